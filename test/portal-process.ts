import { type ChildProcess, spawn } from 'node:child_process'

/** A portal in a process of its own, as it is run for readers. */
export type PortalProcess = {
  url: string
  process: ChildProcess
  /** The path of the one-time address for the first administrator, once the portal has printed it. */
  invitation: () => Promise<string>
  kill: (signal?: NodeJS.Signals) => Promise<void>
}

/** Starts a portal that was built; `before` are commands of a shell that runs first and then becomes the portal. */
export function startPortalProcess(
  environment: Readonly<Record<string, string>>,
  before = '',
): Promise<PortalProcess> {
  const portal = spawn(
    'bash',
    [
      '-c',
      `${before}exec "${process.execPath}" --disable-warning=ExperimentalWarning dist/server/cli/main.js start`,
    ],
    {
      env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'fatal', LANG: 'en', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const ended = new Promise<void>((resolve) => portal.once('exit', () => resolve()))
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    portal.kill(signal)
    await ended
  }
  const invited = Promise.withResolvers<string>()
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (lines: Buffer) => {
      said += lines.toString()
      const [url] = /http:\/\/\S+/.exec(said) ?? []
      const [invitation] = /\/desk\/invitations\/\S+/.exec(said) ?? []
      if (invitation) invited.resolve(invitation)
      if (url) resolve({ url, process: portal, kill, invitation: () => invited.promise })
    }
    portal.stdout?.on('data', hear)
    portal.stderr?.on('data', hear)
    portal.once('exit', (code) => reject(new Error(`The portal ended with ${code}: ${said}`)))
  })
}

/** What the home page of a portal says of itself when it is shown. */
export async function saidBy(url: string): Promise<string> {
  const html = await (await fetch(url)).text()
  return /data-said="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
}

/** A browser that nobody else has: each is a visitor of their own. */
export function readerNamed(name: string): string {
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 ${name}`
}

/** Sends one view; gives the status, or 0 where the portal did not answer. */
export async function sendView(url: string, said: string, reader: string): Promise<number> {
  try {
    const answer = await fetch(`${url}/luot-xem`, {
      method: 'POST',
      headers: { 'user-agent': readerNamed(reader), 'content-type': 'application/x-www-form-urlencoded' },
      body: said,
      signal: AbortSignal.timeout(8000),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}
