import type { Node } from 'prosemirror-model'
import type { Article, Byline } from '../../articles/index.ts'
import type { Attachment, Picture, Recording } from '../../media/index.ts'
import type { Section } from '../../sites/index.ts'
import { slug as slugOf } from '../../text/index.ts'
import { dayInWords, formatNumber, momentIn, safeUrl } from '../../web/index.ts'
import { PATHS } from '../addresses.ts'
import { Explainer, unambiguous } from '../glossary.ts'
import { languageName } from '../languages.ts'
import type { Headline } from '../portal.ts'
import type { Screen } from '../screen.ts'
import type { Words } from '../words.ts'
import { DocumentView, withDateline } from './document.tsx'
import { Listen } from './listen-bar.tsx'
import { Time, When } from './when.tsx'

/** What the page of an article shows. */
export type Shown = {
  screen: Screen
  article: Article
  document: Node | undefined
  section: Section | undefined
  pictures: Map<string, Picture>
  attachments: Map<string, Attachment>
  recording: Recording | undefined
  /** How often it was shown by now; undefined where the site shows no figures. */
  views: number | undefined
  versions: readonly (Headline & { path: string })[]
}

/** An article with what stands around its text: way, headline, days, notices, signature, tags. */
export function ArticleView(shown: Shown) {
  const { screen, article, document, section, pictures, attachments } = shown
  const { site, words, language } = screen
  const { title, lead, dateline, bylines, source, tags } = article.revision
  const explainer = new Explainer(unambiguous(language === site.language ? site.settings.glossary : []))
  return (
    <article>
      {article.kind === 'story' && <Way screen={screen} section={section} />}
      <h1>{title}</h1>
      <Meta {...shown} words={words} />
      {article.notices.map(({ kind, note, at, rewordedAt }) => (
        <aside class="notice">
          <strong>{words.noticeKinds[kind]}</strong> <Time moment={momentIn(site.zone, at, 'day')} />: {note}
          {rewordedAt && (
            <>
              {' '}
              ({words.reworded} <Time moment={momentIn(site.zone, rewordedAt, 'day')} />)
            </>
          )}
        </aside>
      ))}
      <Versions {...shown} />
      {lead && <p class="lead">{withDateline(lead, dateline)}</p>}
      <div class="story">
        {document && (
          <DocumentView
            document={document}
            around={{
              pictures,
              attachments,
              words,
              explainer,
              dateline: lead?.startsWith(dateline ?? '\0') ? null : dateline,
            }}
          />
        )}
      </div>
      <Signature bylines={bylines} source={source} words={words} />
      <Tags tags={tags} words={words} />
    </article>
  )
}

function Way({
  screen: { sections, words, site, language },
  section,
}: {
  screen: Screen
  section: Section | undefined
}) {
  const above = sections.find(({ id }) => id === section?.parentId)
  return (
    <nav aria-label={words.whereAmI}>
      <ol class="crumb">
        <li>
          <a href={PATHS.home}>{words.home}</a>
        </li>
        {[above, section].map(
          (step) =>
            step && (
              <li lang={language === site.language ? undefined : site.language}>
                <a href={PATHS.section(step.slug)}>{step.name}</a>
              </li>
            ),
        )}
      </ol>
    </nav>
  )
}

/** Whether readers were shown another text before: what was written until the first publication is none of theirs. */
function isChangedSince({ revision, appeared, changedAt }: Article): boolean {
  return revision.number > 1 && Date.parse(changedAt) - Date.parse(appeared.at) >= 60_000
}

function Meta({ screen: { site, words, language }, article, recording, views }: Shown & { words: Words }) {
  if (article.kind === 'page')
    return (
      <div class="meta">
        <span>
          {words.changed} <Time moment={momentIn(site.zone, article.changedAt, 'day')} />
        </span>
        <Listen words={words} article={article} recording={recording} />
      </div>
    )
  return (
    <div class="meta">
      <When appeared={article.appeared} zone={site.zone} words={words} labelled />
      {isChangedSince(article) && (
        <span>
          {words.changed} <Time moment={momentIn(site.zone, article.changedAt, 'minute')} />
        </span>
      )}
      {views !== undefined && (
        <span>
          {words.statistics.views}: <span data-figure="views">{formatNumber(views, language)}</span>
        </span>
      )}
      <Listen words={words} article={article} recording={recording} />
    </div>
  )
}

/** The other languages of an article, and those in which it is not there yet, where the site promises them. */
function Versions({ screen: { site, words, language }, article, versions }: Shown) {
  const others = versions.filter((version) => version.language !== article.language)
  const missing = [site.language, ...site.settings.languages].filter(
    (each) => each !== article.language && !others.some((version) => version.language === each),
  )
  if (others.length === 0 && (missing.length === 0 || article.kind === 'page')) return null
  return (
    <p class="versions">
      {others.length > 0 && `${words.inOtherLanguages}: `}
      {others.map(({ path, language: spoken }, index) => (
        <>
          {index > 0 && ', '}
          <a href={path} hreflang={spoken} lang={spoken}>
            {languageName(spoken, spoken)}
          </a>
        </>
      ))}
      {others.length > 0 && '. '}
      {article.kind === 'story' &&
        missing.map((each) => `${words.notTranslated(languageName(each, language))} `)}
    </p>
  )
}

function Signature({
  bylines,
  source,
  words,
}: {
  bylines: Byline[]
  source: Article['revision']['source']
  words: Words
}) {
  if (bylines.length === 0 && !source) return null
  const href = safeUrl(source?.url)
  const name = source?.name || (href && URL.parse(href)?.hostname)
  const day = source?.day && dayInWords(source.day)
  const further = [source?.author, day].filter(Boolean).join(', ')
  return (
    <dl class="signed">
      {bylines.map((byline) => (
        <>
          <dt>{words.roles[byline.role]}</dt>
          <dd>{byline.name}</dd>
        </>
      ))}
      {name && (
        <>
          <dt>{words.source}</dt>
          <dd>
            {href ? (
              <a href={href} rel="noopener">
                {name}
              </a>
            ) : (
              name
            )}
            {further && ` (${further})`}
          </dd>
        </>
      )}
    </dl>
  )
}

function Tags({ tags, words }: { tags: readonly string[]; words: Words }) {
  if (tags.length === 0) return null
  return (
    <ul class="tags" aria-label={words.tags}>
      {tags.map((tag) => (
        <li>
          <a href={PATHS.tag(slugOf(tag))}>{tag}</a>
        </li>
      ))}
    </ul>
  )
}
