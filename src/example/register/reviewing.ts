import { acts } from '../../coordination/index.ts'
import type { Rows } from '../../database/index.ts'
import type { House } from '../../house.ts'
import { bodiesOn } from '../../sites/index.ts'
import { BY, CHAIR_BY, type ExampleRegister, morningOf } from './founding.ts'
import { CHAIR, CONCLUSIONS, DIFFICULTIES, FINAL, INTERIM, SECRETARY, SUCCESSION } from './story.ts'

/** Holds the review at mid-term: seven conclusions, four of them with tasks, signed. Gives its id. */
export async function holdInterim(house: House, register: ExampleRegister): Promise<string> {
  const id = await house.database.transact(async (rows) => {
    const review = await begin(rows, register, 'interim', INTERIM)
    for (const { text, task, answers } of CONCLUSIONS) {
      const raised = answers && DIFFICULTIES[answers]?.text
      const conclusion = await conclude(rows, register, review, INTERIM.plannedOn, text, raised)
      if (task) await give(rows, register, review, conclusion, { content: text, ...task }, INTERIM.plannedOn)
      else await direct(rows, register, review, conclusion, INTERIM.plannedOn)
    }
    await sign(rows, register, review, INTERIM.plannedOn, INTERIM.nextOn)
    return review
  })
  await house.database.transact((rows) => carryOut(rows, register, id))
  return id
}

/** Holds the last review, in which districts and those who followed them stand side by side. */
export function holdFinal(house: House, register: ExampleRegister): Promise<string> {
  return house.database.transact(async (rows) => {
    const review = await begin(rows, register, 'final', FINAL)
    const text = 'Tiếp tục phối hợp theo quy chế mới giữa Cục với các xã, phường.'
    const conclusion = await conclude(rows, register, review, FINAL.plannedOn, text)
    await direct(rows, register, review, conclusion, FINAL.plannedOn)
    await sign(rows, register, review, FINAL.plannedOn)
    return review
  })
}

async function begin(
  rows: Rows,
  { siteId, agreementId, office, districts, communes }: ExampleRegister,
  kind: 'interim' | 'final',
  { plannedOn, coversFrom, coversUntil, place }: typeof INTERIM | typeof FINAL,
): Promise<string> {
  const called = {
    agreementId,
    kind,
    coversFrom,
    coversUntil,
    plannedOn,
    place,
    hostId: office,
    supplements: null,
  }
  const at = morningOf(plannedOn)
  const id = await acts.callReview(rows, siteId, called, BY, morningOf(acts.addDays(plannedOn, -30)))
  const turn = (act: 'open-papers' | 'lock-papers' | 'begin', more = {}) =>
    acts.turnReview(rows, siteId, id, act, more, BY, at)
  await turn('open-papers')
  await turn('lock-papers')
  await turn('begin', { heldOn: plannedOn })
  const there = { mode: 'in-person' as const, reason: '' }
  const came = [
    { ...there, ...CHAIR, bodyId: office, part: 'chair' as const },
    { ...there, ...SECRETARY, bodyId: office, part: 'secretary' as const },
    ...(kind === 'interim' ? districts : communes.map(([lead]) => lead)).map((bodyId, index) => ({
      ...{ ...there, bodyId, part: 'attendee' as const, name: `Đại biểu thứ ${index + 1}` },
      titleThen: kind === 'interim' ? 'Phó Chủ tịch UBND huyện' : 'Phó Chủ tịch UBND xã',
    })),
  ]
  for (const item of came) await acts.enter(rows, siteId, id, { kind: 'attendance', item }, BY, at)
  return id
}

async function conclude(
  rows: Rows,
  { siteId, agreementId }: ExampleRegister,
  review: string,
  on: string,
  text: string,
  raised?: string,
): Promise<string> {
  const difficulties = await acts.difficultiesOf(rows, siteId, agreementId)
  const difficultyIds = difficulties.filter((each) => each.text === raised).map(({ id }) => id)
  const item = { text, kind: null, isPublic: true, difficultyIds }
  const entered = await acts.enter(rows, siteId, review, { kind: 'conclusion', item }, BY, morningOf(on))
  if (entered.outcome !== 'done') throw new Error('The example review takes no conclusion')
  return entered.id
}

