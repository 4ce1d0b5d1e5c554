/**
 * What a pair has come to, out of what both said of it. Pure: the same words in the same order give the same on every
 * device, whoever wrote them.
 */
import type { Instant, PersonId } from './brand.ts';
import type { Day } from './goal.ts';
import type { Trace } from './goalState.ts';
import { type ClosingReason, PACT_LIMITS, type PactWord, type Proposal, slotOf } from './pact.ts';

/** A word, and whose signature stands under it. Of a proposal, the hash is known to be its own. */
export interface PactSaid {
  readonly author: PersonId;
  readonly word: PactWord;
}

/** One text, and who has signed it. */
export interface Version<P extends Proposal = Proposal> extends Trace {
  readonly what: P;
  readonly hash: string;
  readonly version: number;
  /** In the order in which they signed: who proposed it first. */
  readonly signed: readonly Trace[];
  readonly refused: Trace | null;
}

export interface Slot<P extends Proposal = Proposal> {
  /** Signed by both. */
  readonly agreed: Version<P> | null;
  /** Proposed since, and not signed by both. */
  readonly open: Version<P> | null;
  /** Proposed by the other one of the two at the same time as `open`, which stands. */
  readonly beside: Version<P> | null;
}

export interface Pause extends Trace {
  readonly until: Day;
  readonly text: string;
}

export interface Closing extends Trace {
  readonly id: string;
  readonly reason: ClosingReason;
  readonly reached: number;
  readonly text: string;
}

export interface Thanks extends Trace {
  readonly text: string;
}

export interface TopicRole {
  readonly topic: string;
  readonly mentor: PersonId;
  readonly since: Instant;
}

type Of<K extends Proposal['kind']> = Extract<Proposal, { kind: K }>;

export interface Pact {
  readonly agreement: Slot<Of<'agreement'>>;
  readonly format: Slot<Of<'format'>>;
  readonly reopen: Slot<Of<'reopen'>>;
  /** By topic; the pair itself under the empty one. */
  readonly roles: readonly Slot<Of<'roles'>>[];
  /** The last of each person that they have not ended; perhaps over by now. */
  readonly pauses: readonly Pause[];
  /** Days of the present flash on which they met, earliest first. */
  readonly met: readonly Day[];
  /** What closed it and is not opened again, the first first. */
  readonly closings: readonly Closing[];
  readonly thanks: readonly Thanks[];
  /** All that both signed, and what each said alone, oldest first. */
  readonly history: readonly PactEvent[];
}

export type PactEvent =
  | { readonly tag: 'agreed'; readonly at: Instant; readonly version: Version }
  | ({ readonly tag: 'paused' } & Pause)
  | ({ readonly tag: 'resumed' } & Trace)
  | ({ readonly tag: 'closed' } & Closing)
  | ({ readonly tag: 'thanked' } & Thanks);

interface Draft {
  readonly what: Proposal;
  readonly hash: string;
  readonly version: number;
  readonly by: PersonId;
  readonly at: Instant;
  readonly place: number;
  signed: Trace[];
  refused: Trace | null;
  withdrawn: boolean;
}

/** A programme's flash, as its invitation says. */
export interface GivenFormat {
  readonly sessions: number;
  readonly at: Instant;
}

/** Both signed it by saying yes to the invitation: version 0, the same on both devices, below whatever they agree later. */
export function givenVersion(
  { sessions, at }: GivenFormat,
  pair: readonly PersonId[],
  hashOf: (what: Proposal) => string,
): Version<Of<'format'>> {
  const what = { kind: 'format', sessions, until: null } as const;
  const signed = pair.map((by) => ({ by, at }));
  return { what, hash: hashOf(what), version: 0, by: pair[0] as PersonId, at, signed, refused: null };
}

/** `pair`: the two. What anybody else says, and a word said twice, is passed over. `given`: how it began. */
export function pactFrom(
  said: readonly PactSaid[],
  pair: readonly PersonId[],
  given: Version<Of<'format'>> | null = null,
): Pact {
  const words = once(said).filter(({ author }) => pair.includes(author));
  const drafts = draftsIn(words, pair.length);
  const versions = [...drafts.values()];
  const of = <K extends Proposal['kind']>(kind: K): Draft[] => versions.filter(({ what }) => what.kind === kind);
  const slots = new Set(of('roles').map(({ what }) => slotOf(what)));
  const reopened = new Set(
    of('reopen').flatMap((draft) =>
      isAgreed(draft, pair.length) && draft.what.kind === 'reopen' ? draft.what.closings : [],
    ),
  );
  const agreedNow = slot<Of<'format'>>(of('format'), pair.length);
  const format = agreedNow.agreed === null && given !== null ? { ...agreedNow, agreed: given } : agreedNow;
  const closings = words.flatMap((one) => closingOf(one) ?? []);
  const history = historyOf(
    words,
    versions.filter((draft) => isAgreed(draft, pair.length)),
  );
  return {
    agreement: slot(of('agreement'), pair.length),
    format,
    reopen: slot(of('reopen'), pair.length),
    roles: [...slots].map((name) =>
      slot<Of<'roles'>>(
        of('roles').filter(({ what }) => slotOf(what) === name),
        pair.length,
      ),
    ),
    pauses: pausesIn(words),
    met: metIn(words, format.agreed?.hash),
    closings: closings.filter(({ id }) => !reopened.has(id)),
    thanks: history.flatMap((event) => (event.tag === 'thanked' ? [event] : [])),
    history,
  };
}

