import type { Child } from 'hono/jsx'
import type { Words } from '../words.ts'

/** What the tools ask that need to know something. */
export function EditorDialogs({ words }: { words: Words }) {
  return (
    <>
      <dialog data-link aria-labelledby="link-label">
        <label for="link" id="link-label">
          {words.linkAddress}
        </label>
        <input id="link" data-value data-wrong={words.linkWrong} inputmode="url" />
        <MarkButtons words={words} />
      </dialog>
      <dialog data-abbreviation aria-labelledby="abbreviation-label">
        <label for="abbreviation" id="abbreviation-label">
          {words.abbreviationMeans}
        </label>
        <input id="abbreviation" data-value data-wrong={words.abbreviationEmpty} maxlength={200} />
        <MarkButtons words={words} />
      </dialog>
      <dialog data-foreign aria-labelledby="foreign-label">
        <label for="foreign" id="foreign-label">
          {words.foreignLanguage}
        </label>
        <select id="foreign" data-value>
          {Object.entries(words.languages).map(([language, name]) => (
            <option value={language}>{name}</option>
          ))}
        </select>
        <p class="hint">{words.foreignHint}</p>
        <MarkButtons words={words} />
      </dialog>
      <dialog data-media aria-label={words.tools.picture} class="wide">
        <file-drop data-lost={words.uploadLost} class="drop">
          <label for="media-file">{words.fromDevice}</label>
          <input id="media-file" type="file" multiple aria-describedby="media-file-hint" />
          <p class="hint" id="media-file-hint">
            {words.fromDeviceHint}
          </p>
          <div aria-live="polite">
            <ul class="told" data-told />
          </div>
        </file-drop>
        <label for="media-search">{words.fromLibrary}</label>
        <input id="media-search" type="search" data-search maxlength={200} />
        <ul class="gallery" data-list />
        <p class="buttons">
          <button type="button" data-cancel>
            {words.cancel}
          </button>
        </p>
      </dialog>
    </>
  )
}

function MarkButtons({ words }: { words: Words }): Child {
  return (
    <p class="buttons">
      <button type="button" class="main-act" data-set>
        {words.set}
      </button>
      <button type="button" data-unset>
        {words.unset}
      </button>
      <button type="button" data-cancel>
        {words.cancel}
      </button>
    </p>
  )
}
