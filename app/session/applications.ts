/** The programmes that this person has applied to, for the screens. */
import { parseProgrammeId } from '../model/ids.ts';
import type { Core } from './core.ts';
import { leftToTrain } from './training.ts';
import type { ApplicationSummary } from './types.ts';

const FORGOTTEN = 7 * 24 * 3_600_000;

export function applicationsOf(core: Core): ApplicationSummary[] {
  return [...core.self.applications].flatMap(([key, kept]): ApplicationSummary[] => {
    const id = parseProgrammeId(key);
    if (!id.ok) return [];
    // For a week it tells that it was taken back; then there is nothing left to tell.
    const isOver = kept.card.withdrawn === true && kept.letter === null && core.clock() - kept.at > FORGOTTEN;
    if (isOver) return [];
    const programmeName = core.self.programmes.get(key)?.programme.name ?? '';
    const state = kept.letter === null ? 'sent' : 'waiting';
    const toTrain = leftToTrain(core.self, kept.card).map(({ id: module, minutes }) => ({ id: module, minutes }));
    return [{ programme: id.value, programmeName, state, at: kept.at, card: kept.card, toTrain }];
  });
}
