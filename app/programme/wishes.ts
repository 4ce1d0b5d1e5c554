/** What somebody who said no would like then: their last word counts, until they sign another card. */
import type { Instant, PersonId } from '../model/brand.ts';
import type { KeptAnswer, KeptCard, OfficeDocument } from './office.ts';

export type Wishes = ReadonlyMap<PersonId, KeptAnswer>;

/** The last no with a wish, of each person who said one. */
export function wishesOf(office: OfficeDocument): Wishes {
  const wishes = new Map<PersonId, KeptAnswer>();
  for (const answer of office.answers.values()) {
    if (answer.wish === undefined) continue;
    const before = wishes.get(answer.person);
    if (before === undefined || before.at < answer.at) wishes.set(answer.person, answer);
  }
  return wishes;
}

/** Null: none, or they have applied again since. */
function wishOf(wishes: Wishes, kept: KeptCard): KeptAnswer | null {
  const wish = wishes.get(kept.person);
  return wish !== undefined && wish.at >= kept.card.issued ? wish : null;
}

/** Their card is theirs again: not matched, not written to. */
export const hasStopped = (wishes: Wishes, kept: KeptCard): boolean => wishOf(wishes, kept)?.wish === 'stop';

/** Until when they would rather not be asked; null: nothing stands against it, or they have stopped. */
export function pausedUntil(wishes: Wishes, kept: KeptCard, now: Instant): Instant | null {
  const wish = wishOf(wishes, kept);
  return wish?.wish === 'pause' && wish.until !== undefined && wish.until > now ? wish.until : null;
}

export const mayBeAsked = (wishes: Wishes, kept: KeptCard, now: Instant): boolean =>
  !hasStopped(wishes, kept) && pausedUntil(wishes, kept, now) === null;
