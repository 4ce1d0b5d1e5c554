/**
 * What people have told the office of their pairs: one set of counters a person and invitation, the newest they signed.
 * It takes a word only of somebody who was invited to that pair, and said yes; and takes it back when they say so.
 */
import type * as Y from 'yjs';
import { invitedTo } from '../invitation/stage.ts';
import type { Assessment, Confided } from '../model/assessment.ts';
import type { Instant, InvitationId, PersonId } from '../model/brand.ts';
import type { Counters, CountersWord } from '../model/counters.ts';
import type { Round } from '../model/evaluation.ts';
import { answerOf } from './invitations.ts';
import { AHEAD, type OfficeDocument } from './office.ts';
import { wasTakenBack } from './takenBack.ts';

export interface FollowedDocument {
  readonly counters: Y.Map<Counters>;
  /** By the pair's and the person's name and the month: the newest of each. */
  readonly months: Y.Map<Counters>;
  readonly assessments: Y.Map<Assessment>;
  readonly confided: Y.Map<Confided>;
  /** Since when what somebody told before is to be forgotten. */
  readonly stops: Y.Map<Instant>;
}

function followedOf({ doc }: Pick<OfficeDocument, 'doc'>): FollowedDocument {
  return {
    counters: doc.getMap<Counters>('counters'),
    months: doc.getMap<Counters>('counters by month'),
    assessments: doc.getMap<Assessment>('assessments'),
    confided: doc.getMap<Confided>('confided'),
    stops: doc.getMap<Instant>('counters stopped'),
  };
}

/** Of one person and pair. */
export const MOST_CONFIDED = 20;

type Dated = Pick<Confided, 'invitation' | 'at'>;

/** In the order of their parts, so that a pair's or a person's begin alike. */
const nameOf = (invitation: InvitationId, person: PersonId): string => `${invitation} ${person}`;

const isInvited = (office: OfficeDocument, invitation: InvitationId, person: PersonId): boolean => {
  const sent = office.sent.get(invitation);
  return sent !== undefined && invitedTo(sent).includes(person);
};

/** The word of one of the pair, said after what they took back: neither late nor replayed, nor of a day to come. */
function isTaken(office: OfficeDocument, person: PersonId, { invitation, at }: Dated, now: Instant): boolean {
  if (at > now + AHEAD || !isInvited(office, invitation, person) || wasTakenBack(office, person, at)) return false;
  if (answerOf(office, invitation, person)?.answer !== 'accepted') return false;
  return at > stoppedAt(office, nameOf(invitation, person));
}

const stoppedAt = (office: OfficeDocument, name: string): Instant => followedOf(office).stops.get(name) ?? -1;

/** Returns whether something changed by it. */
export function keepCounters(office: OfficeDocument, person: PersonId, word: CountersWord, now: Instant): boolean {
  const followed = followedOf(office);
  const name = nameOf(word.invitation, person);
  if (word.does === 'stop') return keepStop(office, person, name, word);
  if (!isTaken(office, person, word, now)) return false;
  const held = followed.counters.get(name);
  if (held !== undefined && held.at >= word.at) return false;
  office.doc.transact(() => {
    followed.counters.set(name, word);
    followed.months.set(`${name} ${new Date(word.at).toISOString().slice(0, 7)}`, word);
  });
  return true;
}

/**
 * A stop may overtake the yes, or come from who has taken their card back meanwhile: what it takes back may still come. It
 * counts whatever its date: refused, it would be lost for good, and a date ahead silences nobody but its signer.
 */
function keepStop(office: OfficeDocument, person: PersonId, name: string, { invitation, at }: Dated): boolean {
  if (!isInvited(office, invitation, person) || at <= stoppedAt(office, name)) return false;
  const { counters, months, assessments, confided, stops } = followedOf(office);
  office.doc.transact(() => {
    stops.set(name, at);
    for (const map of [counters, months, assessments, confided])
      for (const [key, said] of map) if (key.startsWith(name) && said.at <= at) map.delete(key);
  });
  return true;
}