/** A signature holds wherever the word is put: one copied behind the one that took it back would be as genuine. */
function once(said: readonly PactSaid[]): PactSaid[] {
  const heard = new Set<string>();
  return said.filter(({ author, word }) => {
    const name = nameOf(author, word);
    return !heard.has(name) && heard.add(name);
  });
}

const nameOf = (author: PersonId, word: PactWord): string => `${author} ${word.id}`;
const isAgreed = ({ signed }: Draft, people: number): boolean => signed.length >= people;

function draftsIn(words: readonly PactSaid[], people: number): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  const sign = (draft: Draft, by: PersonId, at: Instant): void => {
    if (!draft.signed.some((each) => each.by === by)) draft.signed.push({ by, at });
  };
  words.forEach(({ author: by, word: { act, at } }, place) => {
    if (act.does !== 'propose') return;
    const { what, hash, version } = act;
    const draft = drafts.get(hash);
    // The same text by both, at the same time: both have signed it.
    if (draft !== undefined) sign(draft, by, at);
    else
      drafts.set(hash, { what, hash, version, by, at, place, signed: [{ by, at }], refused: null, withdrawn: false });
  });
  for (const { author: by, word } of words) {
    const { act, at } = word;
    const draft = act.does === 'answer' ? drafts.get(act.to) : undefined;
    // What both have signed is changed by another version, and by nothing else.
    if (act.does !== 'answer' || draft === undefined || isAgreed(draft, people)) continue;
    if (draft.by === by) draft.withdrawn = !act.yes;
    else if (act.yes) {
      draft.refused = null;
      sign(draft, by, at);
    } else draft.refused = { by, at };
  }
  return drafts;
}

/** Of two with one number, made apart: on every device the one that stands later in the shared order. */
const isLater = (a: Draft, b: Draft): number => a.version - b.version || a.place - b.place;

function slot<P extends Proposal>(drafts: readonly Draft[], people: number): Slot<P> {
  const agreed = drafts
    .filter((draft) => isAgreed(draft, people))
    .sort(isLater)
    .at(-1);
  const waiting = drafts
    .filter((draft) => !isAgreed(draft, people) && !draft.withdrawn && draft.version > (agreed?.version ?? 0))
    .sort(isLater);
  const open = waiting.at(-1);
  const beside = waiting.findLast(({ version, by }) => version === open?.version && by !== open.by);
  const shown = (draft: Draft | undefined): Version<P> | null =>
    draft === undefined ? null : (plain(draft) as Version<P>);
  return { agreed: shown(agreed), open: shown(open), beside: shown(beside) };
}

const plain = ({ place: _, withdrawn: __, ...version }: Draft): Version => version;

function closingOf({ author: by, word }: PactSaid): Closing | null {
  if (word.act.does !== 'close') return null;
  const { reason, reached, text } = word.act;
  return { id: nameOf(by, word), by, at: word.at, reason, reached, text };
}

function pausesIn(words: readonly PactSaid[]): Pause[] {
  const last = new Map<PersonId, Pause | null>();
  for (const { author: by, word } of words) {
    const { act, at } = word;
    if (act.does === 'pause') last.set(by, { by, at, until: act.until, text: act.text });
    if (act.does === 'resume') last.set(by, null);
  }
  return [...last.values()].flatMap((pause) => pause ?? []);
}

/** Written down by both, a meeting is one: they have one a day. */
function metIn(words: readonly PactSaid[], format: string | undefined): Day[] {
  const days = words.flatMap(({ word: { act } }) => (act.does === 'met' && act.of === format ? [act.on] : []));
  return [...new Set(days)].sort();
}

function historyOf(words: readonly PactSaid[], agreed: readonly Draft[]): PactEvent[] {
  const events: PactEvent[] = agreed.map((draft) => ({
    tag: 'agreed',
    at: Math.max(...draft.signed.map(({ at }) => at)),
    version: plain(draft),
  }));
  for (const said of words) {
    const { author: by, word } = said;
    const { act, at } = word;
    const closing = closingOf(said);
    if (closing !== null) events.push({ tag: 'closed', ...closing });
    if (act.does === 'pause') events.push({ tag: 'paused', by, at, until: act.until, text: act.text });
    if (act.does === 'resume') events.push({ tag: 'resumed', by, at });
    if (act.does === 'thank') events.push({ tag: 'thanked', by, at, text: act.text });
  }
  return events.sort((a, b) => a.at - b.at);
}

