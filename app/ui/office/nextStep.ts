/** Where a programme stands, as one thing to do next. Pure, so that each case is tested. */
import type { DirectoryEntry, Proposal, SentInvitation } from '../../session/types.ts';

export type NextStep =
  | { readonly tag: 'publish' }
  | { readonly tag: 'hand-out' }
  /** All cards are on one side. */
  | { readonly tag: 'one-sided'; readonly lacking: 'mentor' | 'mentee'; readonly cards: number }
  | { readonly tag: 'match'; readonly cards: number }
  | { readonly tag: 'send'; readonly pairs: number }
  /** The matching ran and found nobody to pair. */
  | { readonly tag: 'nobody' }
  | { readonly tag: 'wait'; readonly open: number }
  | { readonly tag: 'at-work'; readonly pairs: number };

export function nextStepOf(
  published: boolean,
  directory: readonly DirectoryEntry[],
  proposal: Proposal | null,
  sent: readonly SentInvitation[],
): NextStep {
  const busy = new Set(
    sent
      .filter((each) => each.stage === 'sent' || each.stage === 'accepted' || each.stage === 'joined')
      .flatMap((each) => [each.mentor.person, each.mentee.person]),
  );
  const free = directory.filter((each) => each.active && !busy.has(each.person));
  const open = sent.filter((each) => each.stage === 'sent' || each.stage === 'accepted').length;
  const joined = sent.filter((each) => each.stage === 'joined').length;
  if (!published && directory.length === 0) return { tag: 'publish' };
  if (directory.length === 0) return { tag: 'hand-out' };
  if (proposal !== null && proposal.pairs.length > 0) return { tag: 'send', pairs: proposal.pairs.length };
  if (open > 0) return { tag: 'wait', open };
  if (joined > 0 && free.length < 2) return { tag: 'at-work', pairs: joined };
  if (proposal !== null) return { tag: 'nobody' };
  const cards = free.length;
  if (free.every((each) => each.card.role === 'mentor')) return { tag: 'one-sided', lacking: 'mentee', cards };
  if (free.every((each) => each.card.role === 'mentee')) return { tag: 'one-sided', lacking: 'mentor', cards };
  return { tag: 'match', cards };
}
