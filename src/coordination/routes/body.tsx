import { type DeskContext, deskPage } from '../../accounts/index.ts'
import { type BodyChange, bodiesOn, changesOfBodies, lineageOf, namesOfBody } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'

/** A body: every name that it had, whom it followed and who took over, each by its decision. */
export async function bodyPage(c: DeskContext, register: Register, asking: Asking) {
  const { rows } = register.database
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const all = await bodiesOn(rows, siteId, asking.today)
  const body = all.find((each) => each.id === id)
  if (!body) return c.notFound()
  const words = wordsIn(c.get('language'))
  const names = await namesOfBody(rows, siteId, id)
  const { predecessors, successors } = lineageOf(await changesOfBodies(rows, siteId), id)
  const relatives = (title: string, steps: readonly { change: BodyChange; bodyIds: string[] }[]) =>
    steps.length > 0 && (
      <section>
        <h2>{title}</h2>
        <ul class="work">
          {steps.map(({ change: { kind, on, decision }, bodyIds }) => (
            <li>
              {bodyIds.map((other, index) => (
                <>
                  {index > 0 && ', '}
                  <a href={`${HOME}/bodies/${other}`}>{all.find((each) => each.id === other)?.name}</a>
                </>
              ))}
              <p class="hint">
                {words.changeKinds[kind]}, {words.sinceDay(dayInWords(on))} · {decision.number},{' '}
                {dayInWords(decision.on)}, {decision.issuer}
              </p>
            </li>
          ))}
        </ul>
      </section>
    )
  return deskPage(
    c,
    <RegisterPage {...{ c, register, asking }} title={body.name}>
      <p class="hint">
        {words.kinds[body.kind]} · {words.sinceDay(dayInWords(body.since))}
        {body.until && ` ${words.endedOn(dayInWords(body.until))}`}
      </p>
      {names.length > 1 && (
        <section>
          <h2>{words.bodyNames}</h2>
          <ul class="work">
            {names.map(({ since, name }) => (
              <li>
                {name} <span class="hint">{words.sinceDay(dayInWords(since))}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {relatives(words.predecessors, predecessors)}
      {relatives(words.successors, successors)}
    </RegisterPage>,
  )
}
