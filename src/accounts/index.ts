export { type Account, type Grant, type Person, ROLES, type Role } from './account.ts'
export {
  type Desk,
  type DeskContext,
  type DeskEnv,
  deskPage,
  deskWords,
  fieldsOf,
  storable,
  wantsJson,
} from './desk.ts'
export { giveGrant, holdersOf, rolesAnywhere, rolesOn } from './grants.ts'
export { endInvitations, invite, inviteFirst, reinvite, setSuspended } from './inviting.ts'
export {
  endGrant,
  type HeldGrant,
  isLastAdministrator,
  type Member,
  memberOf,
  membersOf,
} from './members.ts'
export { countUnread, MAIL, mailOf, type Notice as DeskNotice, noticeToSend, notify } from './notifying.ts'
export { accountByEmail, allAccounts, isStaffed, namesOf, peopleOf } from './queries.ts'
export { accountPage, chooseLanguage, endOwnSession } from './routes/account.tsx'
export { addTotp, endPasskey, endTotp, factorsPage, makeRecoveryCodes } from './routes/factors.tsx'
export { checkAgain, checkPage, freshly } from './routes/fresh-check.tsx'
export { acceptInvitation, invitationPage } from './routes/invitation.tsx'
export { nothingHere } from './routes/nothing-here.tsx'
export { chooseMail, markNoticesRead, noticesPage } from './routes/notices.tsx'
export { changeOwnPassword, passwordPage } from './routes/own-password.tsx'
export {
  addPasskey,
  newPasskeyQuestion,
  passkeyQuestion,
  signInByPasskey,
} from './routes/passkeys.ts'
export { proveSecondFactor, secondFactorPage } from './routes/second-factor.tsx'
export { beginSession, endSession, secretOf, signInPage } from './routes/session.tsx'
export { hashOf, newSecret, versionOf } from './secret.ts'
export { noteSeen, personHolding } from './sessions.ts'
export { migrations as accountMigrations } from './tables.ts'
export { DeskShell, IssueList } from './views/desk-shell.tsx'
