/**
 * What those who hold a document's vault rely on, whatever disk it stands on: run over the storm's disk in memory by a
 * unit test, over IndexedDB in a browser. Each case throws with what did not hold.
 */
import * as Y from 'yjs';
import type { Result } from '../../../crypto/result.ts';
import type { DocumentVault, VaultError } from '../types.ts';

/** A page that has a disk open. */
export interface VaultStage {
  open(options: { readonly name: string; readonly doc: Y.Doc }): Promise<Result<DocumentVault, VaultError>>;
  /** From now on writes fail, or succeed again. */
  fail(fails: boolean): void;
}

export interface VaultCase {
  readonly title: string;
  run(stage: VaultStage): Promise<void>;
  /** Then the page dies, and this is done on another. */
  readonly after?: (stage: VaultStage) => Promise<void>;
}

function hold(claim: string, holds: boolean): void {
  if (!holds) throw new Error(`does not hold: ${claim}`);
}

interface Opened {
  readonly text: Y.Text;
  readonly doc: Y.Doc;
  readonly vault: DocumentVault;
}

async function open(stage: VaultStage, name: string, doc = new Y.Doc()): Promise<Opened> {
  const opened = await stage.open({ name, doc });
  if (!opened.ok) throw new Error(opened.error.tag);
  return { text: doc.getText('text'), doc, vault: opened.value };
}

const read = async (stage: VaultStage, name: string): Promise<string> => {
  const { text, vault } = await open(stage, name);
  const words = text.toString();
  await vault.close();
  return words;
};

export const documentContract: readonly VaultCase[] = [
  {
    title: 'what durable() said is there after the page died',
    async run(stage) {
      const { text, vault } = await open(stage, 'a');
      text.insert(0, 'one');
      hold('it is durable', (await vault.durable()).ok);
      text.insert(3, ' two');
      text.delete(0, 1);
      hold('it is durable again', (await vault.durable()).ok);
    },
    async after(stage) {
      hold('it is all there, the deletion too', (await read(stage, 'a')) === 'ne two');
    },
  },
  {
    title: 'saved is said after the write, and saving before it',
    async run(stage) {
      const { text, vault } = await open(stage, 'b');
      await vault.durable();
      const said: string[] = [];
      vault.subscribe(() => said.push(vault.get()));
      text.insert(0, 'word');
      hold('saving at once', vault.get() === 'saving');
      await vault.durable();
      hold('then saved', vault.get() === 'saved' && said.join() === 'saving,saved');
    },
  },
  {
    title: 'a write that fails is said by durable() and by its state, and comes to the disk once it can',
    async run(stage) {
      const { text, vault } = await open(stage, 'c');
      await vault.durable();
      stage.fail(true);
      text.insert(0, 'kept');
      const failed = await vault.durable();
      hold('not saved', !failed.ok && vault.get() === 'not-saved');
      text.insert(4, ' in order');
      stage.fail(false);
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (vault.get() === 'saved') resolve();
        };
        vault.subscribe(look);
        look();
      });
    },
    async after(stage) {
      hold('nothing is missing', (await read(stage, 'c')) === 'kept in order');
    },
  },
  {
    title: 'durable() answers for what the document held when it was asked, what another device wrote included',
    async run(stage) {
      const other = new Y.Doc();
      other.getText('text').insert(0, 'from elsewhere');
      const { doc, vault } = await open(stage, 'd');
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'elsewhere');
      hold('it is durable', (await vault.durable()).ok);
    },
    async after(stage) {
      hold('it is there', (await read(stage, 'd')) === 'from elsewhere');
    },
  },
  {
    title: 'what the document held before it was opened is kept, and nothing is written twice by opening',
    async run(stage) {
      const before = new Y.Doc();
      before.getText('text').insert(0, 'brought');
      const { vault } = await open(stage, 'e', before);
      await vault.close();
      hold('it is there', (await read(stage, 'e')) === 'brought');
      hold('and still once', (await read(stage, 'e')) === 'brought');
    },
  },
  {
    title: 'closing writes what is pending, and lets go of the document',
    async run(stage) {
      const { text, vault } = await open(stage, 'f');
      text.insert(0, 'pending');
      hold('it closes well', (await vault.close()).ok);
      await vault.ended();
      text.insert(7, ' and after');
      hold('what came after is not kept', (await read(stage, 'f')) === 'pending');
    },
  },
  {
    title: 'what was forgotten is gone, another is not, and a later edit brings nothing back',
    async run(stage) {
      const [gone, kept] = [await open(stage, 'g'), await open(stage, 'h')];
      gone.text.insert(0, 'gone');
      kept.text.insert(0, 'kept');
      await Promise.all([gone.vault.durable(), kept.vault.durable()]);
      hold('it is forgotten', (await gone.vault.forget()).ok);
      gone.text.insert(0, 'again');
      await kept.vault.durable();
      hold('it is gone', (await read(stage, 'g')) === '');
      await kept.vault.close();
      hold('the other is there', (await read(stage, 'h')) === 'kept');
    },
  },
];
