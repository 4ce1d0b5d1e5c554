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
import type { OfficeDocument } from './office.ts';
import { wasTakenBack } from './takenBack.ts';

export interface FollowedDocument {
  readonly counters: Y.Map<Counters>;
  readonly assessments: Y.Map<Assessment>;
  readonly confided: Y.Map<Confided>;
  /** Since when what somebody told before is to be forgotten. */
  readonly stops: Y.Map<Instant>;
}

export function followedOf({ doc }: Pick<OfficeDocument, 'doc'>): FollowedDocument {
  return {
    counters: doc.getMap<Counters>('counters'),
    assessments: doc.getMap<Assessment>('assessments'),
    confided: doc.getMap<Confided>('confided'),
    stops: doc.getMap<Instant>('counters stopped'),
  };
}

type Dated = Pick<Confided, 'invitation' | 'at'>;

/** In the order of their parts, so that a pair's or a person's begin alike. */
const nameOf = (invitation: InvitationId, person: PersonId): string => `${invitation} ${person}`;

const isInvited = (office: OfficeDocument, invitation: InvitationId, person: PersonId): boolean => {
  const sent = office.sent.get(invitation);
  return sent !== undefined && invitedTo(sent).includes(person);
};

/** The word of one of the pair, said after what they took back: neither late nor replayed. */
function isTaken(office: OfficeDocument, person: PersonId, { invitation, at }: Dated): boolean {
  if (!isInvited(office, invitation, person) || wasTakenBack(office, person, at)) return false;
  if (answerOf(office, invitation, person)?.answer !== 'accepted') return false;
  return at > stoppedAt(office, nameOf(invitation, person));
}

const stoppedAt = (office: OfficeDocument, name: string): Instant => followedOf(office).stops.get(name) ?? -1;

/** Returns whether something changed by it. */
export function keepCounters(office: OfficeDocument, person: PersonId, word: CountersWord): boolean {
  const followed = followedOf(office);
  const name = nameOf(word.invitation, person);
  if (word.does === 'stop') return keepStop(office, person, name, word);
  if (!isTaken(office, person, word)) return false;
  const held = followed.counters.get(name);
  if (held !== undefined && held.at >= word.at) return false;
  followed.counters.set(name, word);
  return true;
}

/** A stop may overtake the yes, or come from who has taken their card back meanwhile: what it takes back may still come. */
function keepStop(office: OfficeDocument, person: PersonId, name: string, { invitation, at }: Dated): boolean {
  if (!isInvited(office, invitation, person) || at <= stoppedAt(office, name)) return false;
  const { counters, assessments, confided, stops } = followedOf(office);
  office.doc.transact(() => {
    stops.set(name, at);
    for (const map of [counters, assessments, confided])
      for (const [key, said] of map) if (key.startsWith(name) && said.at <= at) map.delete(key);
  });
  return true;
}

/** One a round. */
export function keepAssessment(office: OfficeDocument, person: PersonId, word: Assessment): boolean {
  const followed = followedOf(office);
  const name = nameOf(word.invitation, person);
  const key = `${name} ${word.round}`;
  const held = followed.assessments.get(key);
  if (!isTaken(office, person, word)) return false;
  if (held !== undefined && held.at >= word.at) return false;
  followed.assessments.set(key, word);
  return true;
}

export function keepConfided(office: OfficeDocument, person: PersonId, word: Confided): boolean {
  const followed = followedOf(office);
  const name = nameOf(word.invitation, person);
  const key = `${name} ${word.at}`;
  if (!isTaken(office, person, word)) return false;
  if (followed.confided.has(key)) return false;
  followed.confided.set(key, word);
  return true;
}

export const countersOf = (office: OfficeDocument, invitation: InvitationId, person: PersonId): Counters | null =>
  followedOf(office).counters.get(nameOf(invitation, person)) ?? null;

export const assessmentOf = (
  office: OfficeDocument,
  invitation: InvitationId,
  person: PersonId,
  round: Round,
): Assessment | null => followedOf(office).assessments.get(`${nameOf(invitation, person)} ${round}`) ?? null;

/** The latest first. */
export function confidedOf(office: OfficeDocument, invitation: InvitationId, person: PersonId): Confided[] {
  const name = `${nameOf(invitation, person)} `;
  return [...followedOf(office).confided]
    .flatMap(([key, word]) => (key.startsWith(name) ? [word] : []))
    .sort((a, b) => b.at - a.at);
}
