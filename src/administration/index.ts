export { forAdministrators, isAdministrator, LISTING, type Office } from './desk.ts'
export { changeEmblem, emblemPage, endEmblem } from './routes/emblem.tsx'
export { changeHome, homeBlocksPage, previewHome } from './routes/home.tsx'
export { journalFile, journalPage } from './routes/journal.tsx'
export { officePage } from './routes/overview.tsx'
export { changePart, partPage, previewPart } from './routes/part.tsx'
export { inviteMember, peoplePage } from './routes/people.tsx'
export {
  endMemberGrant,
  giveMemberGrant,
  personPage,
  resetMember,
  suspendMember,
} from './routes/person.tsx'
export { previewStyle } from './routes/preview.ts'
export { addRedirect, endRedirect, redirectsPage } from './routes/redirects.tsx'
export { changeSections, endSection, newSection, previewSections, sectionsPage } from './routes/sections.tsx'
export { wordsIn as officeWordsIn } from './words.ts'
