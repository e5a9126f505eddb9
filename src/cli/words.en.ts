import type { words as vietnamese } from './words.vi.ts'

export const words: typeof vietnamese = {
  help: `Bảng Tin – the portal for public bodies

Usage: bangtin COMMAND [OPTIONS]

  start     run the portal
  import    bring in captured pages of an old portal
  sites     list the sites with their hosts and sections
  correct   put a passage of a published article right
  withdraw  take an article off the portal
  record    let a recording be heard with an article
  statistics  print, export, balance and check the visitor figures
  accounts  invite, reset, suspend people who work at the portal
  migrate   bring the database up to date
  journal   read the journal, prove that it is whole
  check     check settings, data and journal

For each command: bangtin COMMAND --help`,
  unknownCommand: (name) => `There is no command “${name}”. See which there are: bangtin --help`,
  unknownOption: (option) => `There is no option ${option}. See which there are: add --help to the command.`,
  needsValue: (option) =>
    `The option ${option} needs a value. See how it is written: add --help to the command.`,
  takesNoValue: (option) =>
    `The option ${option} takes no value. See how it is written: add --help to the command.`,
  tooMany: (argument) =>
    `This command does not take “${argument}”. See how it is written: add --help to the command.`,
  mistakes: {
    HOST: 'HOST must be a name or an address of this machine, such as 127.0.0.1 or 0.0.0.0.',
    PORT: 'PORT must be a number from 0 to 65535, such as 8000.',
    DATA_DIR: 'DATA_DIR must be a folder, such as ./data.',
    DATABASE_URL:
      'DATABASE_URL must be a PostgreSQL address, such as postgres://user@127.0.0.1/bangtin; leave it unset for SQLite in DATA_DIR.',
    PUBLIC_URL:
      'PUBLIC_URL must be the address that readers type, with no path behind it, such as https://suoimo.gov.vn.',
    TRUSTED_PROXIES:
      'TRUSTED_PROXIES must be addresses or networks of your proxies, with commas between, such as 127.0.0.1,10.0.0.0/8.',
    PROXY_HEADER: 'PROXY_HEADER must be the header that your proxies write: x-forwarded-for or forwarded.',
    SMTP_URL:
      'SMTP_URL must be the address of a mail server, such as smtps://name:password@mail.suoimo.example, and needs MAIL_FROM.',
    MAIL_FROM: 'MAIL_FROM must be an e-mail address, such as cong@suoimo.example, and needs SMTP_URL.',
    METRICS_PORT:
      'METRICS_PORT must be a number from 0 to 65535, such as 9464; leave it unset to tell nobody.',
    METRICS_HOST: 'METRICS_HOST must be a name or an address of this machine, such as 127.0.0.1.',
    INDEXNOW_URL: 'INDEXNOW_URL must be a web address, such as https://api.indexnow.org/indexnow.',
    LOG_LEVEL: 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent.',
  },
  startHelp: `Usage: bangtin start

Runs the portal. An empty data folder gets an example portal first.
Settings by environment:
  HOST (127.0.0.1)  PORT (8000)  DATA_DIR (./data)  LOG_LEVEL (info)
  DATABASE_URL      a PostgreSQL address; unset means SQLite in DATA_DIR
  PUBLIC_URL        the address that readers type, such as https://suoimo.gov.vn
  INDEXNOW_URL      whom sites with an IndexNow key tell of changes (https://api.indexnow.org/indexnow)
  TRUSTED_PROXIES   your proxies' addresses or networks, with commas between; unset: the client is who connects
  PROXY_HEADER      the header in which they say for whom they ask: x-forwarded-for (or forwarded)
  SMTP_URL          a mail server (smtps://…) by which people of the desk are told; unset: in the desk alone
  MAIL_FROM         in whose name
  METRICS_PORT      a port for Prometheus at METRICS_HOST (127.0.0.1); unset: none`,
  importHelp: `Usage: bangtin import [OPTIONS] FILE|FOLDER…

Reads captured pages (.txt, .html), tells the article from the furniture, stores published articles.
  --site HOST          the site that receives them (default: the first)
  --section SLUG       the section that receives them (default: the first)
  --captured-at TIME   when the pages were captured, to infer the year of “24.8”
  --opening-balance    take the old visitor figures as the site's opening balance
  --dry-run            read only, store nothing
  --json               one JSON object per file, on a line`,
  sitesHelp: `Usage: bangtin sites
       bangtin sites apply [--dry-run] FILE.json

Lists the sites with their hosts and sections; apply makes or changes sites as a settings file says.
  --dry-run   preview only, store nothing
An example: docs/sites.example.json`,
  migrateHelp: `Usage: bangtin migrate

Brings the tables of the database up to date. The start command does so too.`,
  journalHelp: `Usage: bangtin journal [--verify] [--by EMAIL] [--subject ID] [--limit N]

The journal: who did what when. Without options, the 20 newest entries.
  --verify    proves that no entry was removed or changed; else says where the chain breaks (exit code 1)
  --by        only entries of the person with this e-mail address
  --subject   only entries about the article, person or site with this id
  --limit     how many, up to 100000`,
  needsLimit: '--limit needs a number from 1 to 100000.',
  wholeJournal: (entries) => `The journal's chain is whole: ${entries} entries, none removed or changed.`,
  checkHelp: `Usage: bangtin check [--retry]

Checks the settings, the database, the journal's chain and the outbox. Exit code 1 if something is wrong.
  --retry   have messages that could not be delivered tried again`,
  noSites:
    'There is no site yet. Run bangtin start for the example portal, or bangtin import for a first page.',
  migrated: (count) => (count === 0 ? 'The database is up to date.' : `Ran ${count} migrations.`),
  healthy: (sites) => `All is well: ${sites} sites, the journal's chain is whole.`,
  brokenJournal: (position) =>
    `The journal's chain is broken from entry ${position} on. Compare it with the latest backup.`,
  resting: (count, problem) =>
    `${count} messages to the outside could not be delivered after ten tries. Last problem: ${problem}\nOnce that is mended: bangtin check --retry`,
  woken: (count) => `${count} messages will be tried again within a few seconds, while the portal runs.`,
  accountsHelp: `Usage: bangtin accounts [COMMAND E-MAIL] [OPTIONS]

Without a command: lists the people who work at the portal.
  invite E-MAIL   invite somebody, print a one-time address to choose a password at
    --role ROLE      member, contributor, reporter, editor, publisher or administrator
    --name NAME      their full name
    --site HOST      the site (default: the first)
    --until DAY      the last day of the role, such as 2027-06-30
    --language en    the language of their desk (default: the site's)
  grant E-MAIL    give a role to somebody who has an account, also on another site (--role, --site, --until)
  reset E-MAIL    print a one-time address to choose a new password at, end all open sessions
  suspend E-MAIL  keep an account out
  resume E-MAIL   let it in again`,
  accountStates: { invited: 'invited', active: 'active', suspended: 'suspended' },
  granted: (email) =>
    `The role was given to ${email}. One-time addresses that anybody still holds no longer work.`,
  oneTimeAddress: (address) => `An address that works once, for three days:\n  ${address}`,
  firstAddress: (address) =>
    `Nobody has an account yet. Whoever opens this address becomes the first administrator:\n  ${address}`,
  needsEmail:
    'Write an e-mail address after the command, such as: bangtin accounts invite van.thu@suoimo.example',
  needsRole: (roles) => `Say the role with --role, one of: ${roles}.`,
  needsDay: '--until must be a day, such as 2027-06-30.',
  emailTaken: (email) =>
    `${email} has an account already. For a new password use: bangtin accounts reset ${email}`,
  noSuchAccount: (email) => `There is no account ${email}. See which there are: bangtin accounts`,
  accountChanged: (email, suspended) =>
    suspended ? `${email} is suspended.` : `${email} may sign in again.`,
  stopping: (signal) => `The portal stops (${signal}).`,
  ready: (url) => `The portal is running: ${url}`,
  exampleBuilt: (articles) =>
    `The data folder was empty: put up an example portal with ${articles} articles.`,
  portTaken: (port) => `Another program uses port ${port}. Choose another, for example: PORT=8001 npm start`,
  cannotListen: (host, port) => `Cannot listen on ${host}:${port}. Check HOST and PORT.`,
  noDatabase: (why) =>
    `Cannot open the database: ${why}\nCheck DATABASE_URL, or the right to write to DATA_DIR.`,
  unexpected: (why) =>
    `Something unexpected went wrong: ${why}\nRun it again with LOG_LEVEL=debug to see more.`,
  noPlan: 'Say which settings file: bangtin sites apply FILE.json',
  noJson: (path, why) => `The file ${path} is no JSON: ${why}`,
  badPlan: (path) => `The file ${path} is wrong in these places; nothing was changed:`,
  hostTaken: (host) => `The host ${host} belongs to another site. Nothing was changed.`,
  siteChange: {
    founded: (host, what) => `+ ${host}: founded${what ? ` (${what})` : ''}`,
    changed: (host, what) => `~ ${host}: ${what}`,
  },
  sitesApplied: (founded, changed, same, dryRun) =>
    `${dryRun ? 'Preview, nothing was stored: ' : ''}founded ${founded}, changed ${changed}, same ${same}.`,
  correctHelp: `Usage: bangtin correct [--site HOST] --note NOTE --replace WRONG --with RIGHT [--all] ADDRESS

Puts a passage of a published article right; readers see the note. ADDRESS such as /tin/xa-suoi-mo-hop-dan.`,
  withdrawHelp: `Usage: bangtin withdraw [--site HOST] --reason REASON ADDRESS

Takes an article off the portal; at its address stays a notice with the reason.`,
  statisticsHelp: `Usage: bangtin statistics [--site HOST]
       bangtin statistics export [--site HOST] [--json] [TABLE]
       bangtin statistics set [--site HOST] --note NOTE PERIOD VISITS
       bangtin statistics correct [--site HOST] --note NOTE --by=NUMBER PERIOD
       bangtin statistics --verify

Prints the figures of a site; exports its tables as CSV or JSON; sets what an older counter had reached in a
PERIOD (2023-08, 2023 or all); adds to a period or takes away (2023-08-24: what was counted wrongly of a day).
  --verify   adds up every total of every site again; exit code 1 if something differs`,
  needsFiguresNote: 'Say where the figure comes from, or why it is corrected: --note "…"',
  badPeriod:
    'The period must be a month such as 2023-08, a year such as 2023, or all; for correct also a day such as 2023-08-24.',
  badFigure: 'Give the number of visits in digits, such as 569668; for correct as --by=-120 or --by=45.',
  noTable: (id, known) => `There is no table “${id}”. There are: ${known}.`,
  noSiteAt: (host) => `There is no site at ${host}. See which there are: bangtin sites`,
  figuresEntered: 'Entered, with a line in the journal.',
  figuresNotEntered: {
    same: 'Nothing changes: the figures say that already.',
    exceeds:
      'Refused: a month would be larger than its year, or a figure smaller than nought. What was counted wrongly is taken from its day.',
  },
  figuresAddUp: 'Every total is what its parts come to.',
  figuresDiffer: (site, what, period, total, parts) =>
    `${site}: ${what}, ${period || 'all time'}: ${total}, but the parts come to ${parts}`,
  figuresOf: {
    'month-visits': 'visits of a month',
    'month-views': 'views of a month',
    'subject-views': 'views of an article',
    'subject-months': 'views of an article in a month',
    hours: 'views of a day by hour',
    devices: 'visits of a day by device',
    referrers: 'visits of a day by origin',
    pages: 'views of a day by article',
    visits: 'visits of a day against its views',
    entries: 'added figures',
  },
  noEmblem: (path) =>
    `The file ${path} is no picture (PNG, JPEG, WebP, GIF, AVIF or TIFF up to 10 MB). Nothing was changed.`,
  unknownEmblem: (host) =>
    `${host}: "emblemPicture" names a picture that this site does not hold. Put the name of the picture's file there. Nothing was changed.`,
  recordHelp: `Usage: bangtin record [--site HOST] --file FILE ADDRESS

Lets a recording (MP3, M4A, Opus or Vorbis in Ogg) be heard with a published article, in place of one before.`,
  needsRecording: 'Say which recording: --file FILE',
  noSuchFile: (path) => `Cannot read the file ${path}. Check the path and the right to read it.`,
  noSound: (path) =>
    `The file ${path} is no MP3, M4A, or Opus or Vorbis in Ogg. Convert it first. Nothing was changed.`,
  recordingTooLarge: (path, megabytes) =>
    `The file ${path} is larger than ${megabytes} MB. Make it smaller first, for example as MP3 at 48 kbit/s.`,
  samePassage: 'What is wrong and what is right are the same. Nothing was changed.',
  severalPlaces: (passage, places) =>
    `“${passage}” stands in ${places} places. Give a longer passage that stands in one, or add --all to change each. Nothing was changed.`,
  needsReason: 'Say why the article is withdrawn: --reason "…"',
  needsNote: 'Write a note for the readers: --note "…"',
  needsPassage: 'Say what is to be put right: --replace "…" --with "…"',
  needsPath: 'Say the address of the article, such as /tin/xa-suoi-mo-hop-dan',
  noPassage: (passage) => `The article does not hold “${passage}”. Nothing was changed.`,
  noArticleAt: (path) => `There is no published article at ${path}.`,
  changedInPublic: (path) => `The change at ${path} is public.`,
  notAllowedText:
    'That would leave a paragraph or the title empty. Keep at least a word. Nothing was changed.',
  notChanged: (path) => `Somebody has just changed the article at ${path}. Look at it and try again.`,
}
