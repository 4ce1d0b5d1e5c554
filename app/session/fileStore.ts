/** Where the files of a workspace stand on this device's disk. */
import { hiddenName } from '../../crypto/index.ts';
import { err, type Result } from '../../crypto/result.ts';
import { type FileStore, type FileStoreError, indexedRows, openFileStore } from '../vault/index.ts';
import { type Core, DOCUMENT, KEY } from './core.ts';

/** One database a workspace, named and sealed like its documents: nothing shows that two workspaces share a file. */
export async function openFileStoreOf(core: Core, workspace: string): Promise<Result<FileStore, FileStoreError>> {
  const key = core.keyring.get(KEY.vault);
  if (key === null) return err({ tag: 'storage-unavailable' });
  const name = DOCUMENT.files(workspace);
  return openFileStore({ name, key, random: core.random, rows: indexedRows(`binome-${hiddenName(key, name)}`) });
}
