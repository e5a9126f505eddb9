import type { Body } from '../../sites/index.ts'
import type { Agreement, Party, Provision } from '../agreements/agreement.ts'
import { isOf } from '../agreements/parties.ts'
import { OBLIGATION_KINDS } from '../duties/obligation.ts'
import type { Said } from '../said.ts'
import { PERIOD_KINDS } from '../time/periods.ts'
import type { Words } from '../words.ts'
import { Choice, Field, Words as WordsField } from './fields.tsx'
import { HOME } from './shell.tsx'

/** So many bodies of a group are named one by one. */
const NAMED = 100

/** Who may receive: the agreement's own parties first, also those of its groups while they can be surveyed; then other offices. */
export function receivers(parties: readonly Party[], bodies: readonly Body[]): Body[] {
  const bound = parties.map((party) => bodies.filter((body) => isOf(party, body)))
  const named = bound.filter((members) => members.length <= NAMED).flat()
  const offices = bodies.filter(({ kind }) => ['office', 'province', 'organisation'].includes(kind))
  return [...new Set([...named, ...offices])]
}

/** What an agreement asks for, of whom, for whom and by when. */
export function ObligationForm({
  words,
  agreement,
  parties,
  bodies,
  provisions,
  said,
}: {
  words: Words
  agreement: Agreement
  parties: readonly Party[]
  bodies: readonly Body[]
  provisions: readonly Provision[]
  said: Said
}) {
  const nameOf = ({ bodyId, label, groupKind }: Party) =>
    bodies.find(({ id }) => id === bodyId)?.name ?? (label || words.kinds[groupKind ?? 'office'])
  return (
    <form method="post" action={`${HOME}/agreements/${agreement.id}/obligations`}>
      <Field name="title" label={words.obligationTitle} value={said.one('title')} required />
      <Choice
        name="kind"
        label={words.obligationKind}
        options={OBLIGATION_KINDS.map((kind) => [kind, words.obligationKinds[kind]])}
        chosen={said.one('kind')}
      />
      <Field name="output" label={words.output} value={said.one('output')} hint={words.outputHint} />
      <Field name="unit" label={words.unit} value={said.one('unit')} hint={words.unitHint} max={60} />
      <Choice
        name="provisionId"
        label={words.provision}
        options={provisions.map(({ id, path, heading }) => [id, `${path} ${heading}`])}
        chosen={said.one('provisionId')}
      />
      <Choice
        name="partyId"
        label={words.holders}
        options={parties.map(
          (party) =>
            [
              ...[
                party.id,
                `${nameOf(party)} (${words.side} ${party.side}, ${words.partyRoles[party.role]})`,
              ],
            ] as [string, string],
        )}
        chosen={said.one('partyId') || parties.find(({ groupKind }) => groupKind)?.id}
      />
      <fieldset id="recipients">
        <legend>{words.recipients}</legend>
        {receivers(parties, bodies).map(({ id, name }) => (
          <label class="choice">
            <input
              type="checkbox"
              name="recipients"
              value={id}
              checked={said.all('recipients').includes(id)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <Field name="since" type="date" label={words.since} value={said.one('since') || agreement.since} />
      <Field name="until" type="date" label={words.until} value={said.one('until')} hint={words.untilHint} />
      <RuleFields words={words} said={said} />
      <p class="buttons">
        <button type="submit" class="main-act">
          {words.preview}
        </button>
      </p>
    </form>
  )
}

/** When something is due: again and again, after an event, at milestones, or never. */
export function RuleFields({ words, said: { one } }: { words: Words; said: Said }) {
  const rule = one('ruleKind') || 'periodic'
  const number = (name: string, label: string, usual: string, hint?: string) => (
    <Field name={name} type="number" label={label} value={one(name) || usual} hint={hint} />
  )
  const part = (kind: string, children: unknown) => (
    <div class="rule-part">
      <label class="choice">
        <input type="radio" name="ruleKind" value={kind} checked={rule === kind} />
        {words.ruleKinds[kind as keyof Words['ruleKinds']]}
      </label>
      {children}
    </div>
  )
  return (
    <fieldset id="rule" class="rule">
      <legend>{words.rule}</legend>
      {part(
        'periodic',
        <>
          <Choice
            name="periodKind"
            label={words.periodKind}
            options={PERIOD_KINDS.map((kind) => [kind, words.periodKinds[kind]])}
            chosen={one('periodKind') || 'quarter'}
          />
          <Choice
            name="deadline"
            label={words.deadline}
            options={(['after-close', 'day-of-month'] as const).map((kind) => [kind, words.deadlines[kind]])}
            chosen={one('deadline')}
          />
          {number('workingDays', words.workingDays, '2')}
          {number('dayOfMonth', words.dayOfMonth, '20', words.dayOfMonthHint)}
          {number('monthsAfter', words.monthsAfter, '0')}
          <Choice
            name="shift"
            label={words.shift}
            options={(['none', 'next', 'last'] as const).map((kind) => [kind, words.shifts[kind]])}
            chosen={one('shift')}
          />
        </>,
      )}
      {part(
        'after-event',
        <>
          {number('eventDays', words.eventDays, '3')}
          <Choice
            name="eventUnit"
            label={words.eventUnit}
            options={(['days', 'working-days'] as const).map((kind) => [kind, words.eventUnits[kind]])}
            chosen={one('eventUnit') || 'working-days'}
          />
        </>,
      )}
      {part(
        'milestones',
        <WordsField
          name="milestones"
          label={words.milestonesLabel}
          value={one('milestones')}
          hint={words.milestonesHint}
        />,
      )}
      {part('none', null)}
    </fieldset>
  )
}
