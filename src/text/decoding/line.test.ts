import { describe, expect, it } from 'vitest'
import { misreadBytes } from './bytes.ts'
import { decodeLine } from './line.ts'
import { fromTcvn3, TCVN3 } from './tcvn3.ts'
import { fromVni, VNI } from './vni.ts'

const SENTENCE =
  'Đảng ủy xã Suối Mơ tổ chức hội nghị sơ kết công tác dân vận, những việc chưa xong được nêu rõ'
const LOWER = 'áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ'

const encode = (text: string, table: ReadonlyMap<string, string>) => {
  const back = new Map([...table].map(([legacy, letter]) => [letter, legacy]))
  return [...text].map((letter) => back.get(letter) ?? letter).join('')
}

describe('legacy tables', () => {
  it.each([...LOWER])('TCVN3 and VNI hold %s and give it back', (letter) => {
    expect(fromTcvn3(encode(letter, TCVN3))).toBe(letter)
    expect(fromVni(encode(letter, VNI))).toBe(letter)
  })

  it.each([...LOWER.toUpperCase()])('VNI holds the capital %s', (letter) => {
    expect(fromVni(encode(letter, VNI))).toBe(letter)
  })

  it('give every letter a spelling of its own', () => {
    expect(new Set(TCVN3.values()).size).toBe(TCVN3.size)
    expect(new Set(VNI.values()).size).toBe(VNI.size)
  })
})

describe('decodeLine', () => {
  it('leaves Unicode, English and numbers as they are, and composes what is decomposed', () => {
    for (const line of [
      SENTENCE,
      'The café of Zürich, naïve: 24°C',
      '569.668 – 24.8',
      'Đắk Lắk, Kon Plông, Ia H’Drai',
      '',
    ]) {
      expect(decodeLine(line)).toMatchObject({ text: line, spelling: 'unicode' })
    }
    expect(decodeLine(SENTENCE.normalize('NFD')).text).toBe(SENTENCE)
  })

  const misread = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))
  it.each([
    ['as it is', (text: string) => misread(text)],
    ['with its no-break spaces made plain', (text: string) => misread(text).replaceAll('\u00a0', ' ')],
    ['with those and the plain ones made one', (text: string) => misread(text).replace(/[\u00a0 ]+/g, ' ')],
    ['twice', (text: string) => misread(misread(text))],
  ])('reads UTF-8 that was misread, %s', (_how, spoil) => {
    const sentence = 'Sáng ngày nay, xã Suối Mơ là nơi họp; bà con làm đường và trồng rừng'
    expect(decodeLine(spoil(sentence)).text).toBe(sentence)
  })

  it('reads the other words of a line in which a byte was lost', () => {
    expect(decodeLine(misread('Suối Mơ họp dân bàn làm đường').replace('á»', '\ufffd'))).toMatchObject({
      text: expect.stringContaining('Mơ họp dân bàn làm đường'),
      doubtful: true,
    })
  })

  it('recognises each legacy spelling by what it becomes', () => {
    expect(decodeLine(encode(SENTENCE, TCVN3))).toEqual({
      text: SENTENCE,
      spelling: 'tcvn3',
      doubtful: false,
    })
    expect(decodeLine(encode(SENTENCE, VNI))).toEqual({ text: SENTENCE, spelling: 'vni', doubtful: false })
    const misread = new TextDecoder('windows-1252').decode(new TextEncoder().encode(SENTENCE))
    expect(decodeLine(misread)).toEqual({
      text: SENTENCE,
      spelling: 'utf-8 read as windows-1252',
      doubtful: false,
    })
  })

  it('reads windows-1258, where tones are characters of their own', () => {
    const line = 'H\u00f4\u00f2i nghi\u00f2 s\u00f5 k\u00ea\u00ect'
    expect(new TextDecoder('windows-1258').decode(misreadBytes(line)).normalize('NFC')).toBe(
      'Hội nghị sơ kết',
    )
    expect(decodeLine(line)).toMatchObject({ text: 'Hội nghị sơ kết', spelling: 'windows-1258' })
  })

  it('keeps the soft hyphen of TCVN3, which is the letter ư', () => {
    expect(decodeLine('tr­íc ®©y, ®­îc').text).toBe('trước đây, được')
  })

  it('says when a letter was lost before the file was written', () => {
    expect(decodeLine('Hội ngh� sơ kết').doubtful).toBe(true)
  })
})
