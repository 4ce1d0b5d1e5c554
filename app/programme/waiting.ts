/** Who is in no pair, why, and since when. Folded from what is kept: there is no list of its own to fall out of step. */

import { invitedTo, isCircle, pairedIn } from '../invitation/stage.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { DeclineReason } from '../model/invitation.ts';
import { isMatched } from '../model/roles.ts';
import { chooserOf, isRunning } from './choosing.ts';
import { hasLeft, standingOf, trainingFor } from './directory.ts';
import { answerOf, isOpen, pairStage, sentOf } from './invitations.ts';
import type { KeptCard, KeptSent, OfficeDocument } from './office.ts';
import { proposalOf } from './proposals.ts';
import { hadAsked } from './rematches.ts';
import { hasStopped, pausedUntil, wishesOf } from './wishes.ts';

export type WaitingWhy =
  /** Has been in no run yet. */
  | 'new'
  /** Where people choose: nobody was proposed to them yet, or nobody has chosen them. */
  | 'unproposed'
  /** They choose, or somebody is asked for them. */
  | 'choosing'
  /** The last run found nobody. */
  | 'unmatched'
  | 'said-no'
  | 'other-said-no'
  | 'did-not-answer'
  | 'other-did-not-answer'
  /** Asked for somebody else, and the pair has ended. */
  | 'asked-other'
  | 'pair-ended';

export interface Waiting {
  readonly kept: KeptCard;
  readonly why: WaitingWhy;
  readonly since: Instant;
  /** With a no of theirs. */
  readonly reason: DeclineReason | null;
  /** Not before that day, as they asked. */
  readonly until: Instant | null;
}

/** Could be matched, now or when a pause is over. */
function waits(office: OfficeDocument, kept: KeptCard, now: Instant): boolean {
  if (hasLeft(office, kept)) return false;
  const standing = standingOf(kept, trainingFor(office, kept), now);
  return standing === 'ready' || standing === 'paused';
}

/** The later of two days that are still to come; null: there is none. */
function later(one: Instant | null, other: Instant | undefined, now: Instant): Instant | null {
  const day = Math.max(one ?? 0, other ?? 0);
  return day > now ? day : null;
}

/** Whoever could be matched and is in no pair, nor invited to one: who has waited longest first, who paused last. */
export function waitingList(office: OfficeDocument, now: Instant): Waiting[] {
  const wishes = wishesOf(office);
  const busy = new Set<PersonId>();
  const last = new Map<PersonId, KeptSent>();
  // The newest first: the first that is met is the last that was.
  for (const sent of sentOf(office)) {
    const open = isOpen(office, sent, now);
    for (const person of pairedIn(sent)) {
      // Who said no to a circle is not in it, whoever else is.
      const isOut = isCircle(sent) && answerOf(office, sent.id, person)?.answer === 'declined';
      if (open && !isOut) busy.add(person);
      if (!last.has(person)) last.set(person, sent);
    }
  }
  const unmatched = new Set(proposalOf(office)?.run.unmatched.map(({ person }) => person));
  const list: Waiting[] = [];
  for (const kept of office.cards.values()) {
    const { person, card } = kept;
    if (!isMatched(card.role) || busy.has(person) || !waits(office, kept, now) || hasStopped(wishes, kept)) continue;
    const sent = last.get(person);
    const until = later(pausedUntil(wishes, kept, now), card.pausedUntil, now);
    if (sent !== undefined) list.push({ kept, until, ...afterwards(office, sent, person, now) });
    else {
      const why = unmatched.has(person) ? 'unmatched' : unasked(office, kept, now);
      list.push({ kept, until, why, since: kept.received, reason: null });
    }
  }
  return list.sort(
    (a, b) => (a.until ?? 0) - (b.until ?? 0) || a.since - b.since || (a.kept.person < b.kept.person ? -1 : 1),
  );
}

/** Why nobody has invited them yet. */
function unasked(office: OfficeDocument, { person, card }: KeptCard, now: Instant): WaitingWhy {
  const chooser = chooserOf(office);
  if (chooser === null) return 'new';
  return card.role === chooser && isRunning(office, person, now) ? 'choosing' : 'unproposed';
}

/** What came of an invitation that is settled, for one of the two. */
function afterwards(
  office: OfficeDocument,
  sent: KeptSent,
  person: PersonId,
  now: Instant,
): Omit<Waiting, 'kept' | 'until'> {
  const mine = answerOf(office, sent.id, person);
  const ended = office.ended.get(sent.id);
  if (ended !== undefined) {
    return { why: hadAsked(office, sent.id, person) ? 'asked-other' : 'pair-ended', since: ended, reason: null };
  }
  if (mine?.answer === 'declined' || pairStage(office, sent, now) === 'declined') {
    if (mine?.answer === 'declined') return { why: 'said-no', since: mine.at, reason: mine.reason ?? null };
    const no = invitedTo(sent).flatMap((each) => {
      const answer = answerOf(office, sent.id, each);
      return answer?.answer === 'declined' ? [answer.at] : [];
    });
    return { why: 'other-said-no', since: Math.min(...no, now), reason: null };
  }
  return { why: mine === null ? 'did-not-answer' : 'other-did-not-answer', since: sent.expires, reason: null };
}
