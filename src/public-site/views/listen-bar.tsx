import type { Words } from '../words.ts'

/** Reading aloud with the browser's own voice; hidden until the browser says that it has one for the language. */
export function ListenBar({ words, language }: { words: Words; language: string }) {
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
