import {
  type Account,
  accountByEmail,
  allAccounts,
  endInvitations,
  type Grant,
  giveGrant,
  invite,
  inviteFirst,
  ROLES,
  reinvite,
  setSuspended,
} from '../accounts/index.ts'
import type { House } from '../house.ts'
import { allSites } from '../sites/index.ts'
import { readDay } from '../web/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import { BY, type Command, configOrMistake, print } from './command.ts'
import { openForCommand } from './open.ts'
import { siteNamed } from './site-named.ts'
import { words } from './words.ts'

type Options = { site?: string; name?: string; role?: string; until?: string; language?: string }
type Act = (house: House, email: string, options: Options) => Promise<void>

const ACTS: Readonly<Record<string, Act>> = {
  invite: inviteSomebody,
  reset: (house, email) =>
    withAccount(house, email, async (rows, account) =>
      print(
        words.oneTimeAddress(await addressOf(house, await reinvite(rows, account.id, BY, house.clock()))),
      ),
    ),
  grant: grantSomebody,
  suspend: (house, email) => suspending(house, email, true),
  resume: (house, email) => suspending(house, email, false),
}

/** People of the desk, from the machine itself: whoever may run this can always let somebody in. */
export const accountsCommand: Command = async (args) => {
  const text = { type: 'string' } as const
  const { values, positionals } = readArguments(
    args,
    { site: text, name: text, role: text, until: text, language: text },
    { names: true },
  )
  if (values.help) {
    print(words.accountsHelp)
    return 0
  }
  const [name, email, ...rest] = positionals
  const act = name !== undefined && Object.hasOwn(ACTS, name) ? ACTS[name] : undefined
  if ((name !== undefined && !act) || rest.length > 0)
    throw new UsageError(words.tooMany(rest[0] ?? name ?? ''))
  if (act && !/^[^\s@]+@[^\s@]+$/.test(email ?? '')) throw new UsageError(words.needsEmail)
  const house = await openForCommand()
  try {
    if (act) await act(house, email ?? '', values)
    else await list(house)
    return 0
  } finally {
    await house.database.close()
  }
}

async function list(house: House): Promise<void> {
  const { rows, transact } = house.database
  const [accounts, sites] = [await allAccounts(rows), await allSites(rows)]
  for (const { email, name, state, grants } of accounts) {
    print(`${email}  ${name}  (${words.accountStates[state]})`)
    for (const { siteId, role, until } of grants)
      print(
        `  ${role.padEnd(14)} ${sites.find(({ id }) => id === siteId)?.host ?? siteId}  ${until ?? ''}`.trimEnd(),
      )
  }
  if (accounts.length > 0) return
  const secret = await transact((open) => inviteFirst(open, house.clock()))
  if (secret) print(words.firstAddress(await addressOf(house, secret)))
}

async function inviteSomebody(house: House, email: string, options: Options): Promise<void> {
  const { database, clock } = house
  const grant = await grantIn(house, options)
  const site = (await allSites(database.rows)).find(({ id }) => id === grant.siteId)
  if (!site) throw new UsageError(words.noSiteAt(options.site ?? ''))
  const language: Account['language'] = (options.language ?? site.language) === 'en' ? 'en' : 'vi'
  const person = { email, name: options.name ?? email, language, grants: [grant] }
  const invited = await database.transact((rows) => invite(rows, person, BY, clock()))
  if (invited.outcome === 'taken') throw new UsageError(words.emailTaken(email))
  print(words.oneTimeAddress(await addressOf(house, invited.secret, site.host)))
}

/** Gives somebody who has an account a role on a site. One-time addresses that anybody holds for it end: they would open that site too. */
async function grantSomebody(house: House, email: string, options: Options): Promise<void> {
  const grant = await grantIn(house, options)
  await withAccount(house, email, async (rows, account) => {
    await giveGrant(rows, account.id, grant, BY, house.clock())
    await endInvitations(rows, account.id)
    print(words.granted(account.email))
  })
}

async function grantIn({ database }: House, options: Options): Promise<Grant> {
  const role = ROLES.find((each) => each === options.role)
  if (!role) throw new UsageError(words.needsRole(ROLES.join(', ')))
  if (options.until !== undefined && readDay(options.until) === '') throw new UsageError(words.needsDay)
  const site = await siteNamed(database.rows, options.site)
  if (!site) throw new UsageError(words.noSiteAt(options.site ?? ''))
  return { siteId: site.id, sectionId: null, role, until: options.until ?? null }
}

function suspending(house: House, email: string, suspended: boolean): Promise<void> {
  return withAccount(house, email, async (rows, account) => {
    await setSuspended(rows, account, suspended, BY, house.clock())
    print(words.accountChanged(account.email, suspended))
  })
}

async function withAccount(
  { database: { transact } }: House,
  email: string,
  work: (rows: Parameters<Parameters<typeof transact>[0]>[0], account: Account) => Promise<void>,
): Promise<void> {
  await transact(async (rows) => {
    const account = await accountByEmail(rows, email)
    if (!account) throw new UsageError(words.noSuchAccount(email))
    await work(rows, account)
  })
}

/** Where a one-time address leads: to the portal as readers reach it, or on this machine. */
async function addressOf({ database }: House, secret: string, host?: string): Promise<string> {
  const { publicUrl, port } = configOrMistake()
  const first = host ?? (await allSites(database.rows))[0]?.host ?? 'localhost'
  return invitationAddress(
    publicUrl ?? (/^(?:localhost|127\.)/.test(first) ? `http://localhost:${port}` : `https://${first}`),
    secret,
  )
}

/** The one-time address of a secret at the portal's own. */
export function invitationAddress(portal: string, secret: string): string {
  return `${portal}/desk/invitations/${secret}`
}
