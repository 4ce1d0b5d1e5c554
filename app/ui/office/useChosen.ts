import { useObservable } from '../../react/session.ts';
import type { ChoiceView, Office } from '../../session/types.ts';

/** Of whom people choose here; null: the coordinator matches. */
export function useChosen(office: Office): ChoiceView['of'] | null {
  const choosing = useObservable(office.pack)?.matching.choosing ?? 'whole-pool';
  return choosing === 'whole-pool' ? null : choosing === 'mentor-chooses' ? 'mentees' : 'mentors';
}
