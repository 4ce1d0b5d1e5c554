/**
 * Where people choose among three: whom to propose, what they chose, and whom their request is before. What the machine of
 * requests (matching/requests.ts) says is kept by whoever chooses; whether somebody answered is read from the invitations.
 * Where the mentor chooses all is turned: `mentee` of a request is the mentor who chose, `mentor` the mentee who is asked.
 */
import type { Result } from '../../crypto/result.ts';
import {
  ANSWER_WITHIN,
  type MenteeRequest,
  mentorFound,
  type RequestError,
  type RequestEvent,
  type Requests,
  stepRequests,
} from '../matching/requests.ts';
import type { Candidate, PairKey } from '../matching/types.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import type { Choice, MentorProfile } from '../model/choosing.ts';
import { foldWords } from '../model/text.ts';
import { answerOf, pairStage, takenSeats } from './invitations.ts';
import type { KeptRound, KeptSent, OfficeDocument } from './office.ts';
import { banPair, candidatesOf } from './runs.ts';

/** Of each list of a profile: three of them must fit into one letter. */
const MOST_ENTRIES = 12;

/** Who chooses here; null: the coordinator, over everybody. */
export function chooserOf(office: OfficeDocument): 'mentee' | 'mentor' | null {
  const choosing = office.pack.get('pack')?.matching.choosing;
  return choosing === 'recommend-three' ? 'mentee' : choosing === 'mentor-chooses' ? 'mentor' : null;
}

/** Whoever may be shown people now: of the side that chooses, with a free place, and with no request that is on its way. */
export const toPropose = (
  office: OfficeDocument,
  now: Instant,
  candidates: readonly Candidate[] = candidatesOf(office, now),
): readonly Candidate[] => {
  const chooser = chooserOf(office) ?? 'mentee';
  return candidates.filter(({ person, card }) => card.role === chooser && !isRunning(office, person, now));
};

/** Nobody is before more mentors than this at once: else all would be shown the same three. */
const MOST_SHOWN = 3;

/** The mentees who may be shown to one mentor more. `shown`: those of this round of letters. */
export function notShownTooOften(
  office: OfficeDocument,
  candidates: readonly Candidate[],
  now: Instant,
): (mentor: PersonId) => readonly Candidate[] {
  return (mentor) => {
    const shown = new Map<PersonId, number>();
    for (const [key, { of, chosen, expires, proposed }] of office.rounds.entries()) {
      if (key === mentor || of !== 'mentees' || chosen !== null || expires <= now) continue;
      for (const each of proposed) shown.set(each.mentor, (shown.get(each.mentor) ?? 0) + 1);
    }
    return candidates.filter(({ person }) => (shown.get(person) ?? 0) < MOST_SHOWN);
  };
}

/** They may still choose, their choice waits for the coordinator, or somebody is being asked for them. */
export function isRunning(office: OfficeDocument, mentee: PersonId, now: Instant): boolean {
  const round = office.rounds.get(mentee);
  if (round === undefined) return false;
  if (round.chosen === null) return round.expires > now;
  if (round.wanted !== undefined && round.wanted.length > 0) return true;
  const request = office.requests.get(mentee);
  return request !== undefined && request.asked !== null;
}

/**
 * What somebody reads of the other side while they choose: entries and words that could tell who it is are left out. Of a
 * mentee there are no words at all: who is asked for did not choose to whom they speak. With the invitation the card goes
 * to both, before either has said yes.
 */
export function profileOf(ref: string, card: Card, minutes: number | null): MentorProfile {
  const namesThem = tellsWho(card);
  const some = (list: readonly string[]) => list.filter((entry) => !namesThem(entry)).slice(0, MOST_ENTRIES);
  const { skillsOffered, skillsSought, topics, languages, words } = card;
  return {
    ref,
    skillsOffered: some(skillsOffered),
    skillsSought: some(skillsSought),
    topics: some(topics),
    languages: languages.slice(0, MOST_ENTRIES),
    words: card.role === 'mentee' || namesThem(words) ? '' : words,
    minutes,
  };
}

/** Of names, and in nearly every sentence: they tell nobody. */
const PARTICLES: ReadonlySet<string> = new Set(['de', 'du', 'des', 'la', 'le', 'van', 'von', 'der', 'den', 'da', 'di']);
/** Of one word of a hyphened name or an organisation's: shorter ones are in too many sentences. */
const TELLING = 4;

