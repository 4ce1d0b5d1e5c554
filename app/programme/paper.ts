/**
 * People whom the coordinator put on the list, from a file of their school or company, and who have not applied yet:
 * written by the coordinator, signed by nobody, matched with nobody. When a signed card comes that is theirs, it takes
 * their place in the directory.
 */
import type { Instant, LanguageTag, PersonId } from '../model/brand.ts';
import type { Card, Role } from '../model/card.ts';
import { fold } from '../model/fold.ts';
import type { OfficeDocument } from './office.ts';

/** What a line of a file tells of somebody. */
export interface PaperPerson {
  readonly name: string;
  readonly email: string;
  /** Of a student or an employee, as the file has it. */
  readonly number: string;
  /** Null: the file does not say. */
  readonly role: Role | null;
  readonly organisation: string;
  readonly manager: string;
  readonly languages: readonly LanguageTag[];
  readonly skillsOffered: readonly string[];
  readonly skillsSought: readonly string[];
  readonly topics: readonly string[];
  readonly capacity: number;
  readonly words: string;
}

export interface KeptPaper extends PaperPerson {
  readonly added: Instant;
  /** Who applied as them; null: nobody yet. */
  readonly applied: PersonId | null;
  /** The coordinator said that it is them; else only a name or an answer says so, which anybody can write. */
  readonly confirmed?: true | undefined;
  /** People of the same name who are somebody else. */
  readonly others: readonly PersonId[];
}

const plain = (text: string): string =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Folded {
  readonly name: string;
  readonly email: string;
  readonly number: string;
}

/** A list has thousands of people, and each card that comes is held against all of them. */
const folded = new WeakMap<KeptPaper, Folded>();

function foldedOf(paper: KeptPaper): Folded {
  const known = folded.get(paper);
  if (known !== undefined) return known;
  const { name, email, number } = paper;
  const fresh = { name: plain(name), email: fold(email), number: fold(number) };
  folded.set(paper, fresh);
  return fresh;
}

/** By which somebody is known again in another file: their address, their number, or, without both, their name and place. */
export function paperKeys({
  name,
  email,
  number,
  organisation,
}: Pick<PaperPerson, 'name' | 'email' | 'number' | 'organisation'>): readonly string[] {
  const keys = [
    ...(email === '' ? [] : [`e ${fold(email.trim())}`]),
    ...(number === '' ? [] : [`n ${fold(number.trim())}`]),
  ];
  return keys.length > 0 ? keys : [`w ${plain(name)} ${plain(organisation)}`];
}

/** Every key by which somebody on the list is known, and the one they are kept under. */
function knownKeys(office: OfficeDocument): Map<string, string> {
  const known = new Map<string, string>();
  for (const [held, paper] of office.paper) for (const key of paperKeys(paper)) known.set(key, held);
  return known;
}

export interface Listed {
  readonly added: number;
  /** On the list before, and told differently now. */
  readonly changed: number;
  readonly same: number;
}

const factsOf = ({
  added: _added,
  applied: _applied,
  confirmed: _confirmed,
  others: _others,
  ...facts
}: KeptPaper): PaperPerson => facts;

/**
 * Puts people on the list, each once. One change: a crash leaves all of it or none. `newKey`: a name drawn for each, since
 * the key of an entry stays in a Yjs document when the entry is erased: it must say nothing of the person.
 */
export function listPeople(
  office: OfficeDocument,
  people: readonly PaperPerson[],
  now: Instant,
  newKey: () => string,
): Listed {
  const known = knownKeys(office);
  const cards = cardsByName(office);
  let [added, changed, same] = [0, 0, 0];
  office.doc.transact(() => {
    for (const person of people) {
      const keys = paperKeys(person);
      const key = keys.map((each) => known.get(each)).find((each) => each !== undefined) ?? newKey();
      const before = office.paper.get(key);
      if (before !== undefined && JSON.stringify(ordered(factsOf(before))) === JSON.stringify(ordered(person))) {
        same += 1;
        continue;
      }
      if (before === undefined) added += 1;
      else changed += 1;
      const fresh: KeptPaper = {
        ...person,
        added: before?.added ?? now,
        applied: before?.applied ?? null,
        ...(before?.confirmed && { confirmed: true }),
        others: before?.others ?? [],
      };
      office.paper.set(key, { ...fresh, applied: fresh.applied ?? soleCardOf(fresh, cards) });
      for (const each of keys) known.set(each, key);
    }
  });
  return { added, changed, same };
}

