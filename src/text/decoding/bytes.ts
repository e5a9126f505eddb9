/** The 256 characters that windows-1252 gives to the bytes 0 to 255, as browsers read them. */
const WINDOWS_1252 = [
  ...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, i) => i)),
]
const BYTE_OF = new Map(WINDOWS_1252.map((character, byte) => [character, byte]))

/** The bytes that were once misread as windows-1252 to give this text, or undefined where one letter has none. */
export function misreadBytes(text: string): Uint8Array | undefined {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const byte = BYTE_OF.get(character) ?? (code < 256 ? code : undefined)
    if (byte === undefined) return undefined
    bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}
