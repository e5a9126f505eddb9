/** Where a visit came from, told apart by the kind of site alone. */
export type Referrer = 'none' | 'search' | 'social' | 'public' | 'other'

/** What a page was read on. */
export type Device = 'phone' | 'tablet' | 'computer' | 'other'

/** One page shown to one person. The network and the browser name a visitor for a day and are never written down. */
export type View = {
  siteId: string
  /** The zone that decides what day and hour it is. */
  zone: string
  /** An instant. */
  at: string
  network: string
  browser: string
  /** Which page of the site; the same one again within ten seconds is no second view. */
  page: string
  /** What the page is about, where that is counted for itself. */
  subject?: string | undefined
  referrer: Referrer
  device: Device
}

/** A view with the day and the hour of its site. */
export type DatedView = { view: View; day: string; hour: number }
