/** The office's board of its pairs, with names, for the screens. */

import { pairedIn } from '../invitation/stage.ts';
import type { PersonId } from '../model/brand.ts';
import { changeable, derived, type Observable } from '../model/observable.ts';
import { isMatched } from '../model/roles.ts';
import { curveOf } from '../programme/curve.ts';
import { cadenceOf, EVER_AT_WORK, type Followed, followUp } from '../programme/followUp.ts';
import { isOpen, pairStage, sentOf } from '../programme/invitations.ts';
import type { OfficeDocument } from '../programme/office.ts';
import { organisationsOf } from '../programme/organisations.ts';
import { isActive, statisticsOf } from '../programme/statistics.ts';
import type { FollowBoard, FollowedPerson } from './followOfficeTypes.ts';

/** What was too early becomes late while the office stands open. */
const LOOK_EVERY = 3_600_000;

export interface RunningBoard {
  readonly board: Observable<FollowBoard>;
  close(): void;
}

export function openBoardOfPairs(
  office: OfficeDocument,
  changes: Pick<Observable<unknown>, 'subscribe'>,
  clock: () => number,
): RunningBoard {
  const hour = changeable(0);
  const timer = setInterval(() => hour.set(hour.get() + 1), LOOK_EVERY);
  const nameOf = (person: PersonId): string => office.cards.get(person)?.card.name ?? '';

  function look(): FollowBoard {
    const now = clock();
    const cadence = cadenceOf(office);
    const pairs = followUp(office, cadence, now);
    const ever = followUp(office, cadence, now, EVER_AT_WORK);
    const asked = sentOf(office).filter(
      (sent) => isOpen(office, sent, now) && pairStage(office, sent, now) !== 'joined',
    );
    return {
      cadence,
      pairs: pairs.map((pair) => ({
        ...pair,
        mentor: personOf(pair, pair.mentor),
        mentee: personOf(pair, pair.mentee),
        more: pair.more.map((person) => personOf(pair, person)),
        third: thirdOf(pair),
      })),
      activation: activationOf(pairs, office),
      curve: curveOf(office, ever),
      organisations: organisationsOf(office, ever),
      statistics: statisticsOf(
        ever,
        new Set([...office.cards.values()].map(({ person }) => person)),
        new Set(asked.flatMap(pairedIn)),
      ),
    };
  }

  function personOf({ told }: Followed, person: PersonId): FollowedPerson {
    const { counters = null, assessments = [], confided = [] } = told.find((one) => one.person === person) ?? {};
    return { person, name: nameOf(person), counters, assessments, confided };
  }

  function thirdOf(pair: Followed): FollowedPerson | null {
    const third = pair.told.find(({ person }) => !pairedIn(pair).includes(person));
    return third === undefined ? null : personOf(pair, third.person);
  }

  return {
    board: derived([changes, hour], look, (a, b) => JSON.stringify(a) === JSON.stringify(b)),
    close: () => clearInterval(timer),
  };
}

/** Of those who have told: that somebody has not says nothing of what they do. */
function activationOf(pairs: readonly Followed[], { cards }: OfficeDocument): FollowBoard['activation'] {
  const did = new Map<PersonId, boolean>();
  for (const pair of pairs)
    for (const { person, counters } of pair.told)
      if (counters !== null && pairedIn(pair).includes(person))
        did.set(person, did.get(person) === true || isActive(counters));
  const all = [...cards.values()].filter(({ card }) => card.withdrawn !== true && isMatched(card.role)).length;
  return { active: [...did.values()].filter((each) => each).length, of: did.size, all };
}
