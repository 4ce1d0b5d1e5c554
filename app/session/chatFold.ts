/**
 * What a conversation has come to: its lines in order, each with its last wording and the marks on it. A deed counts by
 * its signature alone: only who wrote a line can edit or delete it, wherever in the document they say so.
 */
import type { KeptLine } from '../document/chat.ts';
import { type ChatText, isMark, type Mark, nameOfLine } from '../model/chatLine.ts';

/** An envelope whose signature holds. */
export interface Said {
  readonly genuine: true;
  readonly author: string;
  /** Of the line itself: see nameOfLine. */
  readonly name: string;
  /** Of the line that a deed is about. */
  readonly about: string | null;
  readonly line: ChatText;
}

/** What is known of an envelope, for good: bytes do not change. */
export type Checked = Said | { readonly genuine: false };

export interface Marked {
  readonly by: string;
  readonly mark: Mark;
  readonly at: number;
}

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

interface Heard {
  readonly kept: KeptLine;
  readonly said: Said;
}

/** The later one; of two at one time, every device takes the same. */
const isLater = (a: ChatText, b: ChatText): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at);

interface Deeds {
  readonly edits: Map<string, Heard>;
  /** By the line, then by who. */
  readonly marks: Map<string, Map<string, Heard>>;
  readonly reads: Map<string, Heard>;
  readonly receipts: Map<string, Heard>;
  readonly deleted: Set<string>;
  readonly spent: Set<KeptLine>;
}

type Pair = readonly [KeptLine, Checked];

/** Of `lines`, in the shared order. `me`: only one's own former words are cleared away. */
export function foldChat(lines: readonly Pair[], me: string, before: Pick<WeakMap<KeptLine, Entry>, 'get'>): Folded {
  const deeds = deedsIn(lines, me);
  const { edits, marks, deleted, spent } = deeds;
  const said = new Set<string>();
  const entries: Entry[] = [];
  for (const [kept, known] of lines) {
    if (spent.has(kept)) continue;
    if (!known.genuine) entries.push(before.get(kept) ?? plain(kept, known, 'line'));
    else if (known.about === null) {
      if (deleted.has(known.name)) {
        spent.add(kept);
        continue;
      }
      // A signature holds wherever the line is put: a yes copied under another question would be as genuine.
      if (said.has(known.name)) continue;
      said.add(known.name);
      const edit = edits.get(known.name);
      const made = marksOn(marks.get(known.name));
      entries.push(sameAs(before.get(kept), kept, known, edit, made));
    } else if (known.line.deed?.does === 'delete' && deleted.has(known.about)) {
      const place = `gone ${known.about}`;
      if (said.has(place) || known.line.deed.of.by !== known.author) continue;
      said.add(place);
      entries.push(before.get(kept) ?? plain(kept, known, 'gone'));
    } else if (deleted.has(known.about) && known.line.deed?.does !== 'read') spent.add(kept);
    else entries.push(before.get(kept) ?? plain(kept, known, 'deed'));
  }
  const { reads, receipts } = deeds;
  return { entries, spent, reads: saidIn(reads), receipts: saidIn(receipts) };
}

function deedsIn(lines: readonly Pair[], me: string): Deeds {
  const deeds: Deeds = {
    edits: new Map(),
    marks: new Map(),
    reads: new Map(),
    receipts: new Map(),
    deleted: new Set(),
    spent: new Set(),
  };
  for (const [kept, said] of lines) {
    if (!said.genuine || said.about === null) continue;
    const { deed } = said.line;
    const isAuthor = deed?.of.by === said.author;
    if (deed?.does === 'delete' && isAuthor) deeds.deleted.add(said.about);
    if (deed?.does === 'edit' && isAuthor) keepLater(deeds.edits, said.about, { kept, said }, me, deeds.spent);
    if (deed?.does === 'read') keepLater(deeds.reads, said.author, { kept, said }, me, deeds.spent);
    if (deed?.does === 'receipts') keepLater(deeds.receipts, said.author, { kept, said }, me, deeds.spent);
    if (deed?.does === 'react') {
      const on = deeds.marks.get(said.about) ?? new Map<string, Heard>();
      deeds.marks.set(said.about, on);
      keepLater(on, said.author, { kept, said }, me, deeds.spent);
    }
  }
  return deeds;
}

function keepLater(into: Map<string, Heard>, name: string, next: Heard, me: string, spent: Set<KeptLine>): void {
  const held = into.get(name);
  const wins = held === undefined || isLater(next.said.line, held.said.line);
  const loser = wins ? held : next;
  if (loser !== undefined && loser.said.author === me) spent.add(loser.kept);
  if (wins) into.set(name, next);
}

const saidIn = (heard: ReadonlyMap<string, Heard>): ReadonlyMap<string, Said> =>
  new Map([...heard].map(([by, { said }]) => [by, said]));

const wordingOf = ({ kept, said }: Heard): Entry['edit'] => ({ kept, text: said.line.text, at: said.line.at });
const noMarks: readonly Marked[] = [];
const plain = (kept: KeptLine, known: Checked, kind: Entry['kind']): Entry => ({
  kept,
  known,
  kind,
  edit: null,
  marks: noMarks,
});

function marksOn(heard: ReadonlyMap<string, Heard> | undefined): readonly Marked[] {
  if (heard === undefined) return noMarks;
  return [...heard].flatMap(([by, { said }]) => {
    const { text, at } = said.line;
    return isMark(text) ? [{ by, mark: text, at }] : [];
  });
}

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

/** What is known of a signed line. */
export function saidBy(author: string, line: ChatText): Said {
  const name = nameOfLine({ by: author, id: line.id });
  return { genuine: true, author, name, about: line.deed ? nameOfLine(line.deed.of) : null, line };
}

/** The signed envelopes of those lines (by name), the last wording of each behind the first. */
export function signedOf({ entries }: Folded, names: ReadonlySet<string>): readonly Uint8Array[] {
  return entries.flatMap(({ kind, known, kept, edit }) =>
    kind === 'line' && known.genuine && names.has(known.name)
      ? [kept.envelope, ...(edit === null ? [] : [edit.kept.envelope])]
      : [],
  );
}
