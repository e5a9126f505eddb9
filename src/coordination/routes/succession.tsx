import { type DeskContext, deskPage, IssueList } from '../../accounts/index.ts'
import {
  type Body,
  bodiesOn,
  CHANGE_KINDS,
  type ChangeKind,
  changeBodies,
  changesOfBodies,
  ENDING,
} from '../../sites/index.ts'
import { dayInWords, readDay } from '../../web/index.ts'
import type { PartyRole } from '../agreements/agreement.ts'
import type { Asking, Register } from '../desk.ts'
import { text } from '../fields.ts'
import { NOTHING_SAID, type Said, saidIn } from '../said.ts'
import { type Held, heldBy, isDivisible } from '../succession/held.ts'
import { type Fate, type Succession, succeed } from '../succession/succeeding.ts'
import { workingCalendar } from '../time/calendar-days.ts'
import { Choice, Field } from '../views/fields.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'

type Issue = { field: string; says: string }

/** What decisions have changed bodies, and a form for the next. */
export function changesPage(c: DeskContext, register: Register, asking: Asking) {
  return show(c, register, asking, [], NOTHING_SAID)
}

async function show(
  c: DeskContext,
  register: Register,
  asking: Asking,
  issues: readonly Issue[],
  said: Said,
  held: readonly Held[] = [],
) {
  const { rows } = register.database
  const words = wordsIn(c.get('language'))
  const siteId = c.get('site').id
  const bodies = await bodiesOn(rows, siteId, asking.today)
  const changes = await changesOfBodies(rows, siteId)
  const named = (ids: readonly string[]) =>
    ids.map((id) => bodies.find((body) => body.id === id)?.name ?? '').join(', ')
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={words.changes}
      way={{ href: `${HOME}/bodies`, name: words.bodies }}
    >
      <p class="lead-in">{words.changesLead}</p>
      <IssueList title={words.mistakes} issues={issues} />
      <form method="post" action={`${HOME}/bodies/changes`}>
        <ChangeFields {...{ words, bodies, said }} />
        {held.length > 0 && <Fates {...{ words, held, bodies, said }} />}
        <p class="buttons">
          <button type="submit" class="main-act">
            {held.length > 0 ? words.confirm : words.changeNext}
          </button>
        </p>
      </form>
      <section>
        <h2>{words.changesThere}</h2>
        {changes.length === 0 && <p class="hint">{words.nothing}</p>}
        <ul class="work">
          {changes.map(({ kind, on, decision, originals, results }) => (
            <li>
              <strong>{words.changeKinds[kind]}</strong>: {named(originals)}
              {results.length > 0 && ` → ${named(results)}`}
              <p class="hint">
                {words.sinceDay(dayInWords(on))} · {decision.number}, {dayInWords(decision.on)},{' '}
                {decision.issuer}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

function ChangeFields({ words, bodies, said }: { words: Words; bodies: readonly Body[]; said: Said }) {
  const choice = (name: 'originals' | 'results', label: string, among: readonly Body[]) => (
    <fieldset id={name}>
      <legend>{label}</legend>
      {among.map(({ id, name: called, since, until }) => (
        <label class="choice">
          <input type="checkbox" name={name} value={id} checked={said.all(name).includes(id)} />
          <span>
            {called}{' '}
            <span class="hint">
              {words.sinceDay(dayInWords(since))}
              {until && ` ${words.endedOn(dayInWords(until))}`}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
  return (
    <>
      <Choice
        name="kind"
        label={words.changeKind}
        options={CHANGE_KINDS.filter((kind) => kind !== 'reparent').map((kind) => [
          kind,
          words.changeKinds[kind],
        ])}
        chosen={said.one('kind')}
      />
      <Field name="on" type="date" label={words.changeOn} value={said.one('on')} required />
      <Field name="number" label={words.decisionNumber} value={said.one('number')} required max={100} />
      <Field name="decidedOn" type="date" label={words.decisionOn} value={said.one('decidedOn')} required />
      <Field name="issuer" label={words.decisionIssuer} value={said.one('issuer')} required max={300} />
      {choice(
        'originals',
        words.changeOriginals,
        bodies.filter(({ until }) => until === null),
      )}
      {choice(
        'results',
        words.changeResults,
        bodies.filter(({ until }) => until === null),
      )}
      <Field
        name="newName"
        label={words.changeName}
        value={said.one('newName')}
        hint={words.changeNameHint}
      />
      <Field name="newShort" label={words.bodyShort} value={said.one('newShort')} max={100} />
    </>
  )
}

/** Who may keep what nobody of those that come out of a change takes over: the bodies above, and offices that go on. */
function keepersOf(held: readonly Held[], bodies: readonly Body[], said: Said): Body[] {
  const gone = new Set([...said.all('originals'), ...said.all('results')])
  const from = new Set(held.map(({ bodyId }) => bodyId))
  const above = new Set(bodies.filter(({ id }) => from.has(id)).map(({ parentId }) => parentId))
  return bodies.filter(
    ({ id, kind, until }) =>
      until === null && !gone.has(id) && (above.has(id) || kind === 'office' || kind === 'province'),
  )
}

/** For each thing that an ending body holds: to whom it goes, or that it ends. Nothing is chosen beforehand. */
function Fates({
  words,
  held,
  bodies,
  said,
}: {
  words: Words
  held: readonly Held[]
  bodies: readonly Body[]
  said: Said
}) {
  const results = bodies.filter(({ id }) => said.all('results').includes(id))
  const ends = ENDING.has(said.one('kind') as ChangeKind)
  const others = keepersOf(held, bodies, said)
  return (
    <section>
      <h2 id="fates">{words.fates}</h2>
      <p>{ends ? words.fatesLead : words.fatesLeadStays}</p>
      <input type="hidden" name="seen" value="yes" />
      {held.map((each) => (
        <div class="version">
          <Choice
            name={`fate-${each.id}`}
            label={`${bodies.find((body) => body.id === each.bodyId)?.name}: ${each.kind === 'party' ? words.partyRoles[each.title as PartyRole] : each.title}`}
            options={[
              ...results.map((body) => [body.id, words.fateTo(body.name)] as const),
              ...(results.length > 1 && isDivisible(each) ? [['all', words.fateAll] as const] : []),
              ...others.map((body) => [body.id, words.fateKept(body.name)] as const),
              ['end', words.fateEnd] as const,
            ]}
            chosen={said.one(`fate-${each.id}`)}
          >
            <option value="">{ends ? words.fateOpen : words.fateStays}</option>
          </Choice>
          <Field
            name={`basis-${each.id}`}
            label={words.fateBasis}
            value={said.one(`basis-${each.id}`)}
            hint={words.fateBasisHint}
            max={300}
          />
          <p class="hint">
            {words.heldKinds[each.kind]} · {each.agreement}
          </p>
        </div>
      ))}
    </section>
  )
}

/** Changes bodies by a decision once everything that those which end hold has its own. */
export async function enterChange(c: DeskContext, register: Register, asking: Asking) {
  const said = await saidIn(c)
  if (!said) return c.notFound()
  const words = wordsIn(c.get('language'))
  const siteId = c.get('site').id
  const refuse = (says: string, field = 'kind', held: readonly Held[] = []) =>
    show(c, register, asking, [{ field, says }], said, held)
  const change = changeIn(said)
  if (!change) return refuse(words.changeUnfit)
  const [by, at] = [asking.person.account.id, register.clock()]
  if (change.kind === 'rename') {
    const [name, shortName] = [
      text(300).safeParse(said.one('newName')),
      text(100).safeParse(said.one('newShort')),
    ]
    if (!name.success || !shortName.success) return refuse(words.changeIssues.nameMissing, 'newName')
    if (change.originals.length !== 1) return refuse(words.renameOne, 'originals')
    const names = new Map(change.originals.map((id) => [id, { name: name.data, shortName: shortName.data }]))
    const renamed = await register.database.transact((rows) =>
      changeBodies(rows, siteId, { ...change, results: change.originals, names }, by, at),
    )
    if (renamed.outcome === 'done') return c.redirect(`${HOME}/bodies/changes?saved=yes`, 303)
    return refuse(words.changeIssues[renamed.issues[0] ?? 'unknownBody'])
  }
  const held = await heldBy(register.database.rows, siteId, change.originals, change.on)
  // What goes on living may pass some of it on: it is shown once before anything happens.
  if (!ENDING.has(change.kind) && held.length > 0 && said.one('seen') !== 'yes')
    return show(c, register, asking, [], said, held)
  const succeeded = await register.database.transact(async (rows) =>
    succeed(rows, siteId, change, await workingCalendar(rows, siteId), asking.today, by, at),
  )
  if (succeeded.outcome === 'done') return c.redirect(`${HOME}/bodies/changes?saved=yes`, 303)
  if (succeeded.outcome === 'ahead') return refuse(words.changeAhead, 'on')
  if (succeeded.outcome === 'issues') return refuse(words.changeIssues[succeeded.issues[0] ?? 'unknownBody'])
  return refuse(words.fatesMissing, 'fates', held)
}

/** The change that a form asks for; undefined where it is not whole. */
function changeIn({ one, all }: Said): Succession | undefined {
  const kind = CHANGE_KINDS.find((each): each is ChangeKind => each === one('kind'))
  const [on, decidedOn] = [readDay(one('on')), readDay(one('decidedOn'))]
  const [number, issuer] = [text(100).safeParse(one('number')), text(300).safeParse(one('issuer'))]
  if (!kind || kind === 'reparent' || on === '' || decidedOn === '' || !number.success || !issuer.success)
    return undefined
  const results = kind === 'dissolve' ? [] : [...new Set(all('results'))]
  return {
    ...{ kind, on, originals: [...new Set(all('originals'))], results },
    decision: { number: number.data, on: decidedOn, issuer: issuer.data },
    fateOf: (id) => fateIn(one(`fate-${id}`), text(300).safeParse(one(`basis-${id}`)).data),
  }
}

function fateIn(chosen: string, basis: string | undefined): Fate | undefined {
  if (chosen === '') return undefined
  return chosen === 'end' ? 'end' : { to: chosen, ...(basis ? { basis } : {}) }
}
