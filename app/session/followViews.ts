/** The office's board of its pairs, with names, for the screens. */

import { pairedIn } from '../invitation/stage.ts';
import type { PersonId } from '../model/brand.ts';
import { changeable, derived, type Observable } from '../model/observable.ts';
import { activationOf } from '../programme/activation.ts';
import { curveOf } from '../programme/curve.ts';
import { cadenceOf, EVER_AT_WORK, type Followed, followUp } from '../programme/followUp.ts';
import { isOpen, pairStage, sentOf } from '../programme/invitations.ts';
import type { OfficeDocument } from '../programme/office.ts';
import { organisationsOf } from '../programme/organisations.ts';
import { statisticsOf } from '../programme/statistics.ts';
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
