/** A person's counters of one workspace: shown word for word, sent once or monthly, and taken back. */
import { err, ok, type Result } from '../../crypto/result.ts';
import { makeCountersLetter } from '../invitation/followLetters.ts';
import type { WorkspaceId } from '../model/brand.ts';
import { type Counters, type CountersStop, encodeCounters } from '../model/counters.ts';
import { type Counted, countsOf } from '../model/counts.ts';
import { derived, type Observable } from '../model/observable.ts';
import { followKept, forgetTold, keepDate, lastDate, nextDate } from './followKept.ts';
import { type FollowCore, type FollowSource, keepLetter } from './followSource.ts';
import type { CountersState, PreparedCounters, SharedCounters } from './followTypes.ts';
import { listenTo } from './self.ts';
import type { SessionError } from './types.ts';

/** Once a month, whatever the month. */
export const SHARE_EVERY = 30 * 24 * 3_600_000;

export interface CountersInput {
  readonly core: FollowCore;
  readonly id: WorkspaceId;
  readonly source: FollowSource;
  readonly counted: Observable<Counted>;
}

export interface RunningCounters {
  readonly counters: SharedCounters;
  /** Sends the month's letter if it is time for one. */
  look(): Promise<void>;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const countersName = (id: WorkspaceId): string => `counters ${id}`;

export function openCounters({ core, id, source, counted }: CountersInput): RunningCounters {
  const kept = followKept(core.self);
  const { invitation } = source;
  const changes = { subscribe: (listener: () => void) => listenTo(core.self.doc, listener) };

  const now = (): number => nextDate(kept, id, core.clock());

  const prepared = (well: Pick<Counters, 'well' | 'wellOn'>): PreparedCounters => {
    const at = now();
    const counts = countsOf(counted.get(), at);
    const counters: Counters = { version: 1, does: 'share', invitation, at, ...counts, ...well };
    return { counters, text: new TextDecoder().decode(encodeCounters(counters)) };
  };

  const send = (word: Counters | CountersStop, monthly: boolean): Promise<Result<void, SessionError>> =>
    keepLetter(core, source, countersName(id), makeCountersLetter(word, source.sender), () => {
      kept.counters.set(id, { word, monthly });
      if (word.does === 'stop') forgetTold(kept, id);
      else keepDate(kept, id, word.at);
    });

  function state(): CountersState {
    const { word, monthly } = kept.counters.get(id) ?? { word: null, monthly: false };
    const last = lastDate(kept, id);
    return {
      shared: word?.does === 'share' ? word : null,
      // Also words or answers alone, and what another device told after that.
      told: last > (word?.does === 'stop' ? word.at : -1) ? last : null,
      stopped: word?.does === 'stop' ? word.at : null,
      monthly,
      handedOver: !kept.outbox.has(countersName(id)),
    };
  }

  return {
    counters: {
      now: derived([counted], () => countsOf(counted.get(), core.clock()), same),
      state: derived([changes], state, same),
      prepare: (well) => prepared({ well, wellOn: new Date(core.clock()).toISOString().slice(0, 10) }),
      share: ({ counters }, monthly) => send(counters, monthly),
      async endMonthly() {
        const last = kept.counters.get(id);
        if (last === undefined) return ok(undefined);
        kept.counters.set(id, { ...last, monthly: false });
        return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
      },
      async takeBack() {
        if (lastDate(kept, id) < 0) return err({ tag: 'not-found' });
        const word = { version: 1, does: 'stop', invitation, at: now() } as const;
        // What has not left yet never does.
        for (const name of kept.outbox.keys()) if (name.includes(id)) kept.outbox.delete(name);
        return send(word, false);
      },
    },
    async look() {
      const last = kept.counters.get(id);
      if (last?.monthly !== true || last.word.does !== 'share' || core.clock() - last.word.at < SHARE_EVERY) return;
      const { well, wellOn } = last.word;
      await send(prepared({ well, wellOn }).counters, true);
    },
  };
}
