import type { Context } from 'hono'
import { type Publication, type PublicSummary, SummaryView } from '../../coordination/index.ts'
import { csvFile, JsonLd, momentIn } from '../../web/index.ts'
import { PATHS } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { cachedFile, cachedPage, type Env, type Screen, screenOf } from '../screen.ts'
import { Shell } from '../views/shell.tsx'
import { VisitorBlock } from '../views/visitor-block.tsx'
import { notFound } from './not-found.tsx'
import { departed } from './withdrawn.tsx'

/** The agreements between bodies of which the public is told. */
export async function agreements(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words, base } = screen
  const shown = await portal.agreements(site.id)
  if (shown.length === 0) return notFound(c, portal)
  const page = (
    <Shell
      screen={screen}
      head={{ title: words.agreements, canonical: base + PATHS.agreements, feeds: PATHS.agreements }}
      beside={<VisitorBlock screen={screen} />}
    >
      <h1>{words.agreements}</h1>
      <p class="lead">{words.agreementsLead}</p>
      <ul class="agreements">
        {shown.map(({ slug, summary: { title, number, subject, termLabel } }) => (
          <li>
            <a href={PATHS.agreement(slug)}>{title}</a>
            <p class="when">{[number, subject, termLabel].filter((said) => said !== '').join(' · ')}</p>
          </li>
        ))}
      </ul>
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`])
}

/** One agreement: the snapshot that was approved, and nothing that changed inside since. */
export async function agreement(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words, base } = screen
  const publication = await portal.agreement(site.id, c.req.param('slug') ?? '')
  if (!publication) return notFound(c, portal)
  const { summary, slug, approvedAt, withdrawnAt: at, reason } = publication
  if (at !== null)
    return departed(c, screen, { kicker: words.publicationWithdrawn, title: summary.title, at, reason })
  const path = PATHS.agreement(slug)
  const page = (
    <Shell
      screen={screen}
      head={{
        title: summary.title,
        canonical: base + path,
        more: <JsonLd value={linkedData(publication, base + path)} />,
      }}
      beside={<VisitorBlock screen={screen} />}
    >
      <p class="kicker">
        <a href={PATHS.agreements}>{words.agreements}</a>
      </p>
      <h1>{summary.title}</h1>
      <SummaryView
        {...{ summary, language: site.language }}
        today={momentIn(site.zone, portal.now(), 'day').machine}
        articles={await articlesIn(screen, summary)}
      />
      <p class="when">
        {approvedAt && words.publishedOn(momentIn(site.zone, approvedAt, 'day').written)}
        {' · '}
        <a href={`${path}.csv`}>CSV</a> · <a href={`${path}.json`}>JSON</a>
      </p>
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`])
}

/** Of the articles that were drafted from reviews, those that readers can open. */
async function articlesIn({ portal, site }: Screen, { reviews }: PublicSummary) {
  const ids = reviews.flatMap(({ articleIds }) => articleIds)
  const [headlines, paths] = [await portal.headlines(site.id, ids), await portal.pathsOf(ids)]
  return new Map(
    headlines.flatMap(({ id, title }) => {
      const path = paths.get(id)
      return path ? [[id, { title, path }] as const] : []
    }),
  )
}

/** What programs are told (schema.org): figures of a day, as data of a body. */
function linkedData({ summary, approvedAt }: Publication, url: string): object {
  const file = (ending: string, encodingFormat: string) => ({
    ...{ '@type': 'DataDownload', contentUrl: `${url}.${ending}`, encodingFormat },
  })
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: summary.title,
    description: `${summary.number}. ${summary.subject}`,
    url,
    datePublished: approvedAt,
    temporalCoverage: `${summary.since}/${summary.asOf}`,
    creator: summary.parties.flatMap(({ members }) =>
      members.map(({ was }) => ({ '@type': 'GovernmentOrganization', name: was })),
    ),
    distribution: [file('json', 'application/json'), file('csv', 'text/csv')],
  }
}

/** The same snapshot as data. */
export async function agreementData(c: Context<Env>, portal: Portal) {
  const { site } = c.var
  const publication = await portal.agreement(site.id, (c.req.param('file') ?? '').replace(/\.json$/, ''))
  if (!publication || publication.withdrawnAt !== null) return notFound(c, portal)
  const { summary, hash, approvedAt, number } = publication
  const { reviews, ...said } = summary
  const data = {
    ...{ publication: number, approvedAt, hash, ...said },
    reviews: reviews.map(({ articleIds: _, ...review }) => review),
  }
  return cachedFile(c, JSON.stringify(data), 'application/json; charset=utf-8', [`site-${site.id}`])
}

/** The figures of the snapshot as a table. */
export async function agreementTable(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words } = screen
  const slug = (c.req.param('file') ?? '').replace(/\.csv$/, '')
  const publication = await portal.agreement(site.id, slug)
  if (!publication || publication.withdrawnAt !== null) return notFound(c, portal)
  const { duties, total, asOf } = publication.summary
  const line = (name: string, { due, done, onTime, overdue, setAside }: PublicSummary['total']) => [
    ...[name, due, done, onTime, overdue, setAside, asOf],
  ]
  const lines = [
    words.agreementColumns,
    ...duties.map(({ title, figures }) => line(title, figures)),
    line(words.total, total),
  ]
  c.header('content-disposition', `attachment; filename="${slug}.csv"`)
  return cachedFile(c, csvFile(lines), 'text/csv; charset=utf-8', [`site-${site.id}`])
}
