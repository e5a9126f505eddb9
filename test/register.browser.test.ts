import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { accountByEmail } from '../src/accounts/index.ts'
import type { PostRole } from '../src/coordination/people/post.ts'
import { appoint } from '../src/coordination/people/posts.ts'
import { addBody, allSites, bodiesOn } from '../src/sites/index.ts'
import { findBarriers } from './axe.ts'
import { openDesk, type TestDesk } from './desk-people.ts'
import { onServer, type Shared } from './shared-data.ts'

const DISTRICTS = ['Hai Suối', 'Ba Đồi', 'Bốn Núi'].map((name) => `Ủy ban nhân dân huyện ${name}`)
const COMMUNES = ['Xã Bắc Núi', 'Xã Nam Núi']
/** What a phone's camera sees: nothing that is easily made smaller. */
const NOISE = { type: 'gaussian' as const, mean: 128, sigma: 30 }
const OFFICE = 'Cục Thống kê tỉnh Mẫu'

describe.each(['SQLite', 'PostgreSQL'])('the register in a browser (%s)', (engine) => {
  const postgres = inject('postgresUrl')
  const absent = engine === 'PostgreSQL' && postgres === ''
  let desk: TestDesk
  let shared: Shared | undefined
  const people = {} as Record<'administrator' | 'coordinator' | 'leader' | 'officer', Page>
  let agreement = ''
  beforeAll(async () => {
    if (absent) return
    shared = engine === 'PostgreSQL' ? await onServer(postgres) : undefined
    desk = await openDesk(shared?.environment)
    people.administrator = await desk.first()
    people.administrator.setDefaultTimeout(8000)
    const { database, clock } = desk.portal.house
    const siteId = (await allSites(database.rows))[0]?.id ?? ''
    const at = clock()
    await database.transact(async (rows) => {
      const common = { side: 'state' as const, parentId: null, since: '2000-01-01' }
      await addBody(rows, siteId, { ...common, kind: 'office', name: OFFICE, shortName: 'CTK' }, 'test', at)
      for (const name of DISTRICTS)
        await addBody(rows, siteId, { ...common, kind: 'district', name, shortName: name }, 'test', at)
      for (const name of COMMUNES)
        await addBody(rows, siteId, { ...common, kind: 'commune', name, shortName: name }, 'test', at)
    })
    const bodies = await bodiesOn(database.rows, siteId, '2026-01-01')
    const person = async (email: string, name: string, role: PostRole, at_: string, width: number) => {
      const page = await desk.person(email, name, 'member', width)
      const body = bodies.find((each) => each.name === at_) ?? expect.unreachable()
      page.setDefaultTimeout(8000)
      const account = await accountByEmail(database.rows, email)
      const post = { bodyId: body.id, accountId: account?.id ?? '', role, title: 'Chuyên viên' }
      await database.transact((rows) =>
        appoint(rows, siteId, { ...post, since: '2020-01-01', until: null }, body, 'test', at),
      )
      return page
    }
    people.coordinator = await person('dm@mau.example', 'Hà Thị Đầu', 'coordinator', OFFICE, 1280)
    people.leader = await person('ld@mau.example', 'Mai Văn Chủ', 'leader', OFFICE, 1280)
    people.officer = await person('cb@mau.example', 'Lò Văn Ví', 'officer', DISTRICTS[0] ?? '', 390)
  }, 90_000)
  afterAll(async () => {
    if (absent) return
    await desk.stop()
    await shared?.drop()
  })

  const clean = async (page: Page) => {
    expect(await findBarriers(page)).toEqual([])
    const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(wide).toBeLessThanOrEqual(width ?? 0)
  }
  const goes = async (page: Page, selector: string) => {
    await Promise.all([page.waitForNavigation(), page.click(selector)])
    await clean(page)
  }
  const home = () => desk.at('/desk/coordination')

  it.skipIf(absent)('begins with an agreement that comes into force once it is whole', async () => {
    const page = people.coordinator
    await page.goto(`${home()}/agreements`)
    await goes(page, 'a.main-act')
    const fields = {
      ...{ title: 'Quy chế phối hợp cung cấp số liệu đất đai', number: '04/QC', issuedOn: '2025-12-20' },
      ...{ issuer: OFFICE, subject: 'Đất đai', termLabel: 'giai đoạn 2026–2030', since: '2026-01-01' },
    }
    for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value)
    await goes(page, '.main-act')
    agreement = page.url()
    await goes(page, 'text=Cho có hiệu lực')
    expect(await page.textContent('.issues')).toContain('Cần ít nhất hai bên')
    await page.click('text=Thêm bên')
    await page.selectOption('#groupKind', 'district')
    await goes(page, 'form[action$="/parties"] button')
    await page.click('text=Thêm điều khoản')
    await page.fill('#path', 'Đ7.k2')
    await page.fill('#heading', 'Cung cấp số liệu')
    await goes(page, 'form[action$="/provisions"] button')
    const pdf = Buffer.from('%PDF-1.7\nx\n%%EOF\n')
    await page.setInputFiles('#upload', { name: 'quy chế.pdf', mimeType: 'application/pdf', buffer: pdf })
    await goes(page, 'form[action$="/file"] button')
    await goes(page, 'text=Cho có hiệu lực')
    expect(await page.textContent('main')).toContain('Đang hiệu lực')
  })

  it.skipIf(absent)('shows every date of an obligation before anything exists', async () => {
    const page = people.coordinator
    await goes(page, 'text=Thêm nội dung phối hợp')
    await page.fill('#title', 'Cung cấp số liệu quý')
    await page.fill('#unit', 'thửa')
    await page.check('[name=recipients]')
    await goes(page, '.main-act')
    expect(await page.textContent('main')).toContain('17/3/2026')
    await people.leader.goto(`${agreement}/matrix?from=2026-01-01&until=2026-12-31`)
    expect(await people.leader.locator('.matrix tbody tr').count()).toBe(0)
    await goes(page, 'text=Xác nhận và lập')
    await page.goto(`${agreement}/matrix?from=2026-01-01&until=2026-12-31`)
    expect(await page.locator('.matrix tbody tr').count()).toBe(3)
    await clean(page)
  })

  it.skipIf(absent)('shows every date of a changed rule before it holds', async () => {
    const page = people.coordinator
    await page.goto(agreement)
    await goes(page, 'text=Đổi thời hạn')
    const next = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
    await page.fill('#from', next)
    await page.fill('#basis', 'QĐ 9/QĐ-CTK')
    await page.selectOption('#periodKind', 'month')
    await goes(page, 'button:has-text("Xem trước")')
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(8)
    await goes(page, 'text=Xác nhận và lập')
    expect(await page.textContent('main')).toContain('Đã lưu')
  })

  it.skipIf(absent)(
    'keeps a report while it is written on a phone, also without a line, and takes it once',
    async () => {
      const page = people.officer
      await page.goto(home())
      await clean(page)
      await goes(page, 'ul.work a')
      await page.check('[value=done]')
      await page.fill('#figure', '1.234')
      await page.context().setOffline(true)
      await page.fill('#results', 'Đã gửi biểu số 01.')
      await page.fill('#difficulty-0', 'Đường truyền yếu.')
      await page.waitForFunction(() =>
        document.querySelector('[data-status]')?.textContent?.startsWith('Chưa lưu được'),
      )
      await page.context().setOffline(false)
      await page.waitForFunction(
        () => document.querySelector('[data-status]')?.textContent === 'Đã lưu nháp',
        null,
        {
          timeout: 15_000,
        },
      )
      await page.reload()
      expect(await page.inputValue('#results')).toBe('Đã gửi biểu số 01.')
      const photo = await sharp({
        create: { width: 4000, height: 3000, channels: 3, background: '#888', noise: NOISE },
      })
        .jpeg({ quality: 95 })
        .toBuffer()
      const chosen = { name: 'hiện trường.jpg', mimeType: 'image/jpeg', buffer: photo }
      await page.setInputFiles('#upload', chosen)
      await page.waitForSelector('text=Ảnh đã được thu nhỏ')
      const size = await page.evaluate(
        () => document.querySelector<HTMLInputElement>('#upload')?.files?.[0]?.size,
      )
      expect(size).toBeLessThan(photo.length / 2)
      await goes(page, 'form[action$="/evidence"] button')
      expect(await page.textContent('main')).toContain('hiện trường')
      await goes(page, 'text=Gửi báo cáo')
      expect(await page.textContent('main')).toContain('Bản 1')
      expect(
        await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('duties'))),
      ).toEqual([])
    },
  )

  it.skipIf(absent)(
    'lets the office accept it, the body ask for more time and the leader grant it',
    async () => {
      const { coordinator, officer, leader } = people
      await coordinator.goto(home())
      await goes(coordinator, 'ul.work a')
      expect(await coordinator.textContent('main')).toContain('1.234')
      await goes(coordinator, 'button:has-text("Tiếp nhận")')
      await officer.goto(home())
      await goes(officer, 'ul.work a')
      await officer.click('summary:has-text("Đề nghị gia hạn")')
      await officer.fill('#proposed', '2027-06-30')
      await officer.fill('#extensionReason', 'Mưa lũ')
      await goes(officer, 'form[action$="/extensions"] button')
      await leader.goto(home())
      await clean(leader)
      await goes(leader, 'text=Mưa lũ >> xpath=.. >> a')
      await leader.fill('#decision', 'Đồng ý')
      await goes(leader, 'button:has-text("Cho gia hạn")')
      expect(await leader.textContent('main')).toContain('30/6/2027')
    },
  )

  it.skipIf(absent)('urges those who are late once, and shows who has opened it', async () => {
    const { coordinator, officer } = people
    await coordinator.goto(`${agreement}/matrix`)
    await goes(coordinator, 'main a:has-text("Đôn đốc")')
    await coordinator.fill('#note', 'Xin gửi trong tuần này.')
    await goes(coordinator, 'button:has-text("Gửi đôn đốc")')
    expect(await coordinator.textContent('main')).toContain('chưa mở')
    expect(await coordinator.textContent('main')).toContain('Không còn cơ quan nào cần đôn đốc')
    await officer.goto(home())
    await clean(officer)
    expect(await officer.textContent('main')).toContain('Xin gửi trong tuần này.')
    await coordinator.reload()
    expect(await coordinator.textContent('main')).toContain('đã mở ngày')
  })

  it.skipIf(absent)('asks why and hears the answer; hears another view and decides about it', async () => {
    const { leader, officer } = people
    await leader.goto(home())
    await goes(leader, `a:has-text("${DISTRICTS[0]}")`)
    const duty = leader.url()
    await leader.click('summary:has-text("Yêu cầu giải trình")')
    await leader.fill('#question', 'Vì sao chậm?')
    await leader.fill('#answerBy', '2099-01-01')
    await goes(leader, 'form[action$="/explanations"] button')
    await officer.goto(home())
    await goes(officer, 'text=Vì sao chậm? >> xpath=.. >> a')
    await officer.fill('#answer', 'Mất điện ba ngày.')
    await goes(officer, 'text=Gửi giải trình')
    await officer.click('summary:has-text("Gửi ý kiến khác")')
    await officer.fill('#claim', 'Văn bản giao sau ngày hạn.')
    await goes(officer, 'form[action$="/disputes"] button')
    await leader.goto(home())
    await goes(leader, 'text=Văn bản giao sau ngày hạn. >> xpath=.. >> a')
    expect(leader.url().split('#')[0]).toBe(duty.split('#')[0])
    expect(await leader.textContent('main')).toContain('Mất điện ba ngày.')
    await leader.fill('#ruledDue', '2099-01-31')
    await leader.fill('#ruling', 'Đúng như vậy.')
    await goes(leader, 'button:has-text("Chấp nhận") >> nth=0')
    expect(await leader.textContent('main')).toContain('31/1/2099')
  })

  it.skipIf(absent)('lets a leader who is away delegate, and a file that must not be there go', async () => {
    const { coordinator, leader } = people
    await leader.goto(home())
    await leader.click('summary:has-text("Ủy quyền")')
    await leader.fill('#delegation #until', '2099-01-01')
    await goes(leader, '#delegation button:has-text("Ủy quyền")')
    expect(await leader.textContent('#delegation')).toContain('Hà Thị Đầu')
    await coordinator.goto(agreement)
    await goes(coordinator, 'main a:has-text("Gỡ tệp")')
    await coordinator.fill('#removalBasis', 'QĐ 3/QĐ-CTK')
    await goes(coordinator, 'button:has-text("Gỡ tệp")')
    expect(await coordinator.textContent('main')).toContain('theo QĐ 3/QĐ-CTK')
  })

  it.skipIf(absent)(
    'holds a review whose conclusions become tasks, and freezes it once it is signed',
    async () => {
      const { coordinator, leader, officer } = people
      await coordinator.goto(`${agreement}/reviews/new`)
      await coordinator.fill('#plannedOn', '2026-12-01')
      await coordinator.fill('#place', 'Hội trường')
      await goes(coordinator, '.main-act')
      const review = coordinator.url()
      expect(await coordinator.textContent('main')).toContain('Đường truyền yếu.')
      for (const act of ['Mở nhận tài liệu', 'Chốt tài liệu', 'Bắt đầu họp'])
        await goes(coordinator, `text=${act}`)
      await coordinator.click('text=Thêm người dự')
      await coordinator.fill('#name', 'Mai Văn Chủ')
      await coordinator.fill('#titleThen', 'Quyền Cục trưởng')
      await coordinator.selectOption('#bodyId', { label: OFFICE })
      await coordinator.selectOption('#part', 'chair')
      await goes(coordinator, 'form[action$="/attendance"] button')
      await coordinator.fill('#text', 'Các huyện rà soát hồ sơ tồn đọng.')
      await goes(coordinator, 'form[action$="/conclusions"] button')
      await goes(coordinator, 'text=Kết thúc phần kết luận')
      expect(await coordinator.textContent('.issues')).toContain('chưa giao thành nhiệm vụ')
      await coordinator.click('#conclusion-1 summary')
      for (const box of await coordinator.locator('#conclusion-1 [name=owners]').all()) await box.check()
      await coordinator.fill('#output-1', 'Danh sách hồ sơ')
      await coordinator.fill('#leader-1', 'Phó Chủ tịch')
      await coordinator.fill('#due-1', '2027-03-31')
      await goes(coordinator, '#conclusion-1 form[action$="/tasks"] button')
      await goes(coordinator, 'text=Kết thúc phần kết luận')
      await leader.goto(review)
      await goes(leader, '.decisions button:has-text("Ký")')
      expect(await leader.textContent('main')).toContain('Đã ký')
      await coordinator.goto(review)
      expect(await coordinator.locator('form[action$="/conclusions"]').count()).toBe(0)
      await officer.goto(home())
      await goes(officer, 'text=Các huyện rà soát')
      await goes(officer, 'text=Nhận việc')
      expect(await officer.textContent('main')).toContain('Đã nhận')
    },
  )

  it.skipIf(absent)('lets no body end before everything it holds has somewhere to go', async () => {
    const page = people.administrator
    await page.goto(`${home()}/bodies/changes`)
    await clean(page)
    await page.selectOption('#kind', 'divide')
    const fields = {
      on: '2026-01-01',
      number: '15/NQ-HĐND',
      decidedOn: '2025-12-20',
      issuer: 'HĐND tỉnh Mẫu',
    }
    for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value)
    await page.check(`#originals label:has-text("${DISTRICTS[2]}") input`)
    for (const commune of COMMUNES) await page.check(`#results label:has-text("${commune}") input`)
    await goes(page, '.main-act')
    expect(await page.textContent('.issues')).toContain('chưa có nơi nhận')
    const fates = page.locator('[name^=fate-]')
    expect(await fates.count()).toBe(2)
    for (const fate of await fates.all()) await fate.selectOption({ label: `Chuyển cho ${COMMUNES[0]}` })
    await goes(page, '.main-act')
    expect(await page.textContent('main')).toContain('15/NQ-HĐND')
    await people.leader.goto(`${agreement}/matrix?from=2026-01-01&until=2026-12-31`)
    expect(await people.leader.textContent('.matrix tbody')).toContain(COMMUNES[0])
    await clean(people.leader)
  })
})
