export { type Added, addFile, LARGEST_FILE, plainName } from './adding.ts'
export { type Attachment, attachmentNamed, attachmentsOf, dispositionOf } from './attaching.ts'
export type { Library, Use } from './desk.ts'
export { readInThread } from './in-thread.ts'
export {
  holdsPicture,
  keepPicture,
  type Picture,
  pictureNamed,
  picturesOf,
  renditionOf,
  type StoredPicture,
  storePicture,
} from './keeping.ts'
export { cleanPicture, EMBLEM_WIDTH, FORMATS, type Focus, type Format, WIDTHS } from './picture.ts'
export { ATTACHMENTS, type AttachmentKind, prove } from './proving.ts'
export {
  keepRecording,
  type Recording,
  recordingOf,
  SOUNDS,
  type Sound,
  type StoredRecording,
  storeRecording,
} from './recording.ts'
export { deskFile } from './routes/file.ts'
export { cropItem, describeItem, itemPage, removeItem } from './routes/item.tsx'
export { libraryData, libraryPage } from './routes/library.tsx'
export { upload } from './routes/upload.tsx'
export { folderStorage, type Storage } from './storage.ts'
export { migrations as mediaMigrations } from './tables.ts'
export { wordsIn as libraryWordsIn } from './words.ts'
