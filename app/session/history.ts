/**
 * How an open page was before: a version is kept when it is opened, after a minute of quiet, and when it is closed, each
 * only if the words are not those of the last one. On this device alone, and bounded.
 */
import type * as Y from 'yjs';
import { toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { jsonOf } from '../document/pageJson.ts';
import { addVersion, observeVersions, versionsOf } from '../document/versions.ts';
import { changeable, type Observable } from '../model/observable.ts';
import { type PageNode, parseNodes, wordsOf } from '../model/pageNode.ts';
import { deflate, inflate } from '../peer/documents/deflate.ts';
import type { HeldDocument } from './documents.ts';
import type { PageHistory, PageVersion, SessionError } from './types.ts';

/** Forty of a long page of 2,000 blocks are about 1 MB. */
const LIMITS = { count: 40, bytes: 1_000_000 } as const;
const QUIET = 60_000;
/** After the opening has been drawn. */
const SOON = 2_000;
/** What a version may unfold to. */
const WHOLE = 20_000_000;

export interface HistoryOptions {
  readonly doc: Y.Doc;
  readonly body: Y.XmlFragment;
  readonly hold: () => Promise<Result<HeldDocument, SessionError>>;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
}

export function openHistory({ doc, body, hold, clock, random }: HistoryOptions): {
  history: PageHistory;
  close(): Promise<void>;
} {
  const versions = changeable<readonly PageVersion[]>([]);
  let held: HeldDocument | null = null;
  let stopVersions = (): void => undefined;
  let isOver = false;
  /** The words of the newest version. */
  let last: string | null = null;

  const opening = hold().then(async (opened) => {
    if (!opened.ok) return;
    held = opened.value;
    const show = (): void =>
      versions.set(versionsOf(opened.value.doc).map(({ id, at, bytes }) => ({ id, at, bytes: bytes.length })));
    stopVersions = observeVersions(opened.value.doc, show);
    show();
    const newest = versionsOf(opened.value.doc).at(-1);
    last = newest === undefined ? null : await textOf(newest.bytes);
  });

  /** One after the other: two at once would both be the newest. */
  let keeping: Promise<void> = opening;
  function keep(): Promise<void> {
    // Read now: by the time it is packed, the page may say something else.
    const nodes = jsonOf(body);
    keeping = keeping.then(async () => {
      const text = JSON.stringify(nodes);
      if (held === null || text === last || (last === null && wordsOf(nodes).trim() === '')) return;
      const at = clock();
      const bytes = await deflate(new TextEncoder().encode(text));
      last = text;
      addVersion(held.doc, { id: toText(random(9)), at, bytes }, LIMITS);
    });
    return keeping;
  }

  let timer: ReturnType<typeof setTimeout> | null = setTimeout(() => void keep(), SOON);
  let isChanged = false;
  const changed = (): void => {
    isChanged = true;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      isChanged = false;
      void keep();
    }, QUIET);
  };
  doc.on('update', changed);

  return {
    history: {
      versions: versions satisfies Observable<readonly PageVersion[]>,
      keep,
      async read(id): Promise<Result<readonly PageNode[], SessionError>> {
        await opening;
        const kept = held === null ? undefined : versionsOf(held.doc).find((version) => version.id === id);
        const nodes = kept === undefined ? null : nodesIn(await textOf(kept.bytes));
        return nodes === null ? err({ tag: 'not-found' }) : ok(nodes);
      },
    },
    async close() {
      if (isOver) return;
      isOver = true;
      doc.off('update', changed);
      if (timer !== null) clearTimeout(timer);
      await (isChanged ? keep() : keeping);
      stopVersions();
      held?.release();
    },
  };
}

/** Null: not what a device wrote there. In an archive they are what its file says. */
function nodesIn(text: string | null): readonly PageNode[] | null {
  try {
    return text === null ? null : parseNodes(JSON.parse(text));
  } catch {
    return null; // no JSON
  }
}

/** Null: no packed text. */
async function textOf(bytes: Uint8Array): Promise<string | null> {
  const whole = await inflate(bytes, WHOLE);
  return whole.ok ? new TextDecoder().decode(whole.value) : null;
}
