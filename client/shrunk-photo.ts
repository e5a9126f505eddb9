/** In bytes and pixels: a smaller file is sent as it is; the server keeps no picture that is larger. */
const [SMALL, LONGEST] = [400_000, 2400]
const QUALITY = 0.85

/**
 * A file field that makes photographs smaller before they are sent, for whoever reports from a phone on a weak line:
 * `<shrunk-photo data-says="…"><input type="file" /></shrunk-photo>`. Whatever cannot be made smaller is sent as it was chosen.
 */
export class ShrunkPhoto extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type=file]')
    input?.addEventListener('change', () => void this.shrink(input))
  }

  private async shrink(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? []
    if (!file?.type.startsWith('image/') || file.size < SMALL) return
    const button = input.form?.querySelector('button')
    // What is being made smaller is not sent in between.
    if (button) button.disabled = true
    const smaller = await smallerOf(file).catch(() => undefined)
    if (button) button.disabled = false
    // Another file may have been chosen meanwhile.
    if (!smaller || smaller.size >= file.size || input.files?.[0] !== file) return
    const chosen = new DataTransfer()
    chosen.items.add(smaller)
    input.files = chosen.files
    this.say()
  }

  private say(): void {
    const said = this.querySelector('output') ?? this.appendChild(document.createElement('output'))
    said.className = 'hint'
    said.textContent = this.dataset.says ?? ''
  }
}

async function smallerOf(file: File): Promise<File | undefined> {
  const picture = await createImageBitmap(file)
  const part = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * part)
  canvas.height = Math.round(picture.height * part)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
  const name = `${file.name.replace(/\.[^.]*$/, '')}.jpg`
  return blob ? new File([blob], name, { type: blob.type, lastModified: file.lastModified }) : undefined
}
