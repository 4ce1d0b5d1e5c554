/** The page that scenes drive: the vault's own door, and eyes that see the disk without it. */
import * as Y from 'yjs';
import { openEntries } from '../../../app/vault/contents.ts';
import { entryBox } from '../../../app/vault/entry.ts';
import {
  type DocumentVault,
  indexedRows,
  openDocumentVault,
  openFileStore,
  openKeyring,
  type VaultPace,
} from '../../../app/vault/index.ts';
import { documentContract } from '../../../app/vault/testing/documentContract.ts';
import { fileContract, sampleFile } from '../../../app/vault/testing/fileContract.ts';
import { Secret } from '../../../crypto/index.ts';
import { changeKeyring, changeRow, keyringRow, readDisk, type StoredRow } from './disk.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

interface Opened {
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly vault: DocumentVault;
}

/** What a scene keeps between two calls. */
const held: Record<string, Opened> = {};
/** Rejections nobody handled, and what the content security policy refused. */
const faults: string[] = [];

const lab = {
  held,
  faults,
  Y,
  Secret,
  random,
  openDocumentVault,
  openKeyring,
  sampleFile,
  readDisk,
  changeRow,
  changeKeyring,
  /** Runs one case of the contract on a database of its own. */
  async runFileContract(title: string): Promise<void> {
    await fileContract.find((each) => each.title === title)?.run(() => indexedRows(`files ${title}`));
  },
  /** One half of a case of the document's contract: before the page dies, or after. */
  async runDocumentContract(title: string, half: 'run' | 'after'): Promise<void> {
    const commit = IDBTransaction.prototype.commit;
    const key = new Secret(new Uint8Array(32).fill(7));
    await documentContract
      .find((each) => each.title === title)
      ?.[half]?.({
        open: (options) => openDocumentVault({ ...options, key, random, pace: { batch: 20 } }),
        fail(fails) {
          IDBTransaction.prototype.commit = fails ? IDBTransaction.prototype.abort : commit;
        },
      });
  },
  async openFiles(name: string) {
    const key = new Secret(new Uint8Array(32).fill(7));
    const opened = await openFileStore({ name, key, random, rows: indexedRows(name) });
    if (!opened.ok) throw new Error(opened.error.tag);
    return opened.value;
  },
  keyringRow,
  /** A keyring under the device key; throws the tag where a scene expects no error. */
  async openUnlocked(name: string) {
    const opened = await openKeyring({ name, random });
    if (!opened.ok) throw new Error(opened.error.tag);
    if (opened.value.tag !== 'open') throw new Error('locked');
    return opened.value.keyring;
  },
  /** What a holder of the key reads in a row: every entry in it opened, as one character a byte. */
  async openSealed(row: StoredRow, name: string, key = 7): Promise<string> {
    if (row.store !== 'updates' || row.database !== name) return '';
    const log = Y.decodeUpdate(Uint8Array.from(row.bytes, (letter) => letter.charCodeAt(0))).structs.flatMap(
      (struct) =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentBinary ? [struct.content.content] : [],
    );
    const box = entryBox(new Secret(new Uint8Array(32).fill(key)), name);
    const contents = await openEntries(log, box);
    if (!contents.ok) return '';
    return contents.value.entries.map(({ payload }) => new TextDecoder('latin1').decode(payload)).join('\n');
  },
  /** A document opened by an earlier call of the scene. */
  take(name: string): Opened {
    const opened = held[name];
    if (opened === undefined) throw new Error(`${name} is not open`);
    return opened;
  },
  /** Opens a document under a key of 32 equal bytes; throws the tag where a scene expects no error. */
  async open(name: string, pace: Partial<VaultPace> = {}, key = 7): Promise<Opened> {
    const doc = new Y.Doc();
    const opened = await openDocumentVault({ name, doc, key: new Secret(new Uint8Array(32).fill(key)), random, pace });
    if (!opened.ok) throw new Error(opened.error.tag);
    const holding = { doc, text: doc.getText('text'), vault: opened.value };
    held[name] = holding;
    return holding;
  },
  /** A document's whole state, to compare. */
  async digest(doc: Y.Doc): Promise<string> {
    const state = new Uint8Array(Y.encodeStateAsUpdate(doc));
    return new Uint8Array(await crypto.subtle.digest('SHA-256', state)).join();
  },
  /** Resolves when the vault says so. */
  until(vault: DocumentVault, state: ReturnType<DocumentVault['get']>): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (vault.get() !== state) return;
        stop();
        resolve();
      };
      const stop = vault.subscribe(look);
      look();
    });
  },
  /** Whether a word is anywhere on the disk, in UTF-8 or UTF-16. */
  async finds(word: string): Promise<boolean> {
    const utf16 = [...word].map((letter) => `${letter}\0`).join('');
    return (await readDisk()).some(({ bytes }) => bytes.includes(word) || bytes.includes(utf16));
  },
};

declare global {
  interface Window {
    vaultLab: typeof lab;
  }
}

window.vaultLab = lab;
window.addEventListener('unhandledrejection', (event) => lab.faults.push(`rejection: ${event.reason}`));
window.addEventListener('error', (event) => lab.faults.push(`error: ${event.message}`));
document.addEventListener('securitypolicyviolation', (event) => lab.faults.push(`policy: ${event.violatedDirective}`));
document.title = 'Ready';
