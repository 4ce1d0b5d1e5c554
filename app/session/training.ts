/**
 * What a person has gone through for a programme: kept in their own document, so that all their devices know, and told
 * by the next card. Two devices may finish two modules apart: both count.
 */
import type { Instant, ProgrammeId } from '../model/brand.ts';
import type { Card } from '../model/card.ts';
import { LIMITS } from '../model/limits.ts';
import { isTaught } from '../model/roles.ts';
import type { ModuleHead, Self } from './self.ts';

const keyOf = (programme: ProgrammeId, module: string): string => `${programme} ${module}`;

export const keepTrained = ({ trained }: Self, programme: ProgrammeId, module: string, at: Instant): void => {
  if (!trained.has(keyOf(programme, module))) trained.set(keyOf(programme, module), at);
};

/** Ids of modules, sorted, as a card tells them; undefined: none, which a card does not say. */
export function trainedIn({ trained, programmes }: Self, programme: ProgrammeId): readonly string[] | undefined {
  const before = keyOf(programme, '');
  const there = programmes.get(programme)?.training;
  const ids = [...trained.keys()]
    .filter((key) => key.startsWith(before))
    .map((key) => key.slice(before.length))
    // What the programme has taken out since would only fill the card.
    .filter((id) => there === undefined || there.some((module) => module.id === id))
    .sort();
  return ids.length === 0 ? undefined : ids.slice(0, LIMITS.entries);
}

/** What is left to go through, by what is kept alone. */
export function leftToTrain(
  { programmes, trained }: Self,
  { programme, role, withdrawn }: Card,
): readonly ModuleHead[] {
  if (withdrawn) return [];
  const all = programmes.get(programme)?.training ?? [];
  return all.filter(({ id, audience }) => isTaught(role, audience) && !trained.has(keyOf(programme, id)));
}