const ordered = (person: PaperPerson): unknown => Object.entries(person).sort(([a], [b]) => (a < b ? -1 : 1));

function cardsByName(office: OfficeDocument): Map<string, { readonly person: PersonId; readonly card: Card }[]> {
  const by = new Map<string, { person: PersonId; card: Card }[]>();
  for (const { person, card } of office.cards.values()) {
    if (card.withdrawn === true) continue;
    const name = plain(card.name);
    by.set(name, [...(by.get(name) ?? []), { person, card }]);
  }
  return by;
}

function soleCardOf(paper: KeptPaper, cards: ReturnType<typeof cardsByName>): PersonId | null {
  const found = (cards.get(foldedOf(paper).name) ?? []).filter(({ person, card }) => isLike(paper, person, card));
  return found.length === 1 ? (found[0]?.person ?? null) : null;
}

function isLike(paper: KeptPaper, person: PersonId, card: Card): boolean {
  if (paper.others.includes(person)) return false;
  const place = plain(card.organisation ?? '');
  return place === '' || paper.organisation === '' || place === plain(paper.organisation);
}

/** Their number or address stands among what the card answers. */
function isNamedIn(paper: KeptPaper, said: ReadonlySet<string>): boolean {
  const { email, number } = foldedOf(paper);
  return (email !== '' && said.has(email)) || (number !== '' && said.has(number));
}

/**
 * Notes whose card has come: by an answer that is their number or address, else by a name that only one person on the
 * list has. Two of a name wait for the coordinator.
 */
export function noteApplied(office: OfficeDocument, person: PersonId, card: Card): void {
  if (office.paper.size === 0) return;
  const open: [string, KeptPaper][] = [];
  for (const [key, paper] of office.paper) {
    if (paper.applied === person) return;
    if (paper.applied === null && !paper.others.includes(person)) open.push([key, paper]);
  }
  const said = new Set((card.answers ?? []).flatMap(([, texts]) => texts.map((text) => fold(text.trim()))));
  const named = said.size === 0 ? [] : open.filter(([, paper]) => isNamedIn(paper, said));
  const name = plain(card.name);
  const found =
    named.length > 0 ? named : open.filter(([, paper]) => foldedOf(paper).name === name && isLike(paper, person, card));
  const [only] = found;
  if (found.length === 1 && only !== undefined) office.paper.set(only[0], { ...only[1], applied: person });
}

/** The coordinator's word: this card is theirs. */
export function sayApplied(office: OfficeDocument, key: string, person: PersonId): void {
  const paper = office.paper.get(key);
  if (paper !== undefined) office.paper.set(key, { ...paper, applied: person, confirmed: true });
}

/** The coordinator's word: who applied is somebody else of the same name. */
export function sayOther(office: OfficeDocument, key: string): void {
  const paper = office.paper.get(key);
  if (paper !== undefined) unlink(office, key, paper);
}

function unlink(office: OfficeDocument, key: string, { confirmed: _, ...paper }: KeptPaper): void {
  if (paper.applied === null) return;
  office.paper.set(key, { ...paper, applied: null, others: [...paper.others, paper.applied] });
}

export function removePaper(office: OfficeDocument, key: string): void {
  office.paper.delete(key);
}

/**
 * What the list told of somebody who took their card back. A line that the coordinator did not say is theirs stays, without
 * them: else a stranger erases the list by applying under each name on it.
 */
export function forgetPaperOf(office: OfficeDocument, person: PersonId): void {
  for (const [key, paper] of [...office.paper]) {
    if (paper.applied !== person) continue;
    if (paper.confirmed) office.paper.delete(key);
    else unlink(office, key, paper);
  }
}