const wordsOf = (text: string): string[] =>
  foldWords(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether a text has their name or organisation, or a part of it, an address, a number to call, a handle. */
function tellsWho({ name, organisation = '' }: Card): (text: string) => boolean {
  const whole = [...name.split(/\s+/u), organisation].map(wordsOf);
  const parts = whole.flat().filter((word) => word.length >= TELLING);
  const names = new Set(
    [...whole.map((words) => words.join(' ')), ...parts].filter((one) => one && !PARTICLES.has(one)),
  );
  return (text) => {
    const said = ` ${wordsOf(text).join(' ')} `;
    const plain = text.normalize('NFKC');
    return (
      [...names].some((each) => said.includes(` ${each} `)) ||
      /@|:\/\/|www\.|\b[\w-]+\.(?:com|org|net|fr|eu|io|me|ca|sn|be|ch|de|uk|lu|dev|app)\b/iu.test(plain) ||
      /\b(?:linkedin|instagram|facebook|telegram)\s*(?:in\s*)?[/:]/iu.test(plain) ||
      /(?:\d[\s.()-]*){6}/u.test(plain)
    );
  };
}

/** Who was proposed to somebody before, and of whom they have made a choice: new ones take their place. */
export function shownBefore(office: OfficeDocument, mentee: PersonId): readonly PersonId[] {
  const round = office.rounds.get(mentee);
  if (round === undefined) return [];
  return round.chosen === null ? round.before : [...round.before, ...round.proposed.map(({ mentor }) => mentor)];
}

/** Keeps what was proposed to somebody; what they chose before is done with. */
export function keepRound(office: OfficeDocument, mentee: PersonId, round: KeptRound): void {
  office.doc.transact(() => {
    office.rounds.set(mentee, round);
    office.requests.delete(mentee);
  });
}

/** Keeps a verified choice, where it is theirs to make: of the last round proposed to them, once, in time. True: it was kept. */
export function keepChoice(office: OfficeDocument, person: PersonId, choice: Choice, now: Instant): boolean {
  const round = office.rounds.get(person);
  if (round === undefined || round.round !== choice.round || round.chosen !== null || choice.at > round.expires)
    return false;
  const mentors = choice.ranked.map((ref) => round.proposed.find((each) => each.ref === ref)?.mentor);
  const ranked = mentors.flatMap((mentor) => mentor ?? []);
  if (ranked.length < mentors.length) return false;
  office.doc.transact(() => {
    // Whom a mentor chose is asked once the coordinator has looked at it.
    const wanted = round.of === 'mentees' && ranked.length > 0 ? { wanted: ranked } : {};
    office.rounds.set(person, { ...round, chosen: now, ...wanted });
    if (round.of === 'mentees') return;
    // None of them: nobody is asked, and others may be proposed.
    if (ranked.length === 0) return;
    const stepped = step(office, { kind: 'rank', mentee: person, ranked, at: now }, now);
    if (stepped.ok) keep(office, stepped.value);
  });
  return true;
}

/** The coordinator lets those be asked whom a mentor chose, one after the other. */
export function allowChoice(office: OfficeDocument, mentor: PersonId, now: Instant): void {
  const kept = office.rounds.get(mentor);
  if (kept?.wanted === undefined || kept.wanted.length === 0) return;
  const { wanted, ...round } = kept;
  const stepped = step(office, { kind: 'rank', mentee: mentor, ranked: wanted, at: now }, now);
  if (!stepped.ok) return;
  office.doc.transact(() => {
    office.rounds.set(mentor, round);
    keep(office, stepped.value);
  });
}

/** The first of those whom a mentor chose is not asked; the coordinator would rather not have these two together. */
export function refuseChoice(office: OfficeDocument, mentor: PersonId): void {
  const round = office.rounds.get(mentor);
  const [mentee, ...wanted] = round?.wanted ?? [];
  if (round === undefined || mentee === undefined) return;
  office.doc.transact(() => {
    banPair(office, { mentor, mentee });
    office.rounds.set(mentor, { ...round, wanted });
  });
}

/** The two of a request: who chose, and who is asked. */
function pairOf(office: OfficeDocument, chooser: PersonId, asked: PersonId): PairKey {
  return office.rounds.get(chooser)?.of === 'mentees'
    ? { mentor: chooser, mentee: asked }
    : { mentor: asked, mentee: chooser };
}

const isPair = (sent: PairKey, { mentor, mentee }: PairKey): boolean =>
  sent.mentor === mentor && sent.mentee === mentee;

/** What follows from the requests as they stand: whom to invite now, and which invitations nobody waits for any more. */
export interface Due {
  readonly invite: readonly PairKey[];
  readonly withdraw: readonly KeptSent[];
}

/** Whether these two cannot be invited yet: somebody must be able to see, and nobody was chosen who would. */
export type IsHeld = (pair: PairKey) => boolean;
const never: IsHeld = () => false;

/**
 * Brings every request up to what was answered and to the time; what is due then is left to the caller. The days of the one
 * who is asked begin now, with the invitation: while it is held back nobody can answer it.
 */
export function tend(office: OfficeDocument, now: Instant, isHeld = never): Due {
  for (const request of [...office.requests.values()]) {
    const event = answerTo(office, request, now);
    const stepped = event && step(office, event, now);
    if (stepped?.ok) keep(office, stepped.value);
  }
  const ticked = step(office, { kind: 'tick', at: now }, now);
  if (ticked.ok) keep(office, ticked.value);
  const requests = [...office.requests.values()];
  const due = requests.filter((request) => {
    const pair = notInvited(office, request);
    return pair !== null && !isHeld(pair);
  });
  keep(office, { byMentee: new Map(due.map((request) => [request.mentee, fromNow(request, now)])) });
  return {
    invite: due.flatMap((request) => notInvited(office, request) ?? []),
    withdraw: requests.flatMap((request) => overtaken(office, request, now)),
  };
}

/** The two of a request whose invitation is not made yet; null: it is, or nobody is asked. */
const notInvited = (office: OfficeDocument, request: MenteeRequest): PairKey | null =>
  request.asked !== null && invitationOf(office, request) === undefined
    ? pairOf(office, request.mentee, request.asked.mentor)
    : null;

const fromNow = (request: MenteeRequest, now: Instant): MenteeRequest =>
  request.asked === null || request.asked.since === now
    ? request
    : { ...request, asked: { ...request.asked, since: now, until: now + ANSWER_WITHIN } };

/** Open invitations to those who are passed by: their last place went to somebody else, or their time was over. */
function overtaken(office: OfficeDocument, { mentee, outcomes }: MenteeRequest, now: Instant): KeptSent[] {
  const passed = outcomes.filter(({ outcome }) => outcome === 'full' || outcome === 'expired');
  const chosen = office.rounds.get(mentee)?.chosen ?? Number.POSITIVE_INFINITY;
  return passed.flatMap(({ mentor }) =>
    [...office.sent.values()].filter(
      (sent) =>
        isPair(sent, pairOf(office, mentee, mentor)) &&
        sent.issued >= chosen &&
        ['drafted', 'sent', 'accepted'].includes(pairStage(office, sent, now)),
    ),
  );
}

/** The one who is asked can no longer be invited: the next is. */
export function passBy(office: OfficeDocument, pair: PairKey, now: Instant): void {
  for (const { mentee, asked } of [...office.requests.values()]) {
    if (asked === null || !isPair(pair, pairOf(office, mentee, asked.mentor))) continue;
    const stepped = step(office, { kind: 'decline', mentor: asked.mentor, mentee, at: now }, now);
    if (stepped.ok) keep(office, stepped.value);
  }
}

/** What the one who is asked has said, as the machine hears it; null: nothing yet. */
function answerTo(office: OfficeDocument, request: MenteeRequest, now: Instant): RequestEvent | null {
  const sent = invitationOf(office, request);
  if (sent === undefined || request.asked === null) return null;
  const pair = { mentor: request.asked.mentor, mentee: request.mentee, at: now };
  const stage = pairStage(office, sent, now);
  if (stage === 'declined' || stage === 'revoked' || stage === 'ended') return { kind: 'decline', ...pair };
  const said = answerOf(office, sent.id, request.asked.mentor)?.answer;
  return said === 'accepted' ? { kind: 'accept', ...pair } : null;
}

/** The invitation by which the one who is asked was asked. */
const invitationOf = (office: OfficeDocument, { mentee, asked }: MenteeRequest): KeptSent | undefined =>
  asked === null
    ? undefined
    : [...office.sent.values()].find(
        (sent) => isPair(sent, pairOf(office, mentee, asked.mentor)) && sent.issued >= asked.since,
      );

function step(office: OfficeDocument, event: RequestEvent, now: Instant): Result<Requests, RequestError> {
  return stepRequests({ byMentee: new Map(menteesIn(office, now)), free: freeSeats(office, now) }, event);
}

/** Who was not invited cannot have been silent: their days have not begun. */
const menteesIn = (office: OfficeDocument, now: Instant): (readonly [PersonId, MenteeRequest])[] =>
  [...office.requests.values()].map((request) => {
    const isOver = request.asked !== null && request.asked.until <= now;
    return [request.mentee, isOver && notInvited(office, request) !== null ? fromNow(request, now) : request] as const;
  });

/** Seats of everybody; the one that is held for who is asked now is theirs to give. */
function freeSeats(office: OfficeDocument, now: Instant): ReadonlyMap<PersonId, number> {
  const taken = takenSeats(office, now);
  const asked = new Map<PersonId, number>();
  for (const request of office.requests.values()) {
    const sent = invitationOf(office, request);
    const holds =
      request.asked !== null &&
      sent !== undefined &&
      !['declined', 'expired', 'revoked', 'ended'].includes(pairStage(office, sent, now));
    if (holds) asked.set(request.asked.mentor, (asked.get(request.asked.mentor) ?? 0) + 1);
  }
  const free = candidatesAndFull(office).map(({ person, capacity }) => {
    return [person, capacity - (taken.get(person) ?? 0) + (asked.get(person) ?? 0)] as const;
  });
  return new Map(free);
}

const candidatesAndFull = (office: OfficeDocument) =>
  [...office.cards.values()].map(({ person, card }) => ({ person, capacity: card.capacity }));

/** Only what is another is written: each write is a change for every device of the office. */
function keep(office: OfficeDocument, { byMentee }: Pick<Requests, 'byMentee'>): void {
  office.doc.transact(() => {
    for (const [mentee, request] of byMentee) {
      if (office.requests.get(mentee) !== request) office.requests.set(mentee, request);
    }
  });
}

/** Where somebody stands with their choice; `mentor`: who is asked, of either side. */
export type ChoiceStanding =
  | { readonly tag: 'choosing'; readonly until: Instant }
  /** They did not choose in time. */
  | { readonly tag: 'silent' }
  /** They want none of those proposed. */
  | { readonly tag: 'none' }
  /** Whom a mentor chose waits for the coordinator: the first, and how many come after. */
  | { readonly tag: 'chosen'; readonly mentor: PersonId; readonly more: number }
  /** The coordinator let none of them be asked. */
  | { readonly tag: 'refused' }
  /** Would be asked, once somebody accompanies the two. */
  | { readonly tag: 'waits'; readonly mentor: PersonId }
  | { readonly tag: 'asked'; readonly mentor: PersonId; readonly until: Instant; readonly before: number }
  | { readonly tag: 'found'; readonly mentor: PersonId }
  /** All whom they ranked said no, had no place, or did not answer. */
  | { readonly tag: 'nobody' };

export function standingOf(
  office: OfficeDocument,
  mentee: PersonId,
  now: Instant,
  isHeld = never,
): ChoiceStanding | null {
  const round = office.rounds.get(mentee);
  if (round === undefined) return null;
  if (round.chosen === null) return round.expires > now ? { tag: 'choosing', until: round.expires } : { tag: 'silent' };
  const [wanted, ...more] = round.wanted ?? [];
  if (wanted !== undefined) return { tag: 'chosen', mentor: wanted, more: more.length };
  if (round.wanted !== undefined) return { tag: 'refused' };
  const request = office.requests.get(mentee);
  if (request === undefined) return { tag: 'none' };
  const found = mentorFound(request);
  if (found !== null) return { tag: 'found', mentor: found };
  if (request.asked === null) return { tag: 'nobody' };
  const pair = notInvited(office, request);
  if (pair !== null && isHeld(pair)) return { tag: 'waits', mentor: request.asked.mentor };
  return { tag: 'asked', mentor: request.asked.mentor, until: request.asked.until, before: request.outcomes.length };
}