/**
 * One a round, the first that comes, until it is taken back: nobody mends their marks once they have read the other's. That
 * they are those the other of the pair was shown is not known here (docs/threats.md).
 */
export function keepAssessment(office: OfficeDocument, person: PersonId, word: Assessment, now: Instant): boolean {
  const followed = followedOf(office);
  const name = nameOf(word.invitation, person);
  const key = `${name} ${word.round}`;
  if (!isTaken(office, person, word, now) || followed.assessments.has(key)) return false;
  followed.assessments.set(key, word);
  return true;
}

/** The newest MOST_CONFIDED: one person's flood would bury what others confide, and fill the office's disk. */
export function keepConfided(office: OfficeDocument, person: PersonId, word: Confided, now: Instant): boolean {
  const { confided } = followedOf(office);
  const key = `${nameOf(word.invitation, person)} ${word.at}`;
  if (!isTaken(office, person, word, now) || confided.has(key)) return false;
  const held = confidedOf(office, word.invitation, person);
  const oldest = held.at(-1);
  const isFull = held.length >= MOST_CONFIDED;
  if (isFull && oldest !== undefined && oldest.at > word.at) return false;
  office.doc.transact(() => {
    for (const { at } of held.slice(MOST_CONFIDED - 1)) confided.delete(`${nameOf(word.invitation, person)} ${at}`);
    confided.set(key, word);
    enter(indexOf(confided), key);
  });
  return true;
}

/** By a pair's and a person's name, the keys of what they confided. */
type Index = Map<string, Set<string>>;
const indexes = new WeakMap<Y.Map<Confided>, Index>();

/** Whoever asks for one person's words must not go through everybody's: each letter that comes asks for all pairs'. */
function indexOf(confided: Y.Map<Confided>): Index {
  const known = indexes.get(confided);
  if (known !== undefined) return known;
  const index: Index = new Map();
  for (const key of confided.keys()) enter(index, key);
  // Also from another device of the office.
  confided.observe(({ keysChanged }) => {
    for (const key of keysChanged) enter(index, key);
  });
  indexes.set(confided, index);
  return index;
}

function enter(index: Index, key: string): void {
  const name = key.slice(0, key.lastIndexOf(' '));
  const keys = index.get(name) ?? new Set();
  index.set(name, keys.add(key));
}

export const countersOf = (office: OfficeDocument, invitation: InvitationId, person: PersonId): Counters | null =>
  followedOf(office).counters.get(nameOf(invitation, person)) ?? null;

export const assessmentOf = (
  office: OfficeDocument,
  invitation: InvitationId,
  person: PersonId,
  round: Round,
): Assessment | null => followedOf(office).assessments.get(`${nameOf(invitation, person)} ${round}`) ?? null;

export interface CountersOfMonth {
  /** YYYY-MM. */
  readonly month: string;
  readonly counters: Counters;
}

/** What somebody told of a pair, month by month; one that was never told before months were kept is in none. */
export function monthsOf(office: OfficeDocument, invitation: InvitationId, person: PersonId): CountersOfMonth[] {
  const name = `${nameOf(invitation, person)} `;
  return [...followedOf(office).months].flatMap(([key, counters]) =>
    key.startsWith(name) ? [{ month: key.slice(name.length), counters }] : [],
  );
}

/** The latest first. */
export function confidedOf(office: OfficeDocument, invitation: InvitationId, person: PersonId): Confided[] {
  const { confided } = followedOf(office);
  const keys = indexOf(confided).get(nameOf(invitation, person)) ?? new Set();
  const words: Confided[] = [];
  for (const key of keys) {
    const word = confided.get(key);
    if (word === undefined) keys.delete(key);
    else words.push(word);
  }
  return words.sort((a, b) => b.at - a.at);
}
