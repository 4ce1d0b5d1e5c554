/** The documents of one device, each kept by a real vault: what a session does, without its screens. */
import * as Y from 'yjs';
import type { DocumentSource, SharedDocument } from '../../../app/peer/types.ts';
import { openDocumentVault } from '../../../app/vault/index.ts';
import type { DocumentVault } from '../../../app/vault/types.ts';
import { Secret } from '../../../crypto/index.ts';

interface Kept extends SharedDocument {
  readonly vault: DocumentVault;
}

export interface Shelf {
  readonly source: DocumentSource;
  add(id: string): Promise<Y.Doc>;
  open(id: string): Promise<Y.Doc>;
  /** Ids the other side asked for. */
  readonly asked: string[];
}

const key = new Secret(new Uint8Array(32).fill(9));
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** `ids`: the documents of the workspace, known to both sides. */
export function openShelf(disk: string, client: number, ids: readonly string[]): Shelf {
  const listed = new Set(ids);
  const listeners = new Set<() => void>();
  const kept = new Map<string, Promise<Kept>>();
  const asked: string[] = [];

  async function take(id: string): Promise<Kept> {
    const doc = new Y.Doc();
    doc.clientID = client;
    const opened = await openDocumentVault({ name: `${disk} ${id}`, doc, key, random });
    if (!opened.ok) throw new Error(`vault: ${opened.error.tag}`);
    const vault = opened.value;
    return { doc, vault, durable: async () => (await vault.durable()).ok };
  }

  function hold(id: string): Promise<Kept> {
    const holding = kept.get(id) ?? take(id);
    kept.set(id, holding);
    return holding;
  }

  return {
    asked,
    source: {
      list: () => [...listed],
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      async open(id) {
        asked.push(id);
        return listed.has(id) ? hold(id) : null;
      },
    },
    async add(id) {
      listed.add(id);
      for (const listener of listeners) listener();
      return (await hold(id)).doc;
    },
    open: async (id) => (await hold(id)).doc,
  };
}
