import type { Found } from '../publications/checking.ts'
import type { Words } from '../words.ts'

/** Names, phone and identity numbers in what is to become public: whoever approves decides. */
export function Findings({ found, words }: { found: readonly Found[]; words: Words }) {
  if (found.length === 0) return <p class="hint">{words.nothingPersonal}</p>
  return (
    <div class="issues">
      <h3>{words.personalFound}</h3>
      <ul>
        {found.map(({ kind, text: said }) => (
          <li>
            {words.personalKinds[kind]}: {said}
          </li>
        ))}
      </ul>
    </div>
  )
}
