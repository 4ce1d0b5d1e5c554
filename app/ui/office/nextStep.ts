/** Where a programme stands, as one thing to do next. Pure, so that each case is tested. */
import type { ChoiceView, DirectoryEntry, Proposal, SentInvitation } from '../../session/types.ts';
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
  | { readonly tag: 'at-work'; readonly pairs: number }
  /** Where people choose: so many can be shown somebody. */
  | { readonly tag: 'propose'; readonly of: ChoiceView['of']; readonly people: number }
  /** What was chosen waits for somebody who accompanies them. */
  | { readonly tag: 'accompany'; readonly pairs: number }
  /** A mentor's choice waits for the coordinator. */
  | { readonly tag: 'allow' }
  /** The choice is with those who were shown somebody. */
  | { readonly tag: 'choosing' };

/** Where people choose; null elsewhere: the coordinator matches. */
export interface ChoosingNow {
  readonly of: ChoiceView['of'];
  /** How many could be shown somebody now. */
  readonly proposable: number;
  readonly choices: readonly Pick<ChoiceView, 'standing'>[];
}

export function nextStepOf(
  published: boolean,
  directory: readonly DirectoryEntry[],
  proposal: Proposal | null,
  sent: readonly SentInvitation[],
  choosing: ChoosingNow | null = null,
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
    if (cards > 0 && lack === null && choosing === null) return { tag: 'changed', cards };
    if (proposal.pairs.length > 0) return { tag: 'send', pairs: proposal.pairs.length };
  }
  const theirs = choosing && choosingStep(choosing, lack === null && waiting > 0);
  if (theirs) return theirs;
  if (open > 0) return { tag: 'wait', open, waiting, runnable: choosing === null && lack === null && waiting > 0 };
  if (joined > 0 && (lack !== null || waiting === 0)) return { tag: 'at-work', pairs: joined };
  if (choosing !== null) return lack === null ? { tag: 'choosing' } : { tag: 'lacking', lack };
  if (proposal !== null) return { tag: 'nobody' };
  return lack === null ? { tag: 'match', cards: free.length } : { tag: 'lacking', lack };
}

/** What waits for the coordinator, the nearest to an invitation first; null: nothing does. */
function choosingStep({ of, proposable, choices }: ChoosingNow, isUseful: boolean): NextStep | null {
  const count = (tag: ChoiceView['standing']['tag']) => choices.filter(({ standing }) => standing.tag === tag).length;
  const held = count('waits');
  if (held > 0) return { tag: 'accompany', pairs: held };
  if (count('chosen') > 0) return { tag: 'allow' };
  return isUseful && proposable > 0 ? { tag: 'propose', of, people: proposable } : null;
}
