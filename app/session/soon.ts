/**
 * The next meetings of each workspace, and what is to be signed in it, kept where the person's own things are: what is shown and rings outside a space
 * must not open all of them.
 */
import type { Instant, WorkspaceId } from '../model/brand.ts';
import { coming, waiting } from '../model/occurrences.ts';
import type { Proposal } from '../model/pact.ts';
import { toSign } from '../model/pactState.ts';
import type { Agenda } from './agendaTypes.ts';
import type { Core } from './core.ts';
import type { PairPact } from './pactTypes.ts';
import type { Self } from './self.ts';

const YEAR = 366 * 86_400_000;
const MOST = 8;

export interface Soon {
  /** By their start. Some may be over by now. */
  readonly meetings: readonly { readonly start: Instant; readonly end: Instant }[];
  /** A time that waits for this person's answer. */
  readonly asks: Instant | null;
  /** What the other has signed and this person has not, unless they put it off. Not known to an older app. */
  readonly signs?: Proposal['kind'] | null;
}

const NOTHING: Soon = { meetings: [], asks: null };

export const soonOf = ({ soon }: Self, id: WorkspaceId): Soon => soon.get(id) ?? NOTHING;

/** Until the returned function is called. `ready`: what was said is known, so that less is not kept for a moment. */
export function keepSoon(
  { self, clock, me: person }: Pick<Core, 'self' | 'clock' | 'me'>,
  id: WorkspaceId,
  state: Agenda['state'],
  pact: PairPact | null,
  ready: Promise<unknown>,
): () => void {
  let stops: (() => void)[] = [];
  let stopped = false;
  function signs(): Proposal['kind'] | null {
    if (pact === null) return null;
    // In a closed space only what would open it again can still be signed.
    const isOpen = !pact.closed.get();
    const open = toSign(pact.state.get(), person).filter(({ hash }) => !pact.putOff.get().has(hash));
    return open.find(({ what: { kind } }) => isOpen || kind === 'reopen' || kind === 'format')?.what.kind ?? null;
  }
  function look(): void {
    const { meetings, me, here } = state.get();
    const now = clock();
    const next: Soon = {
      meetings: coming(meetings, now, now + YEAR)
        .slice(0, MOST)
        .map(({ start, end }) => ({ start, end })),
      asks: waiting(meetings, me, here, now).find(({ asksMe }) => asksMe)?.offer.time.at ?? null,
      signs: signs(),
    };
    if (JSON.stringify(next) !== JSON.stringify(soonOf(self, id))) self.soon.set(id, next);
  }
  void ready.then(() => {
    if (stopped) return;
    look();
    stops = [state, ...(pact === null ? [] : [pact.state, pact.closed, pact.putOff])].map((one) => one.subscribe(look));
  });
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}
