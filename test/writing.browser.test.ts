import { Buffer } from 'node:buffer'
import { strToU8, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriers } from './axe.ts'
import { beginArticle, openDesk, says, type TestDesk } from './desk-people.ts'

const picture = (name: string, background: string) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .withExif({ IFD3: { GPSLatitude: '22/1' } })
    .jpeg()
    .toBuffer()
    .then((buffer) => ({ name, mimeType: 'image/jpeg', buffer }))
const PDF = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Pages /Count 3 >> endobj\n%%EOF\n')

/** A Word document of a heading, a bold word and a picture, as small as Word reads one. */
function wordFile(image: Buffer): Buffer {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const run = (text: string, more = '') => `<w:r>${more}<w:t xml:space="preserve">${text}</w:t></w:r>`
  const blip = `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="${r}" r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  const body = `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>${run('Ba thôn')}</w:p><w:p>${run('Cầu dài ')}${run('60 m', '<w:rPr><w:b/></w:rPr>')}</w:p><w:p>${blip}</w:p>`
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
  const rels = (inside: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(types),
      '_rels/.rels': strToU8(
        rels(`<Relationship Id="rId1" Type="${r}/officeDocument" Target="word/document.xml"/>`),
      ),
      'word/_rels/document.xml.rels': strToU8(
        rels(`<Relationship Id="rId1" Type="${r}/image" Target="media/a.jpeg"/>`),
      ),
      'word/styles.xml': strToU8(
        `<w:styles ${w}><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>`,
      ),
      'word/document.xml': strToU8(`<w:document ${w}><w:body>${body}</w:body></w:document>`),
      'word/media/a.jpeg': new Uint8Array(image),
    }),
  )
}

describe('writing in a browser', () => {
  let desk: TestDesk
  let page: Page
  beforeAll(async () => {
    desk = await openDesk()
    page = await desk.person('pv@suoimo.example', 'Lò Văn Thử', 'reporter')
  }, 60_000)
  afterAll(() => desk.stop())

  /** Pastes as a browser does, and gives what stands in the text afterwards. */
  const paste = async (html: string) => {
    await page.click('.ProseMirror')
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    await page.evaluate((content) => {
      const data = new DataTransfer()
      data.setData('text/html', content)
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      document.querySelector('.ProseMirror')?.dispatchEvent(event)
    }, html)
    return (await page.innerHTML('.ProseMirror')).replaceAll(
      / class="[^"]*"| rel="[^"]*"| target="[^"]*"/g,
      '',
    )
  }

  it('adds pictures and files, several at once, and says of each what became of it', async () => {
    await page.goto(desk.at('/desk/media'))
    const zip = Buffer.from(zipSync({ 'a.txt': strToU8('x') }))
    await page.setInputFiles('#file', [
      await picture('cầu.jpg', '#a63'),
      await picture('suối.jpg', '#36a'),
      { name: 'kế hoạch.pdf', mimeType: 'application/pdf', buffer: PDF },
      { name: 'tệp.zip', mimeType: 'application/zip', buffer: zip },
    ])
    await page.waitForSelector('.gallery >> text=suối.jpg')
    expect(await page.locator('.told li').allTextContents()).toEqual([
      'Đã thêm cầu.jpg',
      'Đã thêm suối.jpg',
      'Đã thêm kế hoạch.pdf',
      'tệp.zip: tệp nén không nhận. Xin tải lên từng tệp bên trong.',
    ])
    expect(await findBarriers(page)).toEqual([])
    await page.click('text=cầu.jpg >> nth=-1')
    await page.fill('#credit', 'Lò Văn Thử')
    await page.click('.main-act')
    await page.waitForSelector('.done')
    expect(await findBarriers(page)).toEqual([])
  })

  it('puts a picture and a file into the text, with their words, and shows them to readers', async () => {
    const address = await beginArticle(page, 'Khánh thành cầu treo')
    await page.click('.ProseMirror')
    await page.keyboard.insertText('Sáng nay.')
    await page.click('[data-tool=picture]')
    await page.click('dialog[open] .gallery >> text=cầu.jpg')
    await page.fill('[data-field=caption]', 'Cầu mới')
    expect(await page.inputValue('[data-field=credit]')).toBe('Lò Văn Thử')
    await says(page, 'Đã lưu')
    expect(await page.textContent('[data-issues]')).toContain('chưa có văn bản thay thế')
    await page.fill('[data-field=alternative]', 'Người dân đi qua cầu')
    await page.click('.ProseMirror > p')
    await page.click('[data-tool=attachment]')
    await page.click('dialog[open] [data-list] button')
    await says(page, 'Đã lưu')
    expect(await findBarriers(page)).toEqual([])
    expect(await page.textContent('[data-issues]')).not.toContain('chưa có văn bản thay thế')
    await page.goto(`${address}/preview/page`)
    expect(await page.getAttribute('figure img', 'alt')).toBe('Người dân đi qua cầu')
    expect(await page.textContent('.attachment')).toBe('kế hoạch (PDF, 0,1 KB, 3 trang)')
    const answer = await page.request.get(
      await page.locator('.attachment a').evaluate((a: HTMLAnchorElement) => a.href),
    )
    expect(answer.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "inline; filename*=UTF-8''k%E1%BA%BF%20ho%E1%BA%A1ch.pdf",
      'x-content-type-options': 'nosniff',
    })
    await page.goto(address)
    await page.waitForSelector('.block-view')
  })

  it('moves a picture by its buttons and takes it out', async () => {
    const order = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.ProseMirror > *')].map(
          (each) => each.querySelector('legend')?.textContent ?? each.localName,
        ),
      )
    const before = await order()
    await page.click('.block-view:has([data-field=alternative]) [data-act=up]')
    const after = await order()
    expect(after.indexOf('Ảnh')).toBe(before.indexOf('Ảnh') - 1)
    await page.click('.block-view:has([data-field=alternative]) [data-act=remove]')
    expect(await order()).not.toContain('Ảnh')
  })

  it('takes the words and the pictures of a Word document', async () => {
    await beginArticle(page, 'Từ tệp Word')
    const { buffer } = await picture('x', '#383')
    await page.setInputFiles('[data-word]', {
      ...{ name: 'bài.docx', buffer: wordFile(buffer) },
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    })
    await page.waitForSelector('.block-view img[src]')
    expect(await page.textContent('.ProseMirror h2')).toBe('Ba thôn')
    expect(await page.textContent('.ProseMirror strong')).toBe('60 m')
    await page.setInputFiles('[data-word]', {
      name: 'bài.docx',
      mimeType: 'x/y',
      buffer: Buffer.from('không'),
    })
    await page.waitForFunction(() =>
      document.querySelector('[data-brought]')?.textContent?.includes('không phải tệp'),
    )
  })

  it.each([
    [
      'Word',
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {}</style></head><body lang=VI><h1>Kết quả</h1><p class=MsoNormal>Có <b>60</b> hộ<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Một</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Hai</p><p class=MsoNormal>&nbsp;</p></body></html>`,
      '<h2>Kết quả</h2><p>Có <strong>60</strong> hộ</p><ol><li><p>Một</p></li><li><p>Hai</p></li></ol>',
    ],
    [
      'Google Docs',
      `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700;color:#f00">Đậm</span><span style="font-weight:400"> và </span><span style="font-style:italic">nghiêng</span></p><a href="javascript:alert(1)">x</a></b>`,
      '<p><strong>Đậm</strong> và <em>nghiêng</em></p><p>x</p>',
    ],
    [
      'LibreOffice',
      `<html><head><style type="text/css">td p { margin: 0 }</style></head><body><h4>Đề mục</h4><table><tr><th><p>Thôn</p></th></tr><tr><td><p>Nà Mô</p></td></tr></table></body></html>`,
      '<h3>Đề mục</h3>',
    ],
    [
      'a document of TCVN3',
      `<p style="font-family:.VnTime">§¶ng bé x· Suèi M¬</p><p style="font-family:'.VnTimeH'">tin tøc</p>`,
      '<p>Đảng bộ xã Suối Mơ</p><p>TIN TỨC</p>',
    ],
    ['a document of VNI', `<p><font face="VNI-Times">Hoäi nghò</font></p>`, '<p>Hội nghị</p>'],
  ])('takes clean what is pasted from %s', async (_program, html, expected) => {
    if (!/\/desk\/articles\//.test(page.url())) await beginArticle(page, 'Dán')
    expect(await paste(html)).toContain(expected)
    expect(await page.locator('.ProseMirror script, .ProseMirror [style*=color]').count()).toBe(0)
  })

  it('explains an abbreviation and marks words of another language', async () => {
    await paste('<p>HĐND</p>')
    await page.keyboard.press('Control+A')
    await page.click('[data-tool=abbreviation]')
    await page.fill('#abbreviation', 'Hội đồng nhân dân')
    expect(await findBarriers(page)).toEqual([])
    await page.click('dialog[open] [data-set]')
    expect(await page.getAttribute('.ProseMirror abbr', 'title')).toBe('Hội đồng nhân dân')
    await page.keyboard.press('Control+A')
    await page.click('[data-tool=foreign]')
    await page.click('dialog[open] [data-set]')
    expect(await page.getAttribute('.ProseMirror span[lang]', 'lang')).toBe('en')
    await says(page, 'Đã lưu')
  })
})
