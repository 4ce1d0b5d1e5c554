import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { freeCards, type Lack, lackOf } from './ready.ts';

/** What a run lacks now; null when it can make a pair. */
export function useLack(office: Office): Lack | null {
  const directory = useObservable(office.directory);
  const sent = useObservable(office.sent);
  return lackOf(freeCards(directory, sent));
}
