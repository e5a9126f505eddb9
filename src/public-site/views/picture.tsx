import { type Picture, WIDTHS } from '../../media/index.ts'

/** A picture in the widths and formats that browsers choose from, with its size known before it loads. */
export function PictureView({
  picture,
  alternative,
  sizes,
  eager,
  base = '',
}: {
  picture: Picture
  alternative: string
  sizes: string
  eager?: boolean
  base?: string
}) {
  const { hash, width, height, focus } = picture
  const widths = WIDTHS.filter((each, index) => index === 0 || each <= width)
  const set = (format: string) =>
    widths.map((each) => `${base}/media/${hash}-${each}.${format} ${each}w`).join(', ')
  return (
    <picture>
      <source type="image/avif" srcset={set('avif')} sizes={sizes} />
      <source type="image/webp" srcset={set('webp')} sizes={sizes} />
      <img
        src={`${base}/media/${hash}-${widths.at(-1)}.jpeg`}
        class={focus === 'centre' ? undefined : `at-${focus}`}
        alt={alternative}
        width={width}
        height={height}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
      />
    </picture>
  )
}
