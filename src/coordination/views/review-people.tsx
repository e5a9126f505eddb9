import { type Attendance, MODES, PARTS, type Statement } from '../reviews/review.ts'
import { NOTHING_SAID } from '../said.ts'
import { Choice, Field, Words as WordsField } from './fields.tsx'
import { named, nameIn, REVIEW_WORDS, type Shown, StrikeButton } from './review-parts.tsx'

/** Who is there, with the title of that day. */
export function PeoplePart({
  words,
  at,
  bodies,
  there,
  writable,
  attendance,
  sent,
}: Shown & { attendance: readonly Attendance[] }) {
  const said = sent(`${at}/attendance`)
  return (
    <section>
      <h2>{words.attendance}</h2>
      <ul class="work">
        {attendance.map(({ id, name, titleThen, bodyId, part, mode, reason }) => (
          <li class="with-act">
            <div>
              <strong>{name}</strong>, {titleThen}
              <p class="hint">
                {nameIn(bodies, bodyId)} · {words.attendeeParts[part]} · {words.attendeeModes[mode]}
                {reason && `: ${reason}`}
              </p>
            </div>
            {writable && <StrikeButton {...{ words }} text={name} at={`${at}/attendance/${id}`} />}
          </li>
        ))}
      </ul>
      {writable && (
        <details open={said !== NOTHING_SAID}>
          <summary>{words.addAttendance}</summary>
          <form method="post" action={`${at}/attendance`}>
            <Field name="name" label={words.attendeeName} value={said.one('name')} required max={200} />
            <Field
              name="titleThen"
              label={words.titleThen}
              value={said.one('titleThen')}
              required
              max={200}
            />
            <Choice name="bodyId" label={words.body} options={named(there)} chosen={said.one('bodyId')} />
            <Choice
              name="part"
              label={words.attendeePart}
              options={PARTS.map((part) => [part, words.attendeeParts[part]])}
              chosen={said.one('part') || 'attendee'}
            />
            <Choice
              name="mode"
              label={words.attendeeMode}
              options={MODES.map((mode) => [mode, words.attendeeModes[mode]])}
              chosen={said.one('mode')}
            />
            <Field name="absence" label={words.absenceReason} value={said.one('absence')} max={300} />
            <p class="buttons">
              <button type="submit">{words.addAttendance}</button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}

/** What was said, body by body. */
export function StatementsPart({
  words,
  at,
  bodies,
  there,
  writable,
  statements,
  sent,
}: Shown & { statements: readonly Statement[] }) {
  const said = sent(`${at}/statements`)
  return (
    <section>
      <h2>{words.statements}</h2>
      {statements.map(({ id, bodyId, speaker, summary, quotable }) => (
        <div class="with-act">
          <blockquote class="said">
            <p>{summary}</p>
            <p class="hint">
              {speaker}, {nameIn(bodies, bodyId)}
              {quotable && ` · ${words.quotable}`}
            </p>
          </blockquote>
          {writable && <StrikeButton {...{ words }} text={speaker} at={`${at}/statements/${id}`} />}
        </div>
      ))}
      {writable && (
        <details open={said !== NOTHING_SAID}>
          <summary>{words.addStatement}</summary>
          <form method="post" action={`${at}/statements`}>
            <Field name="speaker" label={words.speaker} value={said.one('speaker')} required max={200} />
            <label for="statement-body">{words.body}</label>
            <select id="statement-body" name="bodyId">
              {named(there).map(([id, name]) => (
                <option value={id} selected={id === said.one('bodyId')}>
                  {name}
                </option>
              ))}
            </select>
            <WordsField
              name="summary"
              label={words.summary}
              value={said.one('summary')}
              max={REVIEW_WORDS.summary}
            />
            <label class="choice">
              <input type="checkbox" name="quotable" value="yes" checked={said.one('quotable') === 'yes'} />
              {words.quotable}
            </label>
            <p class="buttons">
              <button type="submit">{words.addStatement}</button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}
