import type { Words } from '../words.ts'

/** The text of an article with its tools. The document is a field of the form, as JSON, which the editor keeps up to date. */
export function EditorBody({ body, words }: { body: unknown; words: Words }) {
  return (
    <>
      <p class="label" id="body-label">
        {words.body}
      </p>
      <noscript>
        <p class="hint">{words.needsScript}</p>
      </noscript>
      <div class="writing">
        <div role="toolbar" aria-label={words.toolbar} aria-controls="body" hidden>
          {Object.entries(words.tools).map(([tool, name]) => (
            <button type="button" data-tool={tool} title={name}>
              {name}
            </button>
          ))}
        </div>
        <div id="body" data-body data-label={words.body} />
      </div>
      <textarea name="body" hidden readonly>
        {JSON.stringify(body)}
      </textarea>
      <dialog data-link aria-labelledby="link-label">
        <label for="link" id="link-label">
          {words.linkAddress}
        </label>
        <input id="link" data-link-address data-wrong={words.linkWrong} inputmode="url" />
        <p class="buttons">
          <button type="button" class="main-act" data-link-set>
            {words.linkSet}
          </button>
          <button type="button" data-link-remove>
            {words.linkRemove}
          </button>
          <button type="button" data-link-cancel>
            {words.cancel}
          </button>
        </p>
      </dialog>
    </>
  )
}
