import { dayInWords, formatNumber } from '../../web/index.ts'
import type { Agreement } from '../agreements/agreement.ts'
import type { Urging } from '../reminders/urging.ts'
import { periodInWords } from '../saying.ts'
import { words } from '../words.vi.ts'
import type { Written } from './document.ts'
import { initialsOf } from './initials.ts'

/** Everything that the letter of an urging is made of; bodies and people as they were called on its day. */
export type Material = {
  agreement: Agreement
  urging: Urging
  nameOf: (bodyId: string) => string
  issuer: string
  superior: string
  place: string
  signature: Written['signature']
}

/** The draft of an official letter to those who are late (công văn đôn đốc); a person numbers, signs and sends it. */
export function urgingLetterOf(material: Material): Written {
  const { agreement, urging, nameOf, issuer, superior, place, signature } = material
  const bodies = [...new Set(urging.lines.map(({ bodyId }) => bodyId))].map(nameOf)
  const about = `đôn đốc thực hiện ${agreement.title}`
  return {
    ...{ superior, issuer, place, signature, sign: initialsOf(issuer), number: '', on: '' },
    ...{ type: 'Công văn', abstract: about, letter: { about, to: bodies } },
    parts: [
      {
        kind: 'paragraph',
        text: `Thực hiện ${agreement.title} (số ${agreement.number}, ngày ${dayInWords(agreement.issuedOn)}), đến hết ngày ${dayInWords(urging.on)} còn ${formatNumber(urging.lines.length, 'vi')} nhiệm vụ quá hạn của các cơ quan sau:`,
      },
      {
        kind: 'table',
        head: [words.body, words.obligationTitle, words.period, words.due],
        rows: urging.lines.map(({ bodyId, title, period, due }) => [
          ...[nameOf(bodyId), title, periodInWords(period, words), dayInWords(due)],
        ]),
      },
      ...(urging.note ? [{ kind: 'paragraph' as const, text: urging.note }] : []),
      {
        kind: 'paragraph',
        text: `${issuer} đề nghị các cơ quan khẩn trương thực hiện và gửi báo cáo; nếu có khó khăn, vướng mắc, xin nêu rõ trong báo cáo hoặc đề nghị gia hạn.`,
      },
    ],
    annexes: [],
    recipients: ['Như trên', 'Lưu: VT'],
  }
}
