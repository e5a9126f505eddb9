import type { Body } from '../../sites/index.ts'
import { existsOn } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import { type Agreement, type Party, stateOn } from '../agreements/agreement.ts'
import { happens } from '../duties/generating.ts'
import type { Obligation } from '../duties/obligation.ts'
import type { Sent } from '../said.ts'
import { ruleInWords } from '../saying.ts'
import type { Words } from '../words.ts'
import { EndForm, EventForm, RecipientsForm } from './agreement-forms.tsx'
import { receivers } from './obligation-form.tsx'

/** What an agreement asks for, each with the ways to change it; and the ways to see how it goes. */
export function ObligationsPart({
  words,
  at,
  sent,
  obligations,
  agreement,
  parties,
  bodies,
  mayWrite,
  maySeePublications,
  today,
}: {
  words: Words
  at: string
  sent: Sent
  obligations: readonly Obligation[]
  agreement: Agreement
  parties: readonly Party[]
  bodies: readonly Body[]
  mayWrite: boolean
  maySeePublications: boolean
  today: string
}) {
  const isDraft = agreement.state === 'draft'
  const isOver = !isDraft && stateOn(agreement, today) !== 'in-force'
  return (
    <section>
      <h2 id="obligations">{words.obligations}</h2>
      {obligations.length === 0 && <p class="hint">{words.nothing}</p>}
      <ul class="work">
        {obligations
          .filter(({ state }) => mayWrite || state !== 'draft')
          .map(({ id, title, output, state, since, until, rule, recipients }) => (
            <li>
              <strong>{title}</strong>
              <p class="hint">
                {output && `${output} · `}
                {ruleInWords(rule, words)} ·{' '}
                {words.obligationStates[isOver || (until !== null && until < today) ? 'ended' : state]} ·{' '}
                {words.sinceDay(dayInWords(since))}
                {until && ` ${words.endedOn(dayInWords(until))}`}
              </p>
              {mayWrite && state === 'active' && !isDraft && !isOver && agreement.endBasis === '' && (
                <p class="hint">
                  <a href={`${at}/obligations/${id}/rule`}>{words.ruleChange}</a>
                </p>
              )}
              {mayWrite && state === 'active' && !isDraft && !isOver && (
                <RecipientsForm
                  {...{ words, sent, recipients }}
                  at={`${at}/obligations/${id}/recipients`}
                  among={receivers(
                    parties,
                    bodies.filter((body) => existsOn(body, today)),
                  )}
                />
              )}
              {mayWrite && state === 'active' && !isOver && until === null && (
                <EndForm {...{ words, id, sent }} at={`${at}/obligations/${id}/end`} today={today} />
              )}
              {mayWrite && state === 'active' && happens(rule) && (
                <EventForm
                  {...{ words, id, sent }}
                  bodies={bodies.filter((body) => existsOn(body, today))}
                  at={`${at}/obligations/${id}/events`}
                  today={today}
                />
              )}
            </li>
          ))}
      </ul>
      <p class="buttons">
        {!isDraft && (
          <a class="main-act" href={`${at}/matrix`}>
            {words.matrix}
          </a>
        )}
        {mayWrite && !isDraft && !isOver && <a href={`${at}/obligations/new`}>{words.newObligation}</a>}
        {!isDraft && maySeePublications && <a href={`${at}/publications`}>{words.publications}</a>}
      </p>
    </section>
  )
}
