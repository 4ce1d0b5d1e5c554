/** What every page of this bench does with the way it was given to keep a document. */
import * as Y from 'yjs';
import type { Keeper, Kept } from './keeper.ts';

const LETTERS = 'les mots que deux personnes écrivent, one letter after the other. ';
/** Keys typed in one place before the cursor goes elsewhere. */
const STRETCH = 40;

export interface Keeping {
  /** The document of that name as the server has it, folded, and then so many keys, each with a row of its own. */
  make(name: string, keys: number): Promise<void>;
  open(name: string): Promise<void>;
  /** Keys every so many milliseconds; null: each as soon as the one before is on the disk. */
  type(keys: number, every: number | null): Promise<void>;
  fold(): Promise<void>;
  /** To see that what was opened is what was made. */
  length(): number;
  /** Bytes of all rows of that document, as they were given to the browser. */
  rows(name: string): Promise<number>;
  /** Milliseconds from the page's start until the document named in the address was here. */
  openedAt: number | null;
}

declare global {
  interface Window {
    keeping: Keeping;
  }
}

interface Opened {
  readonly doc: Y.Doc;
  readonly kept: Kept;
  typed: number;
}

/** As the server has it. */
export async function fill(doc: Y.Doc, name: string): Promise<void> {
  const content = await (await fetch(`content/${encodeURIComponent(name)}`)).arrayBuffer();
  Y.applyUpdate(doc, new Uint8Array(content));
}

const ended = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function rowsOf(name: string): Promise<number> {
  const database = await ended(indexedDB.open(name));
  const rows: Uint8Array[] = await ended(database.transaction('updates').objectStore('updates').getAll());
  database.close();
  return rows.reduce((sum, row) => sum + row.length, 0);
}

const wait = (delay: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delay));

function paragraph({ doc, typed }: Opened): Y.XmlText {
  const body = doc.getXmlFragment('body');
  const stretch = Math.floor(typed / STRETCH);
  const held = body.get((stretch * 7_919) % body.length);
  const text = held instanceof Y.XmlElement ? held.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new TypeError('a paragraph holds a text');
  return text;
}

/** One key, as an editor brings it: a transaction of its own. One in twenty takes the last letter back. */
function key(opened: Opened, into: Y.XmlText): void {
  const at = (into.length >> 1) + (opened.typed % STRETCH);
  opened.typed += 1;
  if (opened.typed % 20 === 0) into.delete(Math.min(at, into.length) - 1, 1);
  else into.insert(Math.min(at, into.length), LETTERS[opened.typed % LETTERS.length] ?? ' ');
}

export function play(keeper: Keeper): void {
  let opened: Opened | null = null;
  const mine = (): Opened => {
    if (opened === null) throw new Error('open() first');
    return opened;
  };

  async function open(name: string): Promise<Opened> {
    const doc = new Y.Doc();
    const kept = await keeper.open(doc, name);
    opened = { doc, kept, typed: 0 };
    return opened;
  }

  const keeping: Keeping = {
    async make(name, keys) {
      const made = await open(name);
      await fill(made.doc, name);
      await made.kept.durable();
      await made.kept.fold();
      await keeping.type(keys, null);
    },
    open: async (name) => void (await open(name)),
    async type(keys, every) {
      const { kept } = mine();
      let into = paragraph(mine());
      for (let count = 0; count < keys; count += 1) {
        if (mine().typed % STRETCH === 0) into = paragraph(mine());
        key(mine(), into);
        await (every === null ? kept.durable() : wait(every));
      }
      await kept.durable();
    },
    fold: () => mine().kept.fold(),
    length: () => mine().doc.getXmlFragment('body').toString().length,
    rows: rowsOf,
    openedAt: null,
  };
  window.keeping = keeping;

  // `#name` opens it at once, as an app does that starts.
  const name = decodeURIComponent(location.hash.slice(1));
  if (name !== '') {
    void open(name).then(() => {
      keeping.openedAt = performance.now();
    });
  }
}
