import { encode } from 'uqr'

/** An address as a QR code for those who read it on paper; drawn in one path, so that it stays small. */
export function QrCode({ address, label }: { address: string; label: string }) {
  // Trying all eight masks for the handsomest takes longer than rendering the page; each of them can be read.
  const { data, size } = encode(address, { ecc: 'M', border: 1, maskPattern: 3 })
  let path = ''
  for (const [y, row] of data.entries())
    for (let x = 0; x < row.length; x += 1) {
      let length = 0
      while (row[x + length]) length += 1
      if (length > 0) path += `M${x} ${y}h${length}v1h-${length}z`
      x += length
    }
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}
