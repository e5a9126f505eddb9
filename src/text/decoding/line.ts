import { isSyllable } from '../syllable.ts'
import { misreadBytes } from './bytes.ts'
import { fromTcvn3 } from './tcvn3.ts'
import { fromVni } from './vni.ts'

/** The ways in which Vietnamese letters were written, or misread, before and beside Unicode. */
export type Spelling = 'unicode' | 'utf-8 read as windows-1252' | 'tcvn3' | 'vni' | 'windows-1258'

/** One line in Unicode NFC, how it was spelled, and whether letters remain that no Vietnamese word holds. */
export type DecodedLine = { text: string; spelling: Spelling; doubtful: boolean }

const LEGACY: readonly [Spelling, (line: string) => string | undefined][] = [
  ['utf-8 read as windows-1252', fromMisreadUtf8],
  ['tcvn3', fromTcvn3],
  ['vni', fromVni],
  ['windows-1258', fromMisread1258],
]

/** How much better than the line as it stands another reading must be before the line is changed. */
const CLEARLY = 0.3

/**
 * Reads a line as Vietnamese, whichever way it was written. A line is only changed where the other reading turns
 * most of its marked words into well-formed syllables; a line of plain letters, or of another language, stays.
 */
export function decodeLine(line: string): DecodedLine {
  const standing = line.normalize('NFC')
  let best: DecodedLine = { text: standing, spelling: 'unicode', doubtful: false }
  if (!/[^\x20-\x7e]/.test(line)) return best
  const before = wellFormed(standing)
  let most = before === 1 ? 1 : before + CLEARLY
  for (const [spelling, read] of LEGACY) {
    const text = read(line)?.normalize('NFC')
    if (text === undefined || text === standing) continue
    const share = wellFormed(text)
    if (share <= most && !(share === 1 && before < 0.5 && most < 1)) continue
    best = { text, spelling, doubtful: false }
    most = share
  }
  return { ...best, doubtful: best.text.includes('\ufffd') || LEFTOVER.test(best.text) }
}

/** Letters and signs that legacy readings leave behind and that no Vietnamese or English word is written with. */
const LEFTOVER = /[a-zA-Z][¸µ¶·¹¨¾»¼½©ª«¬®]|[¸µ¶·¹¨¾¼½ª¬®§¦][a-z]|[ÃÂÆáºäå][\u0080-\u009f»¼½¾¿ª¡-¯]/u

/** The share, 0 to 1, of words with a letter beyond ASCII that are built like Vietnamese; 1 where there is none. */
function wellFormed(text: string): number {
  const words = (text.match(/[^\s\d.,;:!?()[\]"'“”‘’…/+–—_=<>*&%|-]+/gu) ?? []).filter((word) =>
    /[^\x20-\x7e•]/.test(word),
  )
  if (words.length === 0) return 1
  return words.filter(isSyllable).length / words.length
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Read run by run between blanks, so that one lost byte spoils one word and not the line; a line that was misread twice
 * is read twice. The no-break space that was half of "à" has often become a plain one: it is taken back where that
 * makes a word ("ngÃ y" is "ngày", "lÃ người" is "là người").
 */
function fromMisreadUtf8(line: string): string | undefined {
  const once = runsFromMisreadUtf8(line)
  return once && (runsFromMisreadUtf8(once) ?? once)
}

function runsFromMisreadUtf8(line: string): string | undefined {
  let changed = false
  const read = line
    .replace(/Ã (?= )/g, 'Ã\u00a0')
    // No syllable has forty letters; without a bound a word of 100,000 would be looked at from each of them.
    .replace(/(\S{0,40})Ã (\S{0,40})/gu, (_, before: string, after: string) => {
      const joined = `${readRun(before) ?? before}à${readRun(after) ?? after}`.replace(/\P{L}+$/u, '')
      return isSyllable(joined) && after !== '' ? `${before}Ã\u00a0${after}` : `${before}Ã\u00a0 ${after}`
    })
    .split(' ')
    .map((run) => {
      const text = readRun(run)
      changed ||= text !== undefined && text !== run
      return text ?? run
    })
    .join(' ')
  return changed ? read : undefined
}

function readRun(run: string): string | undefined {
  const bytes = misreadBytes(run)
  if (!bytes) return undefined
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

function fromMisread1258(line: string): string | undefined {
  const bytes = misreadBytes(line)
  return bytes && new TextDecoder('windows-1258').decode(bytes)
}
