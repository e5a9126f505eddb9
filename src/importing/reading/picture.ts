/** A picture where a page shows it: its address as the page wrote it, and what the page said of it. */
export type PictureOnPage = { src?: string; alternative?: string; caption?: string; credit?: string }
