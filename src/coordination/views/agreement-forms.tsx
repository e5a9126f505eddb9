import { BODY_KINDS, type Body } from '../../sites/index.ts'
import { PARTY_ROLES } from '../agreements/agreement.ts'
import { NOTHING_SAID, type Sent } from '../said.ts'
import type { Words } from '../words.ts'
import { Choice, Field, Words as WordsField } from './fields.tsx'

type FormProps = { words: Words; sent: Sent; at: string }

/** One body, or all bodies of a kind, on a side of an agreement. */
export function PartyForm({
  words,
  bodies,
  sent,
  at,
  isDraft,
}: FormProps & { bodies: readonly Body[]; isDraft: boolean }) {
  const said = sent(`${at}/parties`).one
  return (
    <details open={said('side') !== ''}>
      <summary>{words.addParty}</summary>
      <form method="post" action={`${at}/parties`}>
        <Choice
          name="side"
          label={words.side}
          options={['A', 'B', 'C', 'D', 'E'].map((side) => [side, side])}
          chosen={said('side') || 'B'}
        />
        <Choice
          name="partyRole"
          label={words.role}
          options={PARTY_ROLES.map((role) => [role, words.partyRoles[role]])}
          chosen={said('partyRole') || 'member'}
        />
        <Choice
          name="bodyId"
          label={words.partyBody}
          options={bodies.map(({ id, name }) => [id, name])}
          chosen={said('bodyId')}
        >
          <option value="">{words.groupNone}</option>
        </Choice>
        <Choice
          name="groupKind"
          label={words.partyGroup}
          options={BODY_KINDS.map((kind) => [kind, words.kinds[kind]])}
          chosen={said('groupKind')}
        >
          <option value="">{words.groupNone}</option>
        </Choice>
        <Field name="label" label={words.partyLabel} value={said('label')} hint={words.partyLabelHint} />
        {!isDraft && (
          <>
            <Field name="since" type="date" label={words.partySince} value={said('since')} required />
            <Field name="joinBasis" label={words.endBasis} value={said('joinBasis')} max={300} required />
          </>
        )}
        <p class="buttons">
          <button type="submit">{words.addParty}</button>
        </p>
      </form>
    </details>
  )
}

/** An article, clause or point. */
export function ProvisionForm({ words, sent, at }: FormProps) {
  const said = sent(`${at}/provisions`).one
  return (
    <details open={said('path') !== ''}>
      <summary>{words.addProvision}</summary>
      <form method="post" action={`${at}/provisions`}>
        <Field name="path" label={words.path} value={said('path')} hint={words.pathHint} required />
        <Field name="heading" label={words.heading} value={said('heading')} required />
        <WordsField name="content" label={words.content} value={said('content')} />
        <p class="buttons">
          <button type="submit">{words.addProvision}</button>
        </p>
      </form>
    </details>
  )
}

/** That something happened after which a body owes something. */
export function EventForm({
  words,
  bodies,
  id,
  at,
  today,
  sent,
}: FormProps & {
  bodies: readonly Body[]
  /** Of the obligation: a page may have several such forms. */
  id: string
  today: string
}) {
  const said = sent(at)
  return (
    <details open={said !== NOTHING_SAID}>
      <summary>{words.addEvent}</summary>
      <form method="post" action={at}>
        <label for={`event-${id}`}>{words.eventOn}</label>
        <input
          id={`event-${id}`}
          name="on"
          type="date"
          value={said.one('on') || today}
          max={today}
          required
        />
        <label for={`event-body-${id}`}>{words.eventBody}</label>
        <select id={`event-body-${id}`} name="body">
          {bodies.map((body) => (
            <option value={body.id} selected={body.id === said.one('body')}>
              {body.name}
            </option>
          ))}
        </select>
        <p class="buttons">
          <button type="submit">{words.addEvent}</button>
        </p>
      </form>
    </details>
  )
}

type LastDayProps = FormProps & {
  /** Of what ends: a page may have several such forms. */
  id: string
  today: string
}

/** The last day of something, by a decision. */
function LastDayForm({
  words,
  id,
  at,
  today,
  sent,
  says,
  act = says,
  hint,
}: LastDayProps & { says: string; act?: string; hint?: string }) {
  const said = sent(at)
  return (
    <details open={said !== NOTHING_SAID}>
      <summary>{says}</summary>
      <form method="post" action={at}>
        {hint && <p class="hint">{hint}</p>}
        <label for={`last-day-${id}`}>{words.endLastDay}</label>
        <input
          id={`last-day-${id}`}
          name="lastDay"
          type="date"
          value={said.one('lastDay')}
          min={today}
          required
        />
        <label for={`basis-${id}`}>{words.endBasis}</label>
        <input id={`basis-${id}`} name="basis" value={said.one('basis')} maxlength={300} required />
        <p class="buttons">
          <button type="submit">{act}</button>
        </p>
      </form>
    </details>
  )
}

/** The last day of what an agreement asks for. */
export function EndForm(props: LastDayProps) {
  return <LastDayForm {...props} says={props.words.endObligation} />
}

/** The last day on which a party is bound. */
export function LeaveForm({ name, ...props }: LastDayProps & { name: string }) {
  return (
    <LastDayForm
      {...props}
      says={props.words.releaseParty(name)}
      act={props.words.release}
      hint={props.words.releaseLead}
    />
  )
}

/** The last day of an agreement before its term, and the one that takes its place, where one does. */
export function CloseForm({
  words,
  at,
  today,
  sent,
  others,
  version,
  isOver,
}: FormProps & {
  today: string
  others: readonly { id: string; title: string }[]
  version: number
  /** Once its term is over it can only be followed. */
  isOver: boolean
}) {
  if (isOver && others.length === 0) return null
  const said = sent(at)
  return (
    <details open={said !== NOTHING_SAID}>
      <summary>{isOver ? words.followAgreement : words.closeAgreement}</summary>
      <form method="post" action={at}>
        <p class="hint">{words.closeLead}</p>
        <input type="hidden" name="version" value={String(version)} />
        {!isOver && (
          <>
            <label for="endDay">{words.closeDay}</label>
            <input id="endDay" name="endDay" type="date" value={said.one('endDay')} min={today} required />
          </>
        )}
        <Field name="endBasis" label={words.endBasis} value={said.one('endBasis')} max={300} required />
        <Choice
          name="followedBy"
          label={words.followedBy}
          options={others.map(({ id, title }) => [id, title])}
          chosen={said.one('followedBy')}
        >
          {!isOver && <option value="">{words.followedByNone}</option>}
        </Choice>
        <p class="buttons">
          <button type="submit">{isOver ? words.followAgreement : words.closeAgreement}</button>
        </p>
      </form>
    </details>
  )
}

/** Who receives what an agreement asks for. */
export function RecipientsForm({
  words,
  at,
  sent,
  among,
  recipients,
}: FormProps & { among: readonly Body[]; recipients: readonly string[] }) {
  const said = sent(at)
  const chosen = said === NOTHING_SAID ? recipients : said.all('recipients')
  return (
    <details open={said !== NOTHING_SAID}>
      <summary>{words.readdress}</summary>
      <form method="post" action={at}>
        <fieldset>
          <legend>{words.recipients}</legend>
          {among.map(({ id, name }) => (
            <label class="choice">
              <input type="checkbox" name="recipients" value={id} checked={chosen.includes(id)} />
              {name}
            </label>
          ))}
        </fieldset>
        <p class="buttons">
          <button type="submit">{words.readdress}</button>
        </p>
      </form>
    </details>
  )
}