/** All that may be agreed, each with what is proposed. */
export const slotsOf = ({ agreement, format, reopen, roles }: Pact): readonly Slot[] => [
  agreement,
  format,
  reopen,
  ...roles,
];

/** What the other has signed, and `me` neither signed nor said no to. */
export const toSign = (pact: Pact, me: PersonId): readonly Version[] =>
  slotsOf(pact)
    .flatMap(({ open }) => open ?? [])
    .filter(({ by, refused }) => by !== me && refused === null);

/** The number of a proposal made now: above all of its kind that are known here. */
export function nextVersion({ agreed, open }: Slot): number {
  return Math.max(agreed?.version ?? 0, open?.version ?? 0) + 1;
}

const DAY = 86_400_000;
/** How long a flash that is over waits for a word before it closes itself. */
export const GRACE_DAYS = 14;
/** How long before its end a flash says so. */
const NEAR_DAYS = 7;

/** The end of that day, the same instant on every device. */
export const endOf = (day: Day): Instant => Date.parse(`${day}T00:00:00Z`) + DAY;

export type Phase =
  /** `left`: meetings of a flash that are still to come, where they are counted. */
  | { readonly tag: 'open'; readonly near: boolean; readonly left: number | null }
  /** A flash that has come to its end: both are asked what now, until it closes itself. */
  | { readonly tag: 'over'; readonly closes: Instant }
  /** `closing` null: it closed itself. */
  | { readonly tag: 'closed'; readonly at: Instant; readonly closing: Closing | null };

export function phaseOf({ closings, format: { agreed }, met }: Pact, now: Instant): Phase {
  const [closing] = closings;
  if (closing !== undefined) return { tag: 'closed', at: closing.at, closing };
  const { sessions = null, until = null } = agreed?.what ?? {};
  const last = sessions === null ? undefined : met.at(Math.min(sessions, PACT_LIMITS.sessions) - 1);
  const ends = [last, until].flatMap((day) => (day === undefined || day === null ? [] : [endOf(day)]));
  const end = Math.min(...ends);
  const left = sessions === null ? null : Math.max(0, sessions - met.length);
  // The day on which they met for the last time is the end already; until a day means that day too.
  const isOver = last !== undefined || end <= now;
  if (!isOver) return { tag: 'open', near: end - now <= NEAR_DAYS * DAY || left === 1, left };
  const closes = end + GRACE_DAYS * DAY;
  return closes <= now ? { tag: 'closed', at: closes, closing: null } : { tag: 'over', closes };
}

/** The pauses that last. */
export const pausesAt = ({ pauses }: Pact, now: Instant): readonly Pause[] =>
  pauses.filter(({ until }) => endOf(until) > now);

export interface Roles {
  /** Of the pair. Null: nobody is said to be. */
  readonly mentor: PersonId | null;
  readonly topics: readonly TopicRole[];
  /** Whose goals are goals here: who is or was a mentee. Null: everybody's. */
  readonly owners: ReadonlySet<PersonId> | null;
  /** Who may make one now. */
  readonly mentees: ReadonlySet<PersonId> | null;
}

/** `mentee`: as the programme introduced them; null where nobody did. */
export function rolesOf({ roles, history }: Pact, pair: readonly PersonId[], mentee: PersonId | null): Roles {
  const other = (person: PersonId | null): PersonId | null =>
    person === null ? null : (pair.find((each) => each !== person) ?? null);
  const agreed = roles.flatMap((one) => one.agreed ?? []);
  const mentor = agreed.find(({ what }) => what.topic.trim() === '')?.what.mentor ?? other(mentee);
  const topics = agreed
    .filter(({ what }) => what.topic.trim() !== '')
    .map(({ what, signed }) => ({ topic: what.topic.trim(), mentor: what.mentor, since: signed.at(-1)?.at ?? 0 }));
  const present = [other(mentor), ...topics.map((role) => other(role.mentor))];
  // What somebody wrote as a mentee stays theirs when they are one no more.
  const before = history.flatMap((event) =>
    event.tag === 'agreed' && event.version.what.kind === 'roles' ? [other(event.version.what.mentor)] : [],
  );
  const people = (list: readonly (PersonId | null)[]): Set<PersonId> => new Set(list.flatMap((one) => one ?? []));
  return {
    mentor,
    topics,
    owners: mentee === null ? null : people([mentee, ...present, ...before]),
    mentees: mentee === null ? null : people(present),
  };
}
