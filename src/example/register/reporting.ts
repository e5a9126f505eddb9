import { acts } from '../../coordination/index.ts'
import type { Rows } from '../../database/index.ts'
import type { House } from '../../house.ts'
import { bodiesOn } from '../../sites/index.ts'
import { BY, CHAIR_BY, type ExampleRegister, morningOf } from './founding.ts'
import { CORRECTED, DIFFICULTIES, EXTENDED, LATE, WAIVED, which } from './story.ts'

type Duty = Awaited<ReturnType<typeof acts.dutiesIn>>[number]

/** Days after the due day on which a late report came. */
const LATE_DAYS = 6

/** Reports on everything that closed from one day to another, both included, as the story tells it, quarter by quarter. */
export async function reportOn(
  { database }: House,
  register: ExampleRegister,
  from: string,
  until: string,
): Promise<void> {
  const { siteId, obligations } = register
  await database.transact(async (rows) => {
    const calendar = await acts.workingCalendar(rows, siteId)
    await acts.extendHorizon(rows, siteId, calendar, until)
  })
  const all = await acts.dutiesIn(database.rows, obligations, { from, until }, undefined, 100_000)
  for (const [close, duties] of Map.groupBy(all, ({ windowClose }) => windowClose))
    await database.transact(async (rows) => {
      const names = new Map((await bodiesOn(rows, siteId, close)).map(({ id, name }) => [id, name]))
      for (const duty of duties)
        if (duty.setAside === null && duty.handedInOn === null)
          await report(rows, register, duty, names.get(duty.bodyId) ?? '')
    })
}

async function report(rows: Rows, register: ExampleRegister, duty: Duty, bodyName: string): Promise<void> {
  const { siteId, districts, obligations } = register
  const place = which(districts.indexOf(duty.bodyId), obligations.indexOf(duty.obligationId), duty.period)
  const due = duty.dueOriginal ?? duty.windowClose
  if (place === WAIVED) return waive(rows, siteId, duty.id, due)
  if (place === EXTENDED) await extend(rows, siteId, duty, due)
  const late = LATE.includes(place) || place === EXTENDED
  const on = late ? acts.addDays(due, LATE_DAYS) : due
  const difficulty = DIFFICULTIES[place]
  const content = acts.ReportContent.parse({
    did: 'done',
    figure: 40 + (Number.parseInt(duty.id.slice(-4), 16) % 60),
    results: `${duty.title}: đã thực hiện đầy đủ trong kỳ.`,
    difficulties: difficulty
      ? [{ kind: 'obstacle', cause: 'objective', text: difficulty.text, askOf: register.office }]
      : [],
  })
  const sending = { content, receivedOn: on, via: 'system' as const, bodyName }
  const send = (key: string, day: string, more: { kind: 'first' | 'correction'; reason: string }) =>
    acts.handIn(rows, siteId, duty.id, { ...sending, ...more, key, receivedOn: day }, BY, day, morningOf(day))
  await send('first', on, { kind: 'first', reason: '' })
  if (difficulty) await word(rows, register, difficulty)
  const correctedOn = acts.addDays(on, 10)
  if (place === CORRECTED)
    await send('second', correctedOn, { kind: 'correction', reason: 'Cộng nhầm một biểu.' })
  const number = place === CORRECTED ? 2 : 1
  const decision = { number, state: 'accepted' as const, reason: '' }
  const at = morningOf(acts.addDays(on, number === 2 ? 12 : 1))
  await acts.decideReport(rows, siteId, duty.id, decision, CHAIR_BY, at)
}

async function waive(rows: Rows, siteId: string, dutyId: string, due: string): Promise<void> {
  const basis = 'Công văn 112/CTK-VP: địa bàn bị lũ quét'
  await acts.setAside(rows, siteId, dutyId, { how: 'waived', basis }, CHAIR_BY, morningOf(due))
}

async function extend(rows: Rows, siteId: string, { id, bodyId }: Duty, due: string): Promise<void> {
  const [on, proposed] = [acts.addDays(due, -3), acts.addDays(due, LATE_DAYS + 1)]
  const asked = { reason: 'Đường vào hai xã bị sạt lở.', proposed, bodyId, on }
  await acts.askExtension(rows, siteId, id, asked, BY, morningOf(on))
  const extension = (await acts.extensionsOf(rows, id)).at(-1)
  const decision = { id: extension?.id ?? '', granted: proposed, decision: 'Đồng ý theo đề nghị.' }
  await acts.decideExtension(rows, siteId, id, decision, CHAIR_BY, morningOf(acts.addDays(on, 1)))
}

/** Says of a difficulty what readers may know. */
async function word(
  rows: Rows,
  { siteId, agreementId }: ExampleRegister,
  { text, publicText }: { text: string; publicText: string },
): Promise<void> {
  const raised = (await acts.difficultiesOf(rows, siteId, agreementId)).find((each) => each.text === text)
  if (raised)
    await acts.setPublicText(rows, siteId, raised.id, publicText, BY, morningOf(raised.firstRaisedOn))
}
