import type { Words } from '../words.ts'

/** Asks the device for a passkey, or to make one; a browser that cannot shows nothing of it. */
export function PasskeyButton({
  words,
  verify,
  back,
  isNew = false,
}: {
  words: Words
  /** Where the answer goes; the question is had at the same address under `/options`. */
  verify: string
  back: string
  isNew?: boolean
}) {
  return (
    <passkey-button
      hidden
      data-verify={verify}
      data-back={back}
      data-act={isNew ? 'create' : 'get'}
      data-refused={words.passkeyRefused}
    >
      {isNew && (
        <>
          <label for="passkey-name">{words.passkeyName}</label>
          <input id="passkey-name" maxlength={100} value={words.passkeyUsual} />
        </>
      )}
      <button type="button" class="main-act">
        {isNew ? words.passkeyAdd : words.passkeyUse}
      </button>
      <p class="wrong" role="status" />
    </passkey-button>
  )
}
