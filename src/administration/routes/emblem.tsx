import { type DeskContext, deskPage, IssueList, type Person } from '../../accounts/index.ts'
import { keepPicture, storePicture } from '../../media/index.ts'
import { changeSite, siteForChange } from '../../sites/index.ts'
import type { Office } from '../desk.ts'
import { OfficePage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'

/** In bytes. */
const LARGEST = 10_000_000

/** The picture that stands for the body, in place of letters. */
export async function emblemPage(c: DeskContext, office: Office, _person: Person) {
  return show(c, office)
}

function show(c: DeskContext, office: Office, issues: readonly { field: string; says: string }[] = []) {
  const words = wordsIn(c.get('language'))
  const { emblemPicture } = c.get('site').settings
  return deskPage(
    c,
    <OfficePage c={c} office={office} title={words.emblemTitle}>
      <p class="lead-in">{words.emblemLead}</p>
      <IssueList title={words.mistakes} issues={issues} />
      {emblemPicture && (
        <form method="post" action="/desk/site/emblem/removal">
          <p>
            <img src={office.emblemAt(emblemPicture)} alt={words.emblemNow} width="64" height="64" />
          </p>
          <button type="submit">{words.emblemRemove}</button>
        </form>
      )}
      <form method="post" action="/desk/site/emblem" enctype="multipart/form-data">
        <label for="picture">{words.emblemFile}</label>
        <input
          id="picture"
          name="picture"
          type="file"
          accept="image/*"
          required
          aria-describedby="picture-hint"
        />
        <p class="hint" id="picture-hint">
          {words.emblemHint}
        </p>
        <p class="buttons">
          <button type="submit" class="main-act">
            {words.save}
          </button>
        </p>
      </form>
    </OfficePage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** Takes a picture as the body's emblem, made anew from its pixels. */
export async function changeEmblem(c: DeskContext, office: Office, person: Person) {
  const form = await c.req.formData().catch(() => undefined)
  const file = form?.get('picture')
  const bytes = file instanceof File && file.size <= LARGEST && new Uint8Array(await file.arrayBuffer())
  const stored = bytes && (await storePicture(office.storage, bytes, 'emblem'))
  if (!stored) return show(c, office, [{ field: 'picture', says: wordsIn(c.get('language')).emblemUnfit }])
  const [by, at] = [person.account.id, office.clock()]
  await office.database.transact(async (rows) => {
    const site = await siteForChange(rows, c.get('site').id)
    await keepPicture(rows, site.id, stored, by, at)
    await changeSite(rows, site, { settings: { emblemPicture: stored.hash } }, by, at)
  })
  return c.redirect('/desk/site/emblem?saved=yes', 303)
}

/** Goes back to letters, or hills. */
export async function endEmblem(c: DeskContext, office: Office, person: Person) {
  await office.database.transact(async (rows) => {
    const site = await siteForChange(rows, c.get('site').id)
    await changeSite(rows, site, { settings: { emblemPicture: '' } }, person.account.id, office.clock())
  })
  return c.redirect('/desk/site/emblem?saved=yes', 303)
}
