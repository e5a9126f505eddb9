import { resolve } from 'node:path'
import { z } from 'zod'
import { networks, type Proxies } from './web/index.ts'

const port = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535))

const Environment = z.object({
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  PORT: port.default(8000),
  DATA_DIR: z.string().trim().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//)
    .optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isOrigin)
    .optional(),
  INDEXNOW_URL: z.url({ protocol: /^https?$/ }).default('https://api.indexnow.org/indexnow'),
  TRUSTED_PROXIES: z
    .string()
    .transform((written) => networks(written.split(',').map((each) => each.trim())))
    .refine((list) => list !== undefined)
    .optional(),
  PROXY_HEADER: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(['x-forwarded-for', 'forwarded']))
    .default('x-forwarded-for'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().trim().min(1).default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

/** Pages are served from the root of a host: an address with a path, a query or a password would be a promise not kept. */
function isOrigin(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.href === `${url.origin}/`
}

/** A variable that can be set wrongly; the command line has a sentence for each. */
export type Mistake = keyof z.infer<typeof Environment>

/** What the process was told at its start; parsed once. */
export type Config = {
  host: string
  port: number
  dataDirectory: string
  databaseUrl?: string
  publicUrl?: string
  /** The endpoint of the search engines' IndexNow; used only by sites that have a key. */
  indexNowUrl: string
  /** Who may say for whom they ask; without, the address is the socket's. */
  proxies?: Proxies
  /** The server by which people of the desk are told by e-mail, and in whose name; without, they are told in the desk alone. */
  mail?: { smtpUrl: string; from: string }
  /** Where Prometheus asks; without, nobody is told. */
  metrics?: { host: string; port: number }
  logLevel: z.infer<typeof Environment>['LOG_LEVEL']
}

/** Reads the environment, or names the variables that are wrong. An empty one counts as unset. */
export function readConfig(
  environment: Record<string, string | undefined>,
): { config: Config } | { mistakes: Mistake[] } {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success)
    return { mistakes: [...new Set(parsed.error.issues.map(({ path }) => path[0] as Mistake))] }
  const halves = [parsed.data.SMTP_URL, parsed.data.MAIL_FROM]
  if (halves.filter(Boolean).length === 1)
    return { mistakes: [parsed.data.SMTP_URL ? 'MAIL_FROM' : 'SMTP_URL'] }
  const { HOST, PORT, DATA_DIR, DATABASE_URL, PUBLIC_URL, INDEXNOW_URL, LOG_LEVEL } = parsed.data
  const { SMTP_URL, MAIL_FROM } = parsed.data
  const { TRUSTED_PROXIES, PROXY_HEADER, METRICS_PORT, METRICS_HOST } = parsed.data
  return {
    config: {
      host: HOST,
      port: PORT,
      dataDirectory: resolve(DATA_DIR),
      indexNowUrl: INDEXNOW_URL,
      logLevel: LOG_LEVEL,
      ...(DATABASE_URL ? { databaseUrl: DATABASE_URL } : {}),
      ...(TRUSTED_PROXIES ? { proxies: { trusted: TRUSTED_PROXIES, header: PROXY_HEADER } } : {}),
      ...(METRICS_PORT === undefined ? {} : { metrics: { host: METRICS_HOST, port: METRICS_PORT } }),
      ...(SMTP_URL && MAIL_FROM ? { mail: { smtpUrl: SMTP_URL, from: MAIL_FROM } } : {}),
      ...(PUBLIC_URL ? { publicUrl: new URL(PUBLIC_URL).origin } : {}),
    },
  }
}
