/**
 * Who may change who is in a circle, and since when each may read. Pure. Any member brings others in; nobody but the
 * host takes somebody out who has not said themselves that they leave.
 */
import { fromText, openSigned, toText } from '../../crypto/index.ts';
import { parseDeparture } from '../model/departure.ts';
import type { Roster } from '../model/roster.ts';
import type { Epoch } from './epoch.ts';

const isSame = (a: Roster[number], b: Roster[number]): boolean =>
  a.person === b.person && a.name === b.name && a.box === b.box && a.role === b.role;

/** Whether `maker` may make the one roster into the other, with these signed departures in hand. */
export function mayFollow(
  before: Roster,
  after: Roster,
  { maker, place, gone }: { readonly maker: string; readonly place: string; readonly gone: readonly string[] },
): boolean {
  const stays = before.filter((entry) => after.some(({ person }) => person === entry.person));
  // Who stays is as they were and in the same order, so that the first is the one who has been here longest.
  if (!stays.every((entry, i) => after[i] !== undefined && isSame(entry, after[i]))) return false;
  if (!after.some(({ person }) => person === maker)) return false;
  const left = new Set(gone.flatMap((envelope) => whoLeft(envelope, place) ?? []));
  return before.every(
    (entry) => stays.includes(entry) || left.has(entry.person) || (before[0]?.person === maker && entry !== before[0]),
  );
}

/** Whose word it is that they have left this place; null for anything else. */
function whoLeft(envelope: string, place: string): string | null {
  const bytes = fromText(envelope);
  const signed = bytes.ok ? openSigned('left', bytes.value) : bytes;
  const said = signed.ok ? parseDeparture(signed.value.payload) : signed;
  return signed.ok && said.ok && said.value.workspace === place ? toText(signed.value.signer) : null;
}

/**
 * What is written between two changes of who is in it, in documents of its own: who came later has no part in it, nor who
 * was away meanwhile.
 */
export interface Chapter {
  /** Of the epoch with which it begins. */
  readonly number: number;
  /** base64url keys of those who were there, and still are. Null: all the workspace's members. */
  readonly people: ReadonlySet<string> | null;
}

/** The chapters that one who knows these epochs may read, oldest first; never none. */
export function chaptersOf(epochs: readonly Epoch[]): Chapter[] {
  const now = epochs.at(-1)?.roster ?? null;
  const stillHere = new Set(now?.map(({ person }) => person));
  return epochs.flatMap((epoch, i) => {
    const before = epochs[i - 1];
    // A number left out: this person was away, and came in anew.
    const isNew = before?.number !== epoch.number - 1 || !isSamePeople(before.roster, epoch.roster);
    if (!isNew) return [];
    const people =
      epoch.roster && new Set(epoch.roster.map(({ person }) => person).filter((one) => stillHere.has(one)));
    return [{ number: epoch.number, people }];
  });
}

/** Those in which the person has been a member without a break, up to now. */
export const sinceComing = (epochs: readonly Epoch[], person: string): readonly Epoch[] =>
  epochs.slice(epochs.findLastIndex(({ roster }) => roster !== null && !isIn(roster, person)) + 1);

const isSamePeople = (one: Roster | null, other: Roster | null): boolean =>
  one?.length === other?.length && (one ?? []).every(({ person }) => isIn(other, person));

export const isIn = (roster: Roster | null, person: string): boolean =>
  roster?.some((entry) => entry.person === person) ?? false;
