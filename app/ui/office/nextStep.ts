/** Where a programme stands, as one thing to do next. Pure, so that each case is tested. */
import type { DirectoryEntry, Proposal, SentInvitation } from '../../session/types.ts';
import { changedSince, freeCards, type Lack, lackOf, waitingCards } from './ready.ts';

export type NextStep =
  | { readonly tag: 'publish' }
  | { readonly tag: 'hand-out' }
  /** The free cards cannot make a pair. */
  | { readonly tag: 'lacking'; readonly lack: Lack }
  | { readonly tag: 'match'; readonly cards: number }
  /** The proposal is older than some cards. */
  | { readonly tag: 'changed'; readonly cards: number }
  | { readonly tag: 'send'; readonly pairs: number }
  /** The matching ran and found nobody to pair. */
  | { readonly tag: 'nobody' }
  /** The invitations went out; `waiting` people are in no pair, and a new run may pair them or not. */
  | { readonly tag: 'wait'; readonly open: number; readonly waiting: number; readonly runnable: boolean }
  | { readonly tag: 'at-work'; readonly pairs: number };

export function nextStepOf(
  published: boolean,
  directory: readonly DirectoryEntry[],
  proposal: Proposal | null,
  sent: readonly SentInvitation[],
): NextStep {
  const free = freeCards(directory, sent);
  const waiting = waitingCards(free, sent);
  const lack = lackOf(free);
  const open = sent.filter((each) => each.stage === 'sent' || each.stage === 'accepted').length;
  const joined = sent.filter((each) => each.stage === 'joined').length;
  if (!published && directory.length === 0) return { tag: 'publish' };
  if (directory.length === 0) return { tag: 'hand-out' };
  if (proposal !== null) {
    const cards = changedSince(proposal, directory);
    if (cards > 0 && lack === null) return { tag: 'changed', cards };
    if (proposal.pairs.length > 0) return { tag: 'send', pairs: proposal.pairs.length };
  }
  if (open > 0) return { tag: 'wait', open, waiting, runnable: lack === null && waiting > 0 };
  if (joined > 0 && (lack !== null || waiting === 0)) return { tag: 'at-work', pairs: joined };
  if (proposal !== null) return { tag: 'nobody' };
  return lack === null ? { tag: 'match', cards: free.length } : { tag: 'lacking', lack };
}
