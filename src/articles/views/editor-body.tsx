import type { Words } from '../words.ts'
import { EditorDialogs } from './editor-dialogs.tsx'

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
      <p class="word">
        <label for="word">{words.fromWord}</label>
        <input id="word" type="file" accept=".docx" data-word aria-describedby="word-hint" />
      </p>
      <p class="hint" id="word-hint">
        {words.fromWordHint}
      </p>
      <p role="status" data-brought />
      <textarea name="body" hidden readonly>
        {JSON.stringify(body)}
      </textarea>
      <BlockViews words={words} />
      <EditorDialogs words={words} />
    </>
  )
}

/** How a figure and an attachment are shown while they are written, each with its fields. */
function BlockViews({ words }: { words: Words }) {
  return (
    <>
      <template data-view="figure">
        <fieldset class="block-view">
          <legend>{words.figure.name}</legend>
          <img alt="" loading="lazy" />
          <label>
            {words.figure.alternative}
            <textarea data-field="alternative" rows={2} maxlength={1000} />
          </label>
          <label class="choice">
            <input type="checkbox" data-decorative /> {words.figure.decorative}
          </label>
          <label>
            {words.figure.caption}
            <textarea data-field="caption" rows={2} maxlength={2000} />
          </label>
          <label>
            {words.figure.credit}
            <input data-field="credit" maxlength={300} />
          </label>
          <BlockButtons words={words} />
        </fieldset>
      </template>
      <template data-view="attachment">
        <fieldset class="block-view">
          <legend>{words.attachment.name}</legend>
          <p class="hint" data-name />
          <label>
            {words.attachment.title}
            <input data-field="title" maxlength={300} />
          </label>
          <BlockButtons words={words} />
        </fieldset>
      </template>
    </>
  )
}

function BlockButtons({ words }: { words: Words }) {
  return (
    <p class="buttons">
      <button type="button" data-act="up">
        {words.up}
      </button>
      <button type="button" data-act="down">
        {words.down}
      </button>
      <button type="button" data-act="remove">
        {words.takeOut}
      </button>
    </p>
  )
}
