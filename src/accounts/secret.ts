import { createHash, randomBytes } from 'node:crypto'

/** A random word of 256 bits that only its bearer knows: the data hold what `hashOf` makes of it. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 in hexadecimal; enough for what is random, not for passwords. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** What a form carries of what it showed, so that who saves over something newer is told. */
export function versionOf(shown: unknown): string {
  return hashOf(JSON.stringify(shown))
}
