import { type Desk, type DeskContext, DeskShell, deskPage, type Person } from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import type { Site } from '../../sites/index.ts'
import { FRAMED, FRAMING, momentIn } from '../../web/index.ts'
import type { Article } from '../article.ts'
import { asIfPublic, endPreview, openPreview, type Preview, previewed, previewsOf } from '../previewing.ts'
import { storyFor } from '../standing.ts'
import { wordsIn } from '../words.ts'
import { type Work, workFor } from '../work.ts'

/** How the public site shows an article, as HTML; the room that knows is handed in by the application. */
export type ShowAsPublic = (site: Site, request: Request, article: Article) => Promise<string>

/** In pixels: the widths at which a preview is shown. */
const WIDTHS = { phone: 390, desktop: 1280 } as const

/** The revision at hand as readers would see it, at a phone's width and at a desktop's, and who outside may see it. */
export async function previewPage(c: DeskContext, desk: Desk, person: Person) {
  const work = await workOf(c, desk, person)
  if (work) return showPreviews(c, desk, work)
  // Once it is published there is nothing left to see before: its own page says where it stands.
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const story = await storyFor(desk.database.rows, person, 'look-back', siteId, id)
  return story ? c.redirect(`/desk/articles/${id}`, 303) : c.notFound()
}

async function showPreviews(c: DeskContext, desk: Desk, work: Work, secret?: string) {
  const words = wordsIn(c.get('language'))
  const at = desk.clock()
  const previews = await previewsOf(desk.database.rows, work.articleId, at)
  const title = `${words.preview}: ${work.revision.title || words.untitled}`
  for (const [name, value] of Object.entries(FRAMING)) c.header(name, value)
  return deskPage(
    c,
    <DeskShell c={c} desk={desk} title={title}>
      <p class="way">
        <a href={`/desk/articles/${work.articleId}`}>{work.revision.title || words.untitled}</a>
      </p>
      <h1>{words.preview}</h1>
      <Outsiders c={c} work={work} previews={previews} secret={secret} />
      {(['phone', 'desktop'] as const).map((device) => (
        <section>
          <h2>{words.devices[device]}</h2>
          <div class="preview" tabindex={0}>
            <iframe
              src={`/desk/articles/${work.articleId}/preview/page`}
              title={words.devices[device]}
              width={WIDTHS[device]}
              height={760}
              loading="lazy"
            />
          </div>
        </section>
      ))}
    </DeskShell>,
  )
}

function Outsiders({
  c,
  work,
  previews,
  secret,
}: {
  c: DeskContext
  work: Work
  previews: readonly Preview[]
  secret: string | undefined
}) {
  const words = wordsIn(c.get('language'))
  const { zone } = c.get('site')
  const address = secret && `${new URL(c.req.url).origin}/desk/previews/${secret}`
  return (
    <section>
      <h2 id="outsiders">{words.outsiders}</h2>
      <p>{words.outsidersLead}</p>
      {address && (
        <p class="issues done" role="status">
          {words.previewAddress} <a href={address}>{address}</a>
        </p>
      )}
      <ul class="work">
        {previews.map(({ id, number, endsAt }) => (
          <li class="with-act">
            {words.previewUntil(number, momentIn(zone, endsAt, 'minute').written)}
            <form method="post" action={`/desk/articles/${work.articleId}/previews/${id}/end`}>
              <button type="submit">{words.endPreview}</button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={`/desk/articles/${work.articleId}/previews`}>
        <button type="submit">{words.openPreview}</button>
      </form>
    </section>
  )
}

/** What stands in the frames. */
export function previewFrame(show: ShowAsPublic) {
  return async (c: DeskContext, desk: Desk, person: Person) => {
    const work = await workOf(c, desk, person)
    if (!work) return c.notFound()
    for (const [name, value] of Object.entries(FRAMED)) c.header(name, value)
    const page = await show(c.get('site'), c.req.raw, asIfPublic(work, desk.clock()))
    // Readers cannot have these files yet; whoever works on the site can.
    return c.html(page.replaceAll(/\/media\/(?=[0-9a-f]{64}[-.])/g, '/desk/media/files/'))
  }
}

/** Makes an address by which somebody without an account sees the revision at hand. */
export async function beginPreview(c: DeskContext, desk: Desk, person: Person) {
  const work = await workOf(c, desk, person)
  if (!work) return c.notFound()
  const secret = await desk.database.transact(async (rows) => {
    const now = await workOf(c, desk, person, rows)
    return now && openPreview(rows, now, person.account.id, desk.clock())
  })
  return showPreviews(c, desk, work, secret)
}

/** Ends such an address before its time. */
export async function finishPreview(c: DeskContext, desk: Desk, person: Person) {
  const work = await workOf(c, desk, person)
  if (!work) return c.notFound()
  await desk.database.transact((rows) =>
    endPreview(rows, work, c.req.param('preview') ?? '', person.account.id, desk.clock()),
  )
  return c.redirect(`/desk/articles/${work.articleId}/preview#outsiders`, 303)
}

/** What whoever has such an address sees, without an account. */
export function outsiderPage(show: ShowAsPublic) {
  return async (c: DeskContext, desk: Desk) => {
    const site = c.get('site')
    const { rows } = desk.database
    const article = await previewed(rows, site.id, c.req.param('secret') ?? '', desk.clock())
    return article ? c.html(await show(site, c.req.raw, article)) : c.notFound()
  }
}

function workOf(
  c: DeskContext,
  desk: Desk,
  person: Person,
  rows: Rows = desk.database.rows,
): Promise<Work | undefined> {
  return workFor(rows, person, 'see', c.get('site').id, c.req.param('id') ?? '')
}
