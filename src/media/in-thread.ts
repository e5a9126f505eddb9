import { Worker } from 'node:worker_threads'

/** In milliseconds and megabytes: a file that needs more was made to be a burden. */
const [PATIENCE_MS, MEMORY_MB] = [20_000, 512]

/**
 * What another thread makes of a file's bytes; undefined where it cannot read them, or asks for too much time or memory: no file
 * keeps the portal from its readers. `worker` is a module beside the caller that answers its `workerData` with one message.
 */
export function readInThread<Read>(worker: URL, bytes: Uint8Array): Promise<Read | undefined> {
  const thread = new Worker(worker, {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  return new Promise((resolve) => {
    const late = setTimeout(() => finish(undefined), PATIENCE_MS)
    const finish = (read: Read | undefined) => {
      clearTimeout(late)
      void thread.terminate()
      resolve(read)
    }
    thread.once('message', finish)
    thread.once('error', () => finish(undefined))
    thread.once('exit', () => finish(undefined))
  })
}
