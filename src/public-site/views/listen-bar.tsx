import type { Article } from '../../articles/index.ts'
import type { Recording } from '../../media/index.ts'
import type { Words } from '../words.ts'

/** The recording of an article where there is one, else the browser's own voice. */
export function Listen({
  words,
  article,
  recording,
}: {
  words: Words
  article: Article
  recording: Recording | undefined
}) {
  if (!recording) return <ListenBar words={words} language={article.language} />
  return (
    <div class="recording">
      {/* biome-ignore lint/a11y/useMediaCaption: the words that are read stand below */}
      <audio
        controls
        preload="none"
        src={`/media/${recording.hash}.${recording.sound}`}
        aria-label={words.recording}
      />
      {article.recording?.current === false && <p>{words.recordingBefore}</p>}
    </div>
  )
}

/** Reading aloud with the browser's own voice; hidden until the browser says that it has one for the language. */
function ListenBar({ words, language }: { words: Words; language: string }) {
  return (
    <listen-bar
      hidden
      data-language={language}
      data-listen={words.listen}
      data-pause={words.pause}
      data-go-on={words.goOn}
    >
      <button type="button" data-act="toggle">
        {words.listen}
      </button>
      <button type="button" data-act="stop" hidden>
        {words.stop}
      </button>
      <label hidden>
        <span class="unseen">{words.speed}</span>
        <select>
          {['0.75', '1', '1.25', '1.5'].map((rate) => (
            <option value={rate} selected={rate === '1'}>
              {rate.replace('.', ',')}×
            </option>
          ))}
        </select>
      </label>
    </listen-bar>
  )
}
