export {
  type Coordination,
  type DirectoryFile,
  type Handover,
  type ImportPreview,
  type KeptDirectory,
  type KeptInstitution,
  type KeptPost,
  MOST_FILE_BYTES,
  type Saved,
  type UnreadableFile,
} from './coordination.ts';
export { SUBJECT_TERMS } from './subjects.ts';
