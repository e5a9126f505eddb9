import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    // Many tests wait for a process or a browser; two at a time use a machine of two cores well.
    maxWorkers: 2,
    // No room keeps what another test could find, so the files of a worker share what they load.
    isolate: false,
    globalSetup: ['test/find-postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
