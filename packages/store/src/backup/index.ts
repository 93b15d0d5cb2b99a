export type { Engine } from '../engine.ts';
export { openEngine } from '../store.ts';
export { makeBackupFile, packBackup, readBackupFile } from './backup-file.ts';
export type { Contents, Manifest, TableContent, UploadContent } from './manifest.ts';
export { readBackup } from './read-backup.ts';
export { type Restored, type RestoreOptions, restoreBackup } from './restore-backup.ts';
export { type BackupOptions, type BackupSource, type Sink, writeBackup } from './write-backup.ts';
