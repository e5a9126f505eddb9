/** Asks the device for a passkey, or to make one, and goes on where the server says. */
export class PasskeyButton extends HTMLElement {
  connectedCallback(): void {
    // What a browser without them cannot do, it does not offer.
    if (!('PublicKeyCredential' in window) || !PublicKeyCredential.parseRequestOptionsFromJSON) return
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => this.#ask())
  }

  async #ask(): Promise<void> {
    const { verify = '', back = '', refused = '' } = this.dataset
    this.#say('')
    try {
      const options = await answerOf(`${verify}/options`, {})
      const response = await (this.dataset.act === 'create' ? made(options) : shown(options))
      const name = this.querySelector('input')?.value ?? ''
      const { to, says } = await answerOf(verify, { response, name, back })
      if (typeof to === 'string') location.assign(to)
      else this.#say(String(says ?? refused))
    } catch {
      // Nobody knows from outside whether the person said no or the device could not.
      this.#say(refused)
    }
  }

  #say(words: string): void {
    const status = this.querySelector('[role="status"]')
    if (status) status.textContent = words
  }
}

async function answerOf(address: string, said: object): Promise<Record<string, unknown>> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(said),
  })
  return answer.json()
}

async function made(options: object): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  )
  return ((await navigator.credentials.create({ publicKey })) as PublicKeyCredential).toJSON()
}

async function shown(options: object): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  )
  return ((await navigator.credentials.get({ publicKey })) as PublicKeyCredential).toJSON()
}
