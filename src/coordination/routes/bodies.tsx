import { type DeskContext, deskPage, fieldsOf, IssueList } from '../../accounts/index.ts'
import { addBody, BODY_KINDS, bodiesOn, SIDES } from '../../sites/index.ts'
import { fold } from '../../text/index.ts'
import { dayInWords, readDay } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { text } from '../fields.ts'
import { Choice, Field } from '../views/fields.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'

/** Every body of the register, also those that have ended, and a way to a new one. */
export function bodiesPage(c: DeskContext, register: Register, asking: Asking) {
  return show(c, register, asking)
}

async function show(
  c: DeskContext,
  register: Register,
  asking: Asking,
  issues: readonly { field: string; says: string }[] = [],
  said: (name: string) => string = () => '',
) {
  const words = wordsIn(c.get('language'))
  const bodies = await bodiesOn(register.database.rows, c.get('site').id, asking.today)
  return deskPage(
    c,
    <RegisterPage {...{ c, register, asking }} title={words.bodies}>
      <p class="lead-in">{words.bodiesLead}</p>
      <p>
        <a href={`${HOME}/bodies/changes`}>{words.changes}</a>
      </p>
      <IssueList title={words.mistakes} issues={issues} />
      <ul class="work">
        {bodies.map(({ id, name, shortName, kind, since, until }) => (
          <li>
            <a href={`${HOME}/bodies/${id}`}>{name}</a>
            <p class="hint">
              {shortName} · {words.kinds[kind]} · {words.sinceDay(dayInWords(since))}
              {until && ` ${words.endedOn(dayInWords(until))}`}
            </p>
          </li>
        ))}
      </ul>
      <section>
        <h2>{words.addBody}</h2>
        <form method="post" action={`${HOME}/bodies`}>
          <Field name="name" label={words.bodyName} value={said('name')} required />
          <Field name="shortName" label={words.bodyShort} value={said('shortName')} required />
          <Choice
            name="kind"
            label={words.bodyKind}
            options={BODY_KINDS.map((kind) => [kind, words.kinds[kind]])}
            chosen={said('kind')}
          />
          <Choice
            name="side"
            label={words.bodySide}
            options={SIDES.map((side) => [side, words.sides[side]])}
            chosen={said('side')}
          />
          <Choice
            name="parentId"
            label={words.bodyParent}
            options={bodies.filter(({ until }) => until === null).map(({ id, name }) => [id, name])}
            chosen={said('parentId')}
          >
            <option value="">{words.groupNone}</option>
          </Choice>
          {issues.some((issue) => issue.field === 'another') && (
            <label class="choice" id="another">
              <input type="checkbox" name="another" value="yes" />
              {words.bodyAnother}
            </label>
          )}
          <Field name="since" type="date" label={words.bodySince} value={said('since')} required />
          <p class="buttons">
            <button type="submit" class="main-act">
              {words.addBody}
            </button>
          </p>
        </form>
      </section>
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** Puts a body into the register. */
export async function enterBody(c: DeskContext, register: Register, asking: Asking) {
  const field = await fieldsOf(c)
  if (!field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const siteId = c.get('site').id
  const [name, shortName] = [text(300).safeParse(field('name')), text(100).safeParse(field('shortName'))]
  const since = readDay(field('since'))
  if (!name.success || !shortName.success || since === '')
    return show(c, register, asking, [{ field: 'name', says: words.bodyUnfit }], field)
  const bodies = await bodiesOn(register.database.rows, siteId, asking.today)
  const namesake = bodies.find((each) => fold(each.name) === fold(name.data))
  if (namesake && field('another') !== 'yes') {
    const says = words.bodyNamesake(namesake.name, dayInWords(namesake.since))
    return show(c, register, asking, [{ field: 'another', says }], field)
  }
  const body = {
    ...{ name: name.data, shortName: shortName.data, since },
    kind: BODY_KINDS.find((kind) => kind === field('kind')) ?? 'office',
    side: SIDES.find((side) => side === field('side')) ?? 'state',
    parentId: bodies.find(({ id }) => id === field('parentId'))?.id ?? null,
  }
  const [by, at] = [asking.person.account.id, register.clock()]
  await register.database.transact((rows) => addBody(rows, siteId, body, by, at))
  return c.redirect(`${HOME}/bodies?saved=yes`, 303)
}
