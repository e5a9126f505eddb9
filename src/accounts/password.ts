import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { dictionary } from '@zxcvbn-ts/language-common'

/** What speaks against a password: fewer than 12 signs, too many bytes to be typed, or one that thousands have. */
export type PasswordIssue = 'tooShort' | 'tooLong' | 'common'

const [SHORTEST, LONGEST_BYTES, COMMONEST] = [12, 1024, 10_000]
const common = new Set(dictionary['passwords-common'].slice(0, COMMONEST))

export function passwordIssue(password: string): PasswordIssue | undefined {
  const written = password.normalize('NFC')
  if ([...written].length < SHORTEST) return 'tooShort'
  if (Buffer.byteLength(written) > LONGEST_BYTES) return 'tooLong'
  return common.has(written.toLowerCase()) ? 'common' : undefined
}

const derive = promisify(argon2)
/** Memory in KiB, passes and lanes: OWASP's first choice for Argon2id (Password Storage Cheat Sheet, 2025). */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

/** An Argon2id hash in the PHC string format, which says how it was made. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await tagOf(password, { ...COST, nonce })
  const { memory, passes, parallelism } = COST
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(nonce)}$${plain(tag)}`
}

/** Whether a password made the hash. Without a hash it takes the same time and never does, so that nobody learns who has an account. */
export async function fitsPassword(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, tag] = FORM.exec(hash ?? '') ?? []
  if (!nonce || !tag) {
    await tagOf(password, { ...COST, nonce: Buffer.alloc(16) })
    return false
  }
  const known = Buffer.from(tag, 'base64')
  const made = await tagOf(password, {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: known.length,
    nonce: Buffer.from(nonce, 'base64'),
  })
  return timingSafeEqual(made, known)
}

/** The same letters can be typed in two ways (NFC, NFD), by keyboards that nobody chooses. */
function tagOf(password: string, parameters: Omit<Argon2Parameters, 'message'>): Promise<Buffer> {
  return derive('argon2id', { message: password.normalize('NFC'), ...parameters })
}

function plain(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
