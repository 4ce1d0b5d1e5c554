/**
 * The next meetings of each workspace, kept where the person's own things are: what is shown and rings outside a space
 * must not open all of them.
 */
import type { Instant, WorkspaceId } from '../model/brand.ts';
import { coming, waiting } from '../model/occurrences.ts';
import type { Agenda } from './agendaTypes.ts';
import type { Core } from './core.ts';
import type { Self } from './self.ts';

const YEAR = 366 * 86_400_000;
const MOST = 8;

export interface Soon {
  /** By their start. Some may be over by now. */
  readonly meetings: readonly { readonly start: Instant; readonly end: Instant }[];
  /** A time that waits for this person's answer. */
  readonly asks: Instant | null;
}

const NOTHING: Soon = { meetings: [], asks: null };

export const soonOf = ({ soon }: Self, id: WorkspaceId): Soon => soon.get(id) ?? NOTHING;

/** Until the returned function is called. `ready`: what was said is known, so that less is not kept for a moment. */
export function keepSoon(
  { self, clock }: Pick<Core, 'self' | 'clock'>,
  id: WorkspaceId,
  state: Agenda['state'],
  ready: Promise<unknown>,
): () => void {
  let stop: () => void = () => undefined;
  let stopped = false;
  function look(): void {
    const { meetings, me, here } = state.get();
    const now = clock();
    const next: Soon = {
      meetings: coming(meetings, now, now + YEAR)
        .slice(0, MOST)
        .map(({ start, end }) => ({ start, end })),
      asks: waiting(meetings, me, here, now).find(({ asksMe }) => asksMe)?.offer.time.at ?? null,
    };
    if (JSON.stringify(next) !== JSON.stringify(soonOf(self, id))) self.soon.set(id, next);
  }
  void ready.then(() => {
    if (stopped) return;
    look();
    stop = state.subscribe(look);
  });
  return () => {
    stopped = true;
    stop();
  };
}
