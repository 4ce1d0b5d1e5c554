/**
 * What the office's screens show, computed from its document. A directory has thousands of people and each letter that
 * comes or goes is a change: what did not change keeps its reference, so that comparing is cheap and little is drawn again.
 */

import { invitedTo } from '../invitation/stage.ts';
import { type Explanation, explain } from '../matching/explain.ts';
import type { MatchedPair, PairKey } from '../matching/types.ts';
import type { Instant, InvitationId, PersonId } from '../model/brand.ts';
import { openQuestions } from '../model/cardParts.ts';
import { sameItems } from '../model/observable.ts';
import { directoryOf, hasLeft, standingOf, trainingFor } from '../programme/directory.ts';
import {
  answerOf,
  hasOpened,
  isHandedOver,
  pairStage,
  personStage,
  proposedPairs,
  sentOf,
} from '../programme/invitations.ts';
import { type KeptCard, type KeptProposal, type KeptSent, type OfficeDocument, pairName } from '../programme/office.ts';
import { proposalOf } from '../programme/proposals.ts';
import { thirdOf } from '../programme/thirds.ts';
import { hasStopped, type Wishes, wishesOf } from '../programme/wishes.ts';
import type { DirectoryEntry, Moved, Proposal, ProposedPair, SentInvitation } from './types.ts';

const DAY = 24 * 3_600_000;

export interface OfficeViews {
  third(): DirectoryEntry | null;
  directory(): readonly DirectoryEntry[];
  proposal(): Proposal | null;
  sent(): readonly SentInvitation[];
}

/** Each call gives the present view; equal parts, and an equal proposal, are the same objects as in the call before. */
export function officeViews(office: OfficeDocument, clock: () => Instant): OfficeViews {
  const entries = new WeakMap<KeptCard, DirectoryEntry>();
  const proposed = new WeakMap<MatchedPair, ProposedPair>();
  const invitations = new Map<InvitationId, { readonly view: SentInvitation; readonly text: string }>();
  let shown: Proposal | null = null;
  let wishes: Wishes | null = null;
  // For as long as the office is open, as the views are.
  office.answers.observe(() => {
    wishes = null;
  });

  function entryOf(kept: KeptCard): DirectoryEntry {
    wishes ??= wishesOf(office);
    const standing = hasStopped(wishes, kept)
      ? 'withdrawn'
      : hasLeft(office, kept)
        ? 'left'
        : standingOf(kept, trainingFor(office, kept), clock());
    const before = entries.get(kept);
    const least = office.least.get(kept.person)?.least ?? 0;
    const counts = office.hints.get(kept.person)?.best[0] ?? null;
    if (before?.standing === standing && before.least === least && before.counts === counts) return before;
    const { person, card, received } = kept;
    const entry = { person, card, received, standing, active: standing === 'ready', least, counts };
    entries.set(kept, entry);
    return entry;
  }

  function entryFor(person: PersonId): DirectoryEntry | null {
    const kept = office.cards.get(person);
    return kept === undefined || kept.card.withdrawn === true ? null : entryOf(kept);
  }

  function thirdFor(pair: PairKey | null): DirectoryEntry | null {
    const kept = thirdOf(office, pair, clock());
    return kept && entryOf(kept);
  }

  function pairOf(pair: MatchedPair, at: Instant): ProposedPair | null {
    const mentor = entryFor(pair.mentor);
    const mentee = entryFor(pair.mentee);
    if (mentor === null || mentee === null) return null;
    const pinned = office.pins.has(pairName(pair));
    const third = thirdFor(pair);
    const before = proposed.get(pair);
    const same = before?.mentor === mentor && before.mentee === mentee && before.third === third;
    if (same && before.pinned === pinned) return before;
    // Of thousands of pairs a screen shows a hundred: each is explained when it is looked at.
    let told: Explanation | null = null;
    const explained = (): Explanation => {
      told ??= explain(mentor.card, mentee.card, at, 'mentee', openQuestions(office.pack.get('pack') ?? null));
      return told;
    };
    const view: ProposedPair = {
      mentor,
      mentee,
      score: Math.round(pair.score / 10),
      pinned,
      third,
      get reasons() {
        return explained().reasons;
      },
      get commonMinutes() {
        return explained().commonMinutes;
      },
    };
    proposed.set(pair, view);
    return view;
  }

  function movedIn({ run, change }: KeptProposal): Moved | undefined {
    if (run.version === 1 || run.repaired === null || change === undefined) return undefined;
    const nameOf = (person: PersonId | null | undefined) => (person && entryFor(person)?.card.name) || '';
    const mentorOf = new Map(run.pairs.map(({ mentor, mentee }) => [mentee, mentor]));
    const whom = change.kind === 'leaves' ? change.person : change.pair.mentee;
    const others = run.repaired.moved.filter(({ mentee }) => mentee !== whom);
    return {
      kind: change.kind,
      who: nameOf(whom),
      mentor: change.kind === 'together' ? nameOf(change.pair.mentor) : '',
      others: others.map(({ mentee, before }) => ({
        mentee: nameOf(mentee),
        before: nameOf(before),
        now: nameOf(mentorOf.get(mentee)),
      })),
    };
  }

  function sentView(sent: KeptSent): SentInvitation {
    const now = clock();
    const side = (person: PersonId) => {
      const { reason = null, wish = null, until = null } = answerOf(office, sent.id, person) ?? {};
      return {
        person,
        name: office.cards.get(person)?.card.name ?? '',
        stage: personStage(office, sent, person, now),
        opened: hasOpened(office, sent.id, person),
        reminded: office.reminded.get(person) ?? null,
        reason,
        wish,
        until,
      };
    };
    const view: SentInvitation = {
      id: sent.id,
      mentor: side(sent.mentor),
      mentee: side(sent.mentee),
      third: sent.third === undefined ? null : side(sent.third),
      more: (sent.more ?? []).map(side),
      format: sent.format ?? 'pair',
      stage: pairStage(office, sent, now),
      handedOver: isHandedOver(office, sent.id),
      expires: sent.expires,
      batch: sent.batch ?? { at: sent.issued, days: Math.round((sent.expires - sent.issued) / DAY) },
      words: invitedTo(sent).flatMap((person) => {
        const words = answerOf(office, sent.id, person)?.words ?? '';
        return words === '' ? [] : [{ person, words }];
      }),
    };
    const text = JSON.stringify(view);
    const before = invitations.get(sent.id);
    if (before?.text === text) return before.view;
    invitations.set(sent.id, { view, text });
    return view;
  }

  return {
    third: () => thirdFor(null),
    directory: () => directoryOf(office).map(entryOf),
    proposal() {
      const kept = proposalOf(office);
      if (kept === undefined) shown = null;
      else {
        const pairs = proposedPairs(office).flatMap((pair) => pairOf(pair, kept.at) ?? []);
        const unmatched = kept.run.unmatched.flatMap(({ person }) => entryFor(person) ?? []);
        const same = shown?.run === kept.run && sameItems(shown.pairs, pairs) && sameItems(shown.unmatched, unmatched);
        if (!same) {
          const { run, at, hand = false } = kept;
          shown = { run, pairs, unmatched, at, moved: movedIn(kept), hand };
        }
      }
      return shown;
    },
    sent: () => sentOf(office).map(sentView),
  };
}
