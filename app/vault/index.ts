/** The door of the room. README.md says what it keeps. */

export { destroyDatabase } from './database.ts';
export { openDocumentVault, vaultOrigin } from './documentVault.ts';
export { indexedRows } from './files/indexedRows.ts';
export { openFileStore } from './files/store.ts';
export type { FileOrigin, FileStore, FileStoreError, HeldFile } from './files/types.ts';
export type { KeyringOptions } from './keyring.ts';
export { openKeyring } from './keyring.ts';
export { browserPasskeys } from './passkey.ts';
export type { Stretch } from './stretch.ts';
export { stretchAside } from './stretch.ts';
export type {
  DocumentVault,
  DocumentVaultOptions,
  Keyring,
  LockedKeyring,
  OpenedKeyring,
  SaveState,
  VaultError,
  VaultPace,
} from './types.ts';
export { scriptUrl } from './workerUrl.ts';
