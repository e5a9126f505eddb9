/** Text as the house keeps it: Unicode NFC, so that one letter is one spelling whichever keyboard typed it. */
export function normalise(text: string): string {
  return text.normalize('NFC')
}
