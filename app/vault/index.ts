/** The door of the room. README.md says what it keeps. */
export { openDocumentVault, vaultOrigin } from './documentVault.ts';
export type { KeyringOptions } from './keyring.ts';
export { openKeyring } from './keyring.ts';
export { stretchAside } from './stretch.ts';
export type {
  DocumentVault,
  DocumentVaultOptions,
  Keyring,
  OpenedKeyring,
  SaveState,
  VaultError,
  VaultPace,
} from './types.ts';
export { scriptUrl } from './workerUrl.ts';
