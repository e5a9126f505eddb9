import { type DeskContext, DeskShell, versionOf } from '../../accounts/index.ts'
import { momentIn } from '../../web/index.ts'
import type { Library, Use } from '../desk.ts'
import { type Description, descriptionOf, type Item } from '../library.ts'
import { FOCI, SHAPES, type Shape } from '../picture.ts'
import { type Words, wordsIn } from '../words.ts'
import { sizeOf } from './library-page.tsx'

export type ItemProps = {
  c: DeskContext
  library: Library
  item: Item
  uses: readonly Use[]
  canRemove: boolean
  /** Who added it; undefined where it came in by a machine. */
  by: string | undefined
  saved: boolean
  inUse: boolean
  /** What was sent over something newer and not kept. */
  unsaved: Description | undefined
}

/** One thing of the library. */
export function ItemPage(props: ItemProps) {
  const { c, library, item, by, saved, unsaved } = props
  const words = wordsIn(c.get('language'))
  const { zone } = c.get('site')
  return (
    <DeskShell c={c} desk={library} title={item.name || words.unnamed}>
      <p class="way">
        <a href={`/desk/media?kind=${item.is}`}>{words.library}</a>
      </p>
      <h1>{item.name || words.unnamed}</h1>
      {saved && (
        <p class="issues done" role="status">
          {words.saved}
        </p>
      )}
      {unsaved && (
        <p class="issues" role="alert" tabindex={-1}>
          {words.stale}
        </p>
      )}
      <div class="edit">
        <div>
          {item.is === 'picture' && (
            <img
              class="whole"
              src={`/desk/media/files/${item.hash}-800.webp`}
              alt=""
              width={item.width}
              height={item.height}
            />
          )}
          <p class="hint">
            {sizeOf(item, words, c.get('language'))} ·{' '}
            {words.addedBy(by ?? words.machine, momentIn(zone, item.addedAt, 'minute').written)}
          </p>
          {item.is === 'attachment' && (
            <p>
              <a href={`/desk/media/files/${item.hash}.${item.kind}`}>{words.download}</a>
            </p>
          )}
          <DescriptionForm item={item} said={unsaved ?? descriptionOf(item)} words={words} />
        </div>
        <aside>
          <Uses {...props} words={words} />
          {item.is === 'picture' && <Crop item={item} words={words} />}
        </aside>
      </div>
    </DeskShell>
  )
}

function DescriptionForm({ item, said, words }: { item: Item; said: Description; words: Words }) {
  return (
    <form method="post" action={`/desk/media/${item.id}/description`}>
      <input type="hidden" name="version" value={versionOf(descriptionOf(item))} />
      <label for="name">{words.name}</label>
      <input id="name" name="name" maxlength={200} value={said.name} />
      {item.is === 'picture' && (
        <>
          <label for="credit">{words.credit}</label>
          <input
            id="credit"
            name="credit"
            maxlength={300}
            value={said.credit}
            aria-describedby="credit-hint"
          />
          <p class="hint" id="credit-hint">
            {words.creditHint}
          </p>
          <fieldset>
            <legend>{words.focus}</legend>
            <p class="hint">{words.focusHint}</p>
            <div class="foci">
              {FOCI.map((focus) => (
                <label>
                  <input type="radio" name="focus" value={focus} checked={focus === said.focus} />
                  <span>{words.foci[focus]}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </>
      )}
      <p>
        <button type="submit" class="main-act">
          {words.save}
        </button>
      </p>
    </form>
  )
}

function Crop({ item, words }: { item: Item; words: Words }) {
  return (
    <form method="post" action={`/desk/media/${item.id}/crop`}>
      <h2>{words.crop}</h2>
      <p class="hint">{words.cropHint}</p>
      <label for="shape">{words.shape}</label>
      <select id="shape" name="shape">
        {(Object.keys(SHAPES) as Shape[]).map((shape) => (
          <option value={shape}>{words.shapes[shape]}</option>
        ))}
      </select>
      <p>
        <button type="submit">{words.cropNow}</button>
      </p>
    </form>
  )
}

function Uses({ item, uses, canRemove, inUse, words }: ItemProps & { words: Words }) {
  const isFree = uses.every(({ where }) => where === 'past')
  return (
    <section>
      <h2>{words.usedIn}</h2>
      {uses.length === 0 && <p class="hint">{words.unused}</p>}
      <ul class="work">
        {uses.map(({ id, title, where }) => (
          <li>
            <a href={`/desk/articles/${id}`}>{title}</a>
            <p class="hint">{words.uses[where]}</p>
          </li>
        ))}
      </ul>
      {(inUse || (canRemove && !isFree)) && (
        <p class={inUse ? 'wrong' : 'hint'} role={inUse ? 'alert' : undefined}>
          {words.cannotRemove}
        </p>
      )}
      {canRemove && isFree && (
        <details>
          <summary>{words.remove}</summary>
          <form method="post" action={`/desk/media/${item.id}/removal`}>
            <p class="hint">
              {words.removeHint} {uses.length > 0 && words.removePast}
            </p>
            <button type="submit">{words.removeSure}</button>
          </form>
        </details>
      )}
    </section>
  )
}
