import type { Body } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import type { Post } from '../people/post.ts'
import { NOTHING_SAID, type Said } from '../said.ts'
import type { Words } from '../words.ts'
import { Choice, Field } from './fields.tsx'
import { HOME } from './shell.tsx'

/** What a leader's page shows of delegating: the posts that can be, to whom, and what was. */
export type Delegating = {
  posts: readonly { post: Post; colleagues: readonly string[] }[]
  given: readonly Post[]
  names: ReadonlyMap<string, string>
}

type Shown = { bodies: ReadonlyMap<string, Body>; today: string; words: Words; said: Said }

/** Letting a colleague act in one's place for a time, and taking that back. */
export function DelegationPart({ posts, given, names, bodies, today, words, said }: Delegating & Shown) {
  if (posts.length === 0 && given.length === 0) return null
  return (
    <details id="delegation" open={said !== NOTHING_SAID || given.length > 0}>
      <summary>{words.delegation}</summary>
      <p class="hint">{words.delegationLead}</p>
      <ul class="work">
        {given.map((post) => (
          <li class="with-act">
            <div>
              <strong>{names.get(post.accountId)}</strong>
              <p class="hint">
                {bodies.get(post.bodyId)?.name} · {words.sinceDay(dayInWords(post.since))}
                {post.until && ` ${words.endedOn(dayInWords(post.until))}`}
              </p>
            </div>
            {(post.until === null || post.until > today) && (
              <form method="post" action={`${HOME}/delegations/${post.id}/end`}>
                <button type="submit" aria-label={words.delegationEndOf(names.get(post.accountId) ?? '')}>
                  {words.delegationEnd}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {posts.length > 0 && <DelegationForm {...{ posts, names, bodies, today, words, said }} />}
    </details>
  )
}

function DelegationForm({ posts, names, bodies, today, words, said }: Omit<Delegating, 'given'> & Shown) {
  return (
    <form method="post" action={`${HOME}/delegations`}>
      <Choice
        name="delegated"
        label={words.delegationTo}
        options={posts.flatMap(({ post, colleagues }) =>
          colleagues.map(
            (id) => [`${post.id} ${id}`, `${names.get(id)}, ${bodies.get(post.bodyId)?.name ?? ''}`] as const,
          ),
        )}
        chosen={said.one('delegated')}
      />
      <Field name="since" type="date" label={words.from} value={said.one('since') || today} required />
      <Field name="until" type="date" label={words.to} value={said.one('until')} required />
      <p class="buttons">
        <button type="submit">{words.delegationGive}</button>
      </p>
    </form>
  )
}
