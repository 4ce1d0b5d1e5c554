/** What one person tells the programme of one workspace, and the evaluation between its two: for the screens. */
import type * as Y from 'yjs';
import { err } from '../../crypto/result.ts';
import { makeConfidedLetter } from '../invitation/followLetters.ts';
import type { Instant, WorkspaceId } from '../model/brand.ts';
import { LIMITS } from '../model/limits.ts';
import { derived } from '../model/observable.ts';
import { normaliseText } from '../model/text.ts';
import { openCounters } from './counters.ts';
import { openEvaluation, type RunningEvaluation } from './evaluation.ts';
import { followKept, keepDate, nextDate } from './followKept.ts';
import { type FollowCore, followSource, keepLetter } from './followSource.ts';
import type { Following } from './followTypes.ts';
import { refusalOf } from './phraseGuard.ts';
import type { Workspace } from './types.ts';

export interface FollowInput {
  readonly core: FollowCore;
  readonly id: WorkspaceId;
  readonly since: Instant;
  readonly tools: Pick<Workspace, 'agenda' | 'goals' | 'journey' | 'members'>;
  /** Of two people: where they say how they find it. */
  readonly doc: Y.Doc | null;
  readonly isClosed: () => boolean;
  /** What is there has been read: before, it would be counted as less than it is. */
  readonly ready: Promise<unknown>;
}

export interface RunningFollow {
  readonly following: Following | null;
  close(): void;
}

/** The month is looked at so often. */
const LOOK_EVERY = 3_600_000;

export function openFollow({ core, id, since, tools, doc, isClosed, ready }: FollowInput): RunningFollow {
  const source = followSource(core, id);
  if (source === null) return { following: null, close: () => undefined };
  const { agenda, goals, journey, members } = tools;
  const counted = derived([agenda.state, goals.list, journey.view], () => ({
    meetings: agenda.state.get().meetings,
    goals: goals.list.get(),
    topics: journey.view.get().topics,
  }));
  const { counters, look } = openCounters({ core, id, source, counted });
  const other = members.find(({ me }) => !me);
  const running: RunningEvaluation | null =
    doc === null || other === undefined
      ? null
      : openEvaluation({ core, id, source, doc, other: other.id, since, isClosed });
  const timer = setInterval(() => void look(), LOOK_EVERY);
  void ready.then(look);

  return {
    following: {
      programme: source.programme.name,
      coordinator: source.programme.coordinator,
      counters,
      evaluation: running?.evaluation ?? null,
      async confide(text) {
        const words = normaliseText(text).slice(0, LIMITS.words);
        const refusal = words === '' ? ({ tag: 'not-found' } as const) : await refusalOf([words]);
        if (refusal !== null) return err(refusal);
        const kept = followKept(core.self);
        const at = nextDate(kept, id, core.clock());
        const letter = makeConfidedLetter({ version: 1, invitation: source.invitation, words, at }, source.sender);
        return keepLetter(core, source, `confided ${id} ${at}`, letter, () => keepDate(kept, id, at));
      },
    },
    close() {
      clearInterval(timer);
      running?.close();
    },
  };
}