async function direct(
  rows: Rows,
  { siteId }: ExampleRegister,
  review: string,
  conclusion: string,
  on: string,
) {
  await acts.classify(rows, siteId, review, conclusion, 'direction', BY, morningOf(on))
}

async function give(
  rows: Rows,
  { siteId, districts, office }: ExampleRegister,
  review: string,
  conclusion: string,
  task: { content: string; of: 'all' | number; output: string; due: string },
  on: string,
): Promise<void> {
  const { content, of, output, due } = task
  const given = {
    ...{ content, output, due, noDueReason: '', holderId: office, leader: 'Phó Cục trưởng Lý Thị Lo' },
    ownerIds: of === 'all' ? districts : [districts[of] ?? office],
  }
  await acts.assign(rows, siteId, review, conclusion, given, BY, morningOf(on))
}

async function sign(
  rows: Rows,
  register: ExampleRegister,
  review: string,
  on: string,
  nextOn: string | null = null,
): Promise<void> {
  const { siteId, agreementId } = register
  await acts.turnReview(rows, siteId, review, 'conclude', { nextOn }, BY, morningOf(on))
  const [agreement, now] = [
    await acts.agreementById(rows, siteId, agreementId),
    await acts.reviewById(rows, siteId, review),
  ]
  if (!agreement || !now) throw new Error('The example review is lost')
  const facts = await acts.factsOf(rows, agreement, now, await bodiesOn(rows, siteId, on), on)
  const signed = await acts.signReview(
    rows,
    siteId,
    review,
    { snapshot: JSON.stringify(facts) },
    CHAIR_BY,
    morningOf(on),
  )
  if (signed.outcome !== 'done') throw new Error('The example review cannot be signed')
}

/** What was done of the tasks before the districts ended: each validated by the office. */
async function carryOut(rows: Rows, { siteId, office }: ExampleRegister, review: string): Promise<void> {
  const done = new Set(CONCLUSIONS.filter(({ task }) => task?.done).map(({ text }) => text))
  const tasks = (await acts.tasksOfReview(rows, review)).filter(({ content }) => done.has(content))
  // A shared one closes after its shares.
  for (const { id, ownerId, dueOriginal } of [...tasks].sort((one) => (one.parentId ? -1 : 1))) {
    const at = morningOf(dueOriginal ?? INTERIM.plannedOn)
    const turn = (act: 'accept' | 'report-done' | 'close', actingFor: string, note = '') =>
      acts.turnTask(rows, siteId, id, act, { note, actingFor: [actingFor], isChair: true }, BY, at)
    await turn('accept', ownerId)
    await turn('report-done', ownerId, 'Đã hoàn thành, gửi kèm danh sách.')
    await turn('close', office, 'Đã kiểm tra, đạt yêu cầu.')
  }
}

/** On one day every district ends; what it holds goes, by decision, to the first of the communes that follow it. */
export async function passToCommunes(house: House, register: ExampleRegister): Promise<void> {
  const { siteId, districts, communes } = register
  const { on, decision } = SUCCESSION
  await house.database.transact(async (rows) => {
    const calendar = await acts.workingCalendar(rows, siteId)
    for (const [index, district] of districts.entries()) {
      const [lead, other] = communes[index] ?? ['', '']
      const change = { kind: 'divide' as const, on, decision, originals: [district], results: [lead, other] }
      const succession = { ...change, fateOf: () => ({ to: lead }) }
      const passed = await acts.succeed(rows, siteId, succession, calendar, on, BY, morningOf(on))
      if (passed.outcome !== 'done') throw new Error(`The example succession is ${passed.outcome}`)
    }
  })
}
