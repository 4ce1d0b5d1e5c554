/**
 * What a conversation has come to: its lines in order, each with its last wording and the marks on it. A deed counts by
 * its signature alone: only who wrote a line can edit or delete it, wherever in the document they say so.
 */
import type { KeptLine } from '../document/chat.ts';
import {
  type Checked,
  type Heard,
  hear,
  isDeletion,
  type Marked,
  marksOn,
  noDeeds,
  noMarks,
  type Said,
  saidIn,
} from './chatDeeds.ts';

export interface Entry {
  readonly kept: KeptLine;
  readonly known: Checked;
  /** `gone`: a deletion, in the place of what it deleted. `deed`: shown only where its signer is nobody here. */
  readonly kind: 'line' | 'gone' | 'deed';
  /** The last wording, where there was another. */
  readonly edit: { readonly kept: KeptLine; readonly text: string; readonly at: number } | null;
  readonly marks: readonly Marked[];
}

export interface Folded {
  readonly entries: readonly Entry[];
  /** What a signed word has made void, and what this person has said anew: to be taken out of the document. */
  readonly spent: ReadonlySet<KeptLine>;
  /** By who: the name of the line up to which they say to have read, and whether they let that be seen. */
  readonly reads: ReadonlyMap<string, Said>;
  readonly receipts: ReadonlyMap<string, Said>;
}

export type Pair = readonly [KeptLine, Checked];

export interface ChatFold {
  /** Of all lines, in the shared order. */
  whole(lines: readonly Pair[]): Folded;
  /** The same of what was folded last without `removed` and with `added` behind it; null: it is to be folded whole. */
  more(added: readonly Pair[], removed: readonly KeptLine[]): Folded | null;
}

/** `me`: only one's own former words are cleared away. What nothing happened to is the same entry each time. */
export function openFold(me: string): ChatFold {
  const before = new WeakMap<KeptLine, Entry>();
  let deeds = noDeeds();
  let said = new Set<string>();
  let entries: Entry[] = [];

  const keep = (entry: Entry): Entry => {
    before.set(entry.kept, entry);
    return entry;
  };
  const asLine = (kept: KeptLine, known: Said): Entry =>
    keep(sameAs(before.get(kept), kept, known, deeds.edits.get(known.name), marksOn(deeds.marks.get(known.name))));
  const asIs = (kept: KeptLine, known: Checked, kind: Entry['kind']): Entry =>
    before.get(kept) ?? keep({ kept, known, kind, edit: null, marks: noMarks });

  /** Its entry, where it has one. All deeds up to it are known. */
  function entryOf(kept: KeptLine, known: Checked): Entry | null {
    const { deleted, spent } = deeds;
    if (spent.has(kept)) return null;
    if (!known.genuine) return asIs(kept, known, 'line');
    if (known.about === null) {
      if (deleted.has(known.name)) {
        spent.add(kept);
        return null;
      }
      // A signature holds wherever the line is put: a yes copied under another question would be as genuine.
      if (said.has(known.name)) return null;
      said.add(known.name);
      return asLine(kept, known);
    }
    if (known.line.deed?.does === 'delete' && deleted.has(known.about)) {
      const place = `gone ${known.about}`;
      if (said.has(place) || known.line.deed.of.by !== known.author) return null;
      said.add(place);
      return asIs(kept, known, 'gone');
    }
    if (deleted.has(known.about) && known.line.deed?.does !== 'read') {
      spent.add(kept);
      return null;
    }
    return asIs(kept, known, 'deed');
  }

  const folded = (): Folded => ({
    entries,
    spent: new Set(deeds.spent),
    reads: saidIn(deeds.reads),
    receipts: saidIn(deeds.receipts),
  });

  return {
    whole(lines) {
      deeds = noDeeds();
      said = new Set();
      for (const [kept, known] of lines) if (known.genuine) hear(deeds, kept, known, me);
      entries = lines.flatMap(([kept, known]) => entryOf(kept, known) ?? []);
      return folded();
    },
    more(added, removed) {
      if (!removed.every((kept) => isForgotten(kept, deeds.spent, before.get(kept)))) return null;
      if (added.some(([, known]) => known.genuine && isDeletion(known))) return null;
      for (const kept of removed) deeds.spent.delete(kept);
      const next = [...entries];
      const cleared = deeds.spent.size;
      for (const [kept, known] of added) {
        if (known.genuine) hear(deeds, kept, known, me);
        const entry = entryOf(kept, known);
        if (entry !== null) next.push(entry);
        if (!known.genuine || known.about === null || !said.has(known.about)) continue;
        const at = next.findLastIndex(
          (one) => one.kind === 'line' && one.known.genuine && one.known.name === known.about,
        );
        const line = next[at];
        if (line?.known.genuine) next[at] = asLine(line.kept, line.known);
      }
      entries = deeds.spent.size === cleared ? next : next.filter(({ kept }) => !deeds.spent.has(kept));
      return folded();
    },
  };
}

/** Said anew since, and nothing hangs on when it was first said: as if it had never been there. */
function isForgotten(kept: KeptLine, spent: ReadonlySet<KeptLine>, as: Entry | undefined): boolean {
  const does = as?.known.genuine ? as.known.line.deed?.does : undefined;
  return spent.has(kept) && (does === 'read' || does === 'receipts');
}

const wordingOf = ({ kept, said }: Heard): Entry['edit'] => ({ kept, text: said.line.text, at: said.line.at });
/** The former one where nothing changed, so that nothing is drawn anew. */
function sameAs(
  before: Entry | undefined,
  kept: KeptLine,
  known: Said,
  edit: Heard | undefined,
  marks: readonly Marked[],
): Entry {
  const isSame =
    before?.kind === 'line' &&
    before.edit?.kept === edit?.kept &&
    before.marks.length === marks.length &&
    before.marks.every(({ by, at, mark }, i) => {
      const other = marks[i];
      return by === other?.by && at === other.at && mark === other.mark;
    });
  return isSame ? before : { kept, known, kind: 'line', edit: edit ? wordingOf(edit) : null, marks };
}

/** The signed envelopes of those lines (by name), the last wording of each behind the first. */
export function signedOf({ entries }: Folded, names: ReadonlySet<string>): readonly Uint8Array[] {
  return entries.flatMap(({ kind, known, kept, edit }) =>
    kind === 'line' && known.genuine && names.has(known.name)
      ? [kept.envelope, ...(edit === null ? [] : [edit.kept.envelope])]
      : [],
  );
}
