/** Where the files of a workspace stand on this device's disk. */
import { err, type Result } from '../../crypto/result.ts';
import { destroyDatabase, type FileStore, type FileStoreError, indexedRows, openFileStore } from '../vault/index.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';

const databaseOf = (core: Core, workspace: string): string => core.documents.databaseOf(DOCUMENT.files(workspace));

/** One database a workspace, named and sealed like its documents: nothing shows that two workspaces share a file. */
export async function openFileStoreOf(core: Core, workspace: string): Promise<Result<FileStore, FileStoreError>> {
  const key = core.keyring.get(KEY.vault);
  if (key === null) return err({ tag: 'storage-unavailable' });
  const name = DOCUMENT.files(workspace);
  return openFileStore({ name, key, random: core.random, rows: indexedRows(databaseOf(core, workspace)) });
}

/** Erases them all; close the store before. */
export const forgetFilesOf = (core: Core, workspace: string): Promise<unknown> =>
  destroyDatabase(databaseOf(core, workspace));
