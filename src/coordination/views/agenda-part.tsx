import { type Matter, notYetOn } from '../reviews/agenda.ts'
import type { AgendaItem } from '../reviews/review.ts'
import { NOTHING_SAID } from '../said.ts'
import { type Shown, StrikeButton } from './review-parts.tsx'
import { HOME } from './shell.tsx'

/** What is on the agenda, what of the matters that are open may still come onto it, and a line for anything else. */
export function AgendaPart({
  words,
  at,
  writable,
  sent,
  agenda,
  matters,
}: Shown & { agenda: readonly AgendaItem[]; matters: readonly Matter[] }) {
  const said = sent(`${at}/agenda`)
  const left = notYetOn(agenda, matters)
  return (
    <section>
      <h2>{words.agenda}</h2>
      <ol class="agenda">
        {agenda.map(({ id, kind, text, refId }) => (
          <li>
            <div class="with-act">
              <span>
                {refId ? (
                  <a href={`${HOME}/${kind === 'carried' ? 'tasks' : 'difficulties'}/${refId}`}>{text}</a>
                ) : (
                  text
                )}{' '}
                <span class="hint">({words.agendaKinds[kind]})</span>
              </span>
              {writable && <StrikeButton {...{ words, text }} at={`${at}/agenda/${id}`} />}
            </div>
          </li>
        ))}
      </ol>
      {writable && left.length > 0 && (
        <details>
          <summary>{words.mattersLeft}</summary>
          <form method="post" action={`${at}/matters`}>
            <fieldset>
              <legend>{words.mattersChoose}</legend>
              {left.map(({ kind, refId, text }) => (
                <label class="choice">
                  <input type="checkbox" name="matters" value={refId} />
                  {text} <span class="hint">({words.agendaKinds[kind]})</span>
                </label>
              ))}
            </fieldset>
            <p class="buttons">
              <button type="submit">{words.mattersPut}</button>
            </p>
          </form>
        </details>
      )}
      {writable && (
        <details open={said !== NOTHING_SAID}>
          <summary>{words.addAgenda}</summary>
          <form method="post" action={`${at}/agenda`}>
            <label for="agenda">{words.addAgenda}</label>
            <input id="agenda" name="text" value={said.one('text')} required maxlength={2000} />
            <p class="buttons">
              <button type="submit">{words.addAgenda}</button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}
