/** Addresses of one host that are new, have changed or have left; the key stands at the host as "KEY.txt". */
export type Announcement = { base: string; key: string; paths: readonly string[] }

/** The most addresses that one message may hold (https://www.indexnow.org/documentation). */
export const MOST_ANNOUNCED = 10_000

const WAIT_MS = 30_000

/**
 * Tells the search engines behind an IndexNow endpoint of addresses. Gives what was wrong as a sentence for the log, or
 * undefined where they were accepted (200) or will be once the key has been looked at (202).
 */
export async function announceAll(
  endpoint: string,
  announcement: Announcement,
  stopping?: AbortSignal,
): Promise<string | undefined> {
  try {
    const late = AbortSignal.timeout(WAIT_MS)
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(messageOf(announcement)),
      redirect: 'error',
      signal: stopping ? AbortSignal.any([late, stopping]) : late,
    })
    await answer.body?.cancel()
    return answer.ok
      ? undefined
      : `${new URL(endpoint).host}: ${answer.status} ${MEANING[answer.status] ?? ''}`.trim()
  } catch (error) {
    return `${new URL(endpoint).host}: ${error instanceof Error ? error.message : String(error)}`
  }
}

function messageOf({ base, key, paths }: Announcement) {
  return {
    host: new URL(base).host,
    key,
    keyLocation: `${base}/${key}.txt`,
    urlList: [...new Set(paths)].map((path) => new URL(path, base).href),
  }
}

/** What the protocol says its answers mean. */
const MEANING: Readonly<Record<number, string>> = {
  400: 'the message was not understood',
  403: 'the key was not found at the host',
  422: 'the addresses are not of the host, or the key is not of the right form',
  429: 'too many messages',
}
