/** What the server says of a file that was sent: what it is in the library, or the words of a Word document with its pictures. */
export type Answer = {
  says: string
  added?: { is: 'picture' | 'attachment'; id: string; hash: string }
  html?: string
  known?: Record<string, { hash: string; name: string }>
}

/** Sends one file and tells how far it is, in per cent; where no answer came, it says that the line broke. */
export function send(
  address: string,
  file: File,
  lost: string,
  progress: (percent: number) => void,
): Promise<Answer> {
  return new Promise((resolve) => {
    // fetch does not tell how much has been sent.
    const request = new XMLHttpRequest()
    const broken = () => resolve({ says: `${file.name}: ${lost}` })
    request.open('POST', address)
    request.setRequestHeader('accept', 'application/json')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(total > 0 ? Math.floor((100 * loaded) / total) : 0),
    )
    request.addEventListener('load', () =>
      typeof request.response?.says === 'string' ? resolve(request.response) : broken(),
    )
    request.addEventListener('error', broken)
    const form = new FormData()
    form.set('file', file)
    request.send(form)
  })
}
