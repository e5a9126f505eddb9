import { Worker } from 'node:worker_threads'

/** In milliseconds and bytes: a file that needs more was made to be a burden. */
const [PATIENCE_MS, MOST_BYTES] = [20_000, 512_000_000]
/** How often a thread is asked how much it holds, in milliseconds: what it unfolds lies outside of what a thread can be bounded to. */
const LOOK_MS = 100

/** Files wait for one another: several at once would need several times the memory. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * What another thread makes of a file's bytes; undefined where it asks for too much time or memory, or breaks: no file keeps the portal
 * from its readers. `worker` is a module beside the caller that answers its `workerData` with one message.
 */
export function readInThread<Read>(worker: URL, bytes: Uint8Array): Promise<Read | undefined> {
  const read = turn.then(() => readNow<Read>(worker, bytes))
  turn = read
  return read
}

function readNow<Read>(worker: URL, bytes: Uint8Array): Promise<Read | undefined> {
  const thread = new Worker(worker, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_BYTES / 1_000_000 },
  })
  return new Promise((resolve) => {
    const late = setTimeout(() => finish(undefined), PATIENCE_MS)
    const look = setInterval(async () => {
      const { external_memory = 0 } = (await thread.getHeapStatistics().catch(() => undefined)) ?? {}
      if (external_memory > MOST_BYTES) finish(undefined)
    }, LOOK_MS)
    const finish = (read: Read | undefined) => {
      clearTimeout(late)
      clearInterval(look)
      void thread.terminate()
      resolve(read)
    }
    thread.once('message', finish)
    thread.once('error', () => finish(undefined))
    thread.once('exit', () => finish(undefined))
  })
}
