/** What was done to the lines of a conversation: of each deed the last one counts, by whoever may do it. */
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

/** What is known of a signed line. */
export function saidBy(author: string, line: ChatText): Said {
  const name = nameOfLine({ by: author, id: line.id });
  return { genuine: true, author, name, about: line.deed ? nameOfLine(line.deed.of) : null, line };
}

export interface Heard {
  readonly kept: KeptLine;
  readonly said: Said;
}

/** The later one; of two at one time, every device takes the same. */
const isLater = (a: ChatText, b: ChatText): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at);

export interface Deeds {
  readonly edits: Map<string, Heard>;
  /** By the line, then by who. */
  readonly marks: Map<string, Map<string, Heard>>;
  readonly reads: Map<string, Heard>;
  readonly receipts: Map<string, Heard>;
  readonly deleted: Set<string>;
  readonly spent: Set<KeptLine>;
}

export const noDeeds = (): Deeds => ({
  edits: new Map(),
  marks: new Map(),
  reads: new Map(),
  receipts: new Map(),
  deleted: new Set(),
  spent: new Set(),
});

/** That word counts from now on, unless a later one does already. `me`: only one's own former words are spent. */
export function hear(deeds: Deeds, kept: KeptLine, said: Said, me: string): void {
  const { deed } = said.line;
  if (said.about === null) return;
  const isAuthor = deed?.of.by === said.author;
  if (isDeletion(said)) deeds.deleted.add(said.about);
  if (deed?.does === 'edit' && isAuthor) keepLater(deeds.edits, said.about, { kept, said }, me, deeds.spent);
  if (deed?.does === 'read') keepLater(deeds.reads, said.author, { kept, said }, me, deeds.spent);
  if (deed?.does === 'receipts') keepLater(deeds.receipts, said.author, { kept, said }, me, deeds.spent);
  if (deed?.does === 'react') {
    const on = deeds.marks.get(said.about) ?? new Map<string, Heard>();
    deeds.marks.set(said.about, on);
    keepLater(on, said.author, { kept, said }, me, deeds.spent);
  }
}

function keepLater(into: Map<string, Heard>, name: string, next: Heard, me: string, spent: Set<KeptLine>): void {
  const held = into.get(name);
  const wins = held === undefined || isLater(next.said.line, held.said.line);
  const loser = wins ? held : next;
  if (loser !== undefined && loser.said.author === me) spent.add(loser.kept);
  if (wins) into.set(name, next);
}

export const saidIn = (heard: ReadonlyMap<string, Heard>): ReadonlyMap<string, Said> =>
  new Map([...heard].map(([by, { said }]) => [by, said]));

export const isDeletion = ({ author, line: { deed } }: Said): boolean =>
  deed?.does === 'delete' && deed.of.by === author;

export const noMarks: readonly Marked[] = [];
export function marksOn(heard: ReadonlyMap<string, Heard> | undefined): readonly Marked[] {
  if (heard === undefined) return noMarks;
  return [...heard].flatMap(([by, { said }]) => {
    const { text, at } = said.line;
    return isMark(text) ? [{ by, mark: text, at }] : [];
  });
}
