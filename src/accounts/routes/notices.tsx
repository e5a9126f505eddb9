import { momentIn } from '../../web/index.ts'
import type { Person } from '../account.ts'
import { type Desk, type DeskContext, deskPage, deskWords, fieldsOf } from '../desk.ts'
import { noticesFor, placeOf, readNotices, setWantsMail, wantsMail } from '../notifying.ts'
import { namesOf } from '../queries.ts'
import { DeskShell } from '../views/desk-shell.tsx'

const SHOWN = 50

/** What concerns somebody, the last first. */
export async function noticesPage(c: DeskContext, desk: Desk, person: Person) {
  const { rows } = desk.database
  const { id: siteId, zone } = c.get('site')
  const words = deskWords(c)
  const notices = await noticesFor(rows, siteId, person.account.id, SHOWN)
  const names = await namesOf(rows, [...new Set(notices.map(({ by }) => by))])
  const mail = await wantsMail(rows, person.account.id)
  return deskPage(
    c,
    <DeskShell c={c} desk={desk} title={words.notices}>
      <div class="title-row">
        <h1>{words.notices}</h1>
        {notices.some(({ isRead }) => !isRead) && (
          <form method="post" action="/desk/notices/read">
            <input type="hidden" name="until" value={notices[0]?.id} />
            <button type="submit">{words.noticesRead}</button>
          </form>
        )}
      </div>
      {notices.length === 0 && <p class="hint">{words.noticesNone}</p>}
      <ul class="work">
        {notices.map(({ at, act, subject, title, by, note, isRead }) => (
          <li class={isRead ? undefined : 'unread'}>
            <a href={placeOf(act, subject)}>{title || words.untitled}</a>
            <p class="hint">
              {!isRead && <strong>{words.noticeNew} · </strong>}
              {words.noticeOf(act, names.get(by) ?? words.machine)}, {momentIn(zone, at, 'minute').written}
            </p>
            {note && <p class="lines">{note}</p>}
          </li>
        ))}
      </ul>
      <form method="post" action="/desk/notices/mail" class="with-act">
        <p class="hint">{mail ? words.mailOn : words.mailOff}</p>
        <input type="hidden" name="mail" value={mail ? '' : 'yes'} />
        <button type="submit">{mail ? words.mailTurnOff : words.mailTurnOn}</button>
      </form>
    </DeskShell>,
  )
}

/** Says that somebody has read what they saw. */
export async function markNoticesRead(c: DeskContext, desk: Desk, person: Person) {
  const until = (await fieldsOf(c))?.('until') ?? ''
  await desk.database.transact((rows) =>
    readNotices(rows, c.get('site').id, person.account.id, until, desk.clock()),
  )
  return c.redirect('/desk/notices', 303)
}

/** Turns e-mail on or off. */
export async function chooseMail(c: DeskContext, desk: Desk, person: Person) {
  const wants = (await fieldsOf(c))?.('mail') === 'yes'
  await desk.database.transact((rows) => setWantsMail(rows, person.account.id, wants))
  return c.redirect('/desk/notices', 303)
}
