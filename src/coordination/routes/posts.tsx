import { type DeskContext, deskPage, fieldsOf, IssueList, peopleOf } from '../../accounts/index.ts'
import { bodiesOn, existsOn } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { POST_ROLES } from '../people/post.ts'
import { appoint, endPost, PostFields, postsOf } from '../people/posts.ts'
import { Choice, Field } from '../views/fields.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'

/** Who is what at which body, and a way to give a post. */
export function postsPage(c: DeskContext, register: Register, asking: Asking) {
  return show(c, register, asking)
}

async function show(
  c: DeskContext,
  register: Register,
  asking: Asking,
  issues: readonly { field: string; says: string }[] = [],
  said: (name: string) => string = () => '',
) {
  const { rows } = register.database
  const words = wordsIn(c.get('language'))
  const siteId = c.get('site').id
  const [people, bodies] = [await peopleOf(rows, siteId), await bodiesOn(rows, siteId, asking.today)]
  const posts = await postsOf(rows, siteId)
  const nameOf = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((each) => each.id === id)?.name ?? ''
  return deskPage(
    c,
    <RegisterPage {...{ c, register, asking }} title={words.posts}>
      <p class="lead-in">{words.postsLead}</p>
      <IssueList title={words.mistakes} issues={issues} />
      <ul class="work">
        {posts.map((post) => (
          <li class="with-act">
            <div>
              <strong>
                {post.delegator
                  ? words.onBehalf(nameOf(people, post.accountId), nameOf(people, post.delegator))
                  : nameOf(people, post.accountId)}
              </strong>
              <p class="hint">
                {post.title}, {nameOf(bodies, post.bodyId)} · {words.postRoles[post.role]} ·{' '}
                {words.sinceDay(dayInWords(post.since))}
                {post.until && ` ${words.endedOn(dayInWords(post.until))}`}
              </p>
            </div>
            {post.until === null || post.until > asking.today ? (
              <form method="post" action={`${HOME}/posts/${post.id}/end`}>
                <button type="submit" aria-label={words.endPostOf(nameOf(people, post.accountId))}>
                  {words.endPost}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      <section>
        <h2>{words.appoint}</h2>
        <p class="hint">
          <a href="/desk/people">{words.inviteFirst}</a>
        </p>
        <form method="post" action={`${HOME}/posts`}>
          <Choice
            name="accountId"
            label={words.person}
            options={people.map(({ id, name }) => [id, name])}
            chosen={said('accountId')}
          />
          <Choice
            name="bodyId"
            label={words.body}
            options={bodies.filter((body) => existsOn(body, asking.today)).map(({ id, name }) => [id, name])}
            chosen={said('bodyId')}
          />
          <Choice
            name="role"
            label={words.postRole}
            options={POST_ROLES.map((role) => [role, words.postRoles[role]])}
            chosen={said('role')}
          />
          <Field
            name="title"
            label={words.postTitle}
            value={said('title')}
            hint={words.postTitleHint}
            required
          />
          <Field name="since" type="date" label={words.from} value={said('since') || asking.today} required />
          <Field name="until" type="date" label={words.to} value={said('until')} />
          <p class="buttons">
            <button type="submit" class="main-act">
              {words.appoint}
            </button>
          </p>
        </form>
      </section>
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** Gives a post at a body to somebody of the site. */
export async function givePost(c: DeskContext, register: Register, asking: Asking) {
  const field = await fieldsOf(c)
  if (!field) return c.notFound()
  const { rows, transact } = register.database
  const words = wordsIn(c.get('language'))
  const siteId = c.get('site').id
  const read = PostFields.safeParse({
    ...{ bodyId: field('bodyId'), accountId: field('accountId'), role: field('role') },
    ...{ title: field('title'), since: field('since'), until: field('until') || null },
  })
  const refuse = (says: string) => show(c, register, asking, [{ field: 'accountId', says }], field)
  const body = (await bodiesOn(rows, siteId, asking.today)).find(({ id }) => id === read.data?.bodyId)
  const isKnown = (await peopleOf(rows, siteId)).some(({ id }) => id === read.data?.accountId)
  if (!read.success || !body || !isKnown) return refuse(words.postUnfit)
  const [by, at] = [asking.person.account.id, register.clock()]
  const given = await transact((open) => appoint(open, siteId, read.data, body, by, at))
  if (given.outcome === 'done') return c.redirect(`${HOME}/posts?saved=yes`, 303)
  return refuse(given.outcome === 'endsBefore' ? words.endsBefore : words.postNotThere)
}

/** Ends a post with today. */
export async function endGivenPost(c: DeskContext, register: Register, asking: Asking) {
  const [by, at] = [asking.person.account.id, register.clock()]
  const [siteId, id] = [c.get('site').id, c.req.param('post') ?? '']
  const ended = await register.database.transact((rows) => endPost(rows, siteId, id, asking.today, by, at))
  return ended ? c.redirect(`${HOME}/posts?saved=yes`, 303) : c.notFound()
}
