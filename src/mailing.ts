import nodemailer from 'nodemailer'
import { MAIL, mailOf, noticeToSend } from './accounts/index.ts'
import type { Clock, Database } from './database/index.ts'
import { type Errand, putOff, strikeOff, takeErrands } from './journal/index.ts'
import { allSites, type Site } from './sites/index.ts'

/** In one round. */
const MOST_AT_ONCE = 50

/** A message as it goes out. */
export type Message = { to: string; subject: string; text: string }
export type Mailer = (message: Message) => Promise<void>

/** Sends by a server of SMTP ("smtps://name:password@host"), in the name of an address. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport(url, {
    from,
    // A server that hangs must not hold up the round.
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 },
  })
  return async ({ to, subject, text }) => {
    await transport.sendMail({ to, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } })
  }
}

/**
 * One round: every message that is due. Without a mailer they are struck off, so that nobody gets a year of them on the day it
 * is set up. A message may arrive twice where the process dies between sending and striking off; none is lost.
 */
export async function sendMail(
  { rows, transact }: Database,
  clock: Clock,
  mailer: Mailer | undefined,
  publicUrl: (site: Site) => string,
): Promise<unknown[]> {
  const errands = await transact((open) => takeErrands(open, MAIL, clock(), MOST_AT_ONCE))
  const failures: unknown[] = []
  const sites = new Map((errands.length > 0 ? await allSites(rows) : []).map((site) => [site.id, site]))
  for (const errand of errands) {
    const problem = mailer
      ? await sendOne(rows, errand, mailer, sites, publicUrl).catch((error: unknown) => {
          failures.push(error)
          return error instanceof Error ? error.message : String(error)
        })
      : undefined
    await transact((open) =>
      problem === undefined ? strikeOff(open, [errand]) : putOff(open, [errand], problem, clock()),
    )
  }
  return failures
}

async function sendOne(
  rows: Database['rows'],
  { siteId, content }: Errand,
  mailer: Mailer,
  sites: ReadonlyMap<string, Site>,
  publicUrl: (site: Site) => string,
): Promise<undefined> {
  const [site, found] = [sites.get(siteId), await noticeToSend(rows, String(content.id))]
  if (site && found) await mailer(mailOf(found, site.name, publicUrl(site)))
}
