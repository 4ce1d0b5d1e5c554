/**
 * How each pair is doing, as far as its people have told. Judged as of the day of the newest letter: that nobody has
 * told anything since is no sign of anything, and is never counted as bad.
 */

import { invitedTo } from '../invitation/stage.ts';
import type { Assessment, Confided } from '../model/assessment.ts';
import type { Instant, InvitationId, PersonId } from '../model/brand.ts';
import type { Counters } from '../model/counters.ts';
import { ROUNDS } from '../model/evaluation.ts';
import type { Day } from '../model/goal.ts';
import { assessmentOf, confidedOf, countersOf } from './following.ts';
import { answerOf, pairStage, sentOf } from './invitations.ts';
import type { KeptSent, OfficeDocument } from './office.ts';

/** Two people who were brought together should have met by then, days. */
const FIRST_WITHIN = 10;
/** Days between meetings, where the programme does not say. */
const USUAL_CADENCE = 30;

/** What was told says for so long how a pair is, days: a month's letter, and some more. */
const FRESH = 45;

const DAY = 86_400_000;

export type PairStanding = 'check-in' | 'too-early' | 'on-track' | 'not-shared';

export type Why =
  | { readonly tag: 'not-well'; readonly people: readonly PersonId[] }
  /** Brought together so many days before, and no meeting yet. */
  | { readonly tag: 'no-first-meeting'; readonly days: number }
  | { readonly tag: 'long-since'; readonly days: number; readonly last: Day }
  | { readonly tag: 'met'; readonly last: Day }
  | { readonly tag: 'just-begun' }
  | { readonly tag: 'silent' }
  /** What was told is too old to say how they are now. */
  | { readonly tag: 'silent-since'; readonly at: Instant };

/** What one of a pair has told. */
export interface Told {
  readonly person: PersonId;
  readonly counters: Counters | null;
  readonly assessments: readonly Assessment[];
  /** For the coordinator alone; the latest first. */
  readonly confided: readonly Confided[];
}

export interface Followed {
  readonly invitation: InvitationId;
  readonly mentor: PersonId;
  readonly mentee: PersonId;
  /** Of a circle: the others. */
  readonly more: readonly PersonId[];
  /** When the last of them said yes. */
  readonly since: Instant;
  readonly standing: PairStanding;
  /** The gravest first; at least one. */
  readonly why: readonly Why[];
  /** The newest; null: nobody has shared. */
  readonly counters: Counters | null;
  readonly told: readonly Told[];
}

/**
 * Days without a meeting past which a pair is looked after, by how often its programme wants them to meet: no sooner than
 * two weeks, since people are ill and away, and no later than thirty days.
 */
export function cadenceOf(office: Pick<OfficeDocument, 'doc'>): number {
  const pack = office.doc.getMap<unknown>('pack').get('pack');
  const days = typeof pack === 'object' && pack !== null && 'cadenceDays' in pack ? pack.cadenceDays : null;
  return typeof days === 'number' && Number.isFinite(days) ? Math.min(30, Math.max(14, days)) : USUAL_CADENCE;
}

/** At work now; and, for a programme's numbers, those that were. */
const AT_WORK: readonly string[] = ['joined'];
export const EVER_AT_WORK: readonly string[] = ['joined', 'ended'];

/** Every pair that said yes; those to check in with first, then the longest together. */
export function followUp(
  office: OfficeDocument,
  cadence: number,
  now: Instant,
  stages: readonly string[] = AT_WORK,
): Followed[] {
  const order: readonly PairStanding[] = ['check-in', 'too-early', 'on-track', 'not-shared'];
  return sentOf(office)
    .filter((sent) => stages.includes(pairStage(office, sent, now)))
    .map((sent) => followed(office, sent, cadence, now))
    .sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing) || a.since - b.since);
}

function followed(office: OfficeDocument, sent: KeptSent, cadence: number, now: Instant): Followed {
  const people = invitedTo(sent);
  const since = Math.max(...people.map((person) => answerOf(office, sent.id, person)?.at ?? sent.issued));
  const told = people.map((person) => ({
    person,
    counters: countersOf(office, sent.id, person),
    assessments: ROUNDS.flatMap((round) => assessmentOf(office, sent.id, person, round) ?? []),
    confided: confidedOf(office, sent.id, person),
  }));
  const counters = told
    .flatMap((one) => one.counters ?? [])
    .reduce<Counters | null>((newest, one) => (newest === null || one.at > newest.at ? one : newest), null);
  const notWell = told.flatMap((one) => (one.counters?.well === false ? [one.person] : []));
  const { standing, why } = judge({ since, counters, notWell, cadence, now });
  const { mentor, mentee, more = [] } = sent;
  return { invitation: sent.id, mentor, mentee, more, since, standing, why, counters, told };
}

interface Known {
  readonly since: Instant;
  readonly counters: Counters | null;
  readonly notWell: readonly PersonId[];
  readonly cadence: number;
  readonly now: Instant;
}

/** Whole days; a clock that runs ahead on a person's device makes none negative. */
const daysBetween = (from: Instant, to: Instant): number => Math.max(0, Math.floor((to - from) / DAY));
/** A day is over at its end, wherever that was: nobody is told of a delay for a time zone's sake. */
const endOf = (day: Day): Instant => Date.parse(`${day}T23:59:59Z`);

export function judge({ since, counters, notWell, cadence, now }: Known): Pick<Followed, 'standing' | 'why'> {
  const grave: Why[] = notWell.length > 0 ? [{ tag: 'not-well', people: notWell }] : [];
  if (counters === null) {
    return daysBetween(since, now) < FIRST_WITHIN
      ? { standing: 'too-early', why: [{ tag: 'just-begun' }] }
      : { standing: 'not-shared', why: [{ tag: 'silent' }] };
  }
  const { at, last } = counters;
  const days = last === null ? daysBetween(since, at) : daysBetween(endOf(last), at);
  if (last === null && days > FIRST_WITHIN) grave.push({ tag: 'no-first-meeting', days });
  if (last !== null && days > cadence) grave.push({ tag: 'long-since', days, last });
  if (grave.length > 0) return { standing: 'check-in', why: grave };
  const isStale = daysBetween(at, now) > FRESH || (last === null && daysBetween(since, now) > FIRST_WITHIN);
  if (isStale) return { standing: 'not-shared', why: [{ tag: 'silent-since', at }] };
  return last === null
    ? { standing: 'too-early', why: [{ tag: 'just-begun' }] }
    : { standing: 'on-track', why: [{ tag: 'met', last }] };
}
