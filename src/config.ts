import { resolve } from 'node:path'
import { z } from 'zod'

const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce
    .number('PORT must be a number, such as 8000')
    .int()
    .min(0, 'PORT must be between 0 and 65535')
    .max(65_535, 'PORT must be between 0 and 65535')
    .default(8000),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(?:ql)?:\/\//,
      'DATABASE_URL must be a PostgreSQL address, such as postgres://user@127.0.0.1/bangtin; leave it unset for SQLite in DATA_DIR',
    )
    .optional(),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: 'PUBLIC_URL must be the address that readers type, such as https://suoimo.gov.vn',
    })
    .optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
})

/** What the process was told at its start; parsed once. */
export type Config = {
  host: string
  port: number
  dataDirectory: string
  databaseUrl?: string
  publicUrl?: string
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
}

/** Reads the environment; on a mistake gives one sentence for each. An empty variable counts as unset. */
export function readConfig(
  environment: Record<string, string | undefined>,
): { config: Config } | { mistakes: string[] } {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) return { mistakes: parsed.error.issues.map((issue) => issue.message) }
  const { HOST, PORT, DATA_DIR, DATABASE_URL, PUBLIC_URL, LOG_LEVEL } = parsed.data
  return {
    config: {
      host: HOST,
      port: PORT,
      dataDirectory: resolve(DATA_DIR),
      logLevel: LOG_LEVEL,
      ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
      ...(PUBLIC_URL ? { publicUrl: PUBLIC_URL.replace(/\/+$/, '') } : {}),
    },
  }
}
