export {
  holdsPicture,
  keepPicture,
  type Picture,
  picturesOf,
  renditionOf,
  type StoredPicture,
  storePicture,
} from './keeping.ts'
export { EMBLEM_WIDTH, FORMATS, type Format, WIDTHS } from './picture.ts'
export {
  keepRecording,
  type Recording,
  recordingOf,
  SOUNDS,
  type Sound,
  type StoredRecording,
  storeRecording,
} from './recording.ts'
export { folderStorage, type Storage } from './storage.ts'
export { migrations as mediaMigrations } from './tables.ts'
