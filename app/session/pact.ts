/** Two people's being a pair, for the screens and for the tools that end with it. */
import type * as Y from 'yjs';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { PersonId } from '../model/brand.ts';
import { changeable, derived, type Observable } from '../model/observable.ts';
import { type PactAct, slotOf } from '../model/pact.ts';
import {
  type GivenFormat,
  givenVersion,
  nextVersion,
  type Pact,
  pactFrom,
  phaseOf,
  rolesOf,
  type Slot,
  slotsOf,
} from '../model/pactState.ts';
import { openPactLog } from './pactLog.ts';
import type { PactRefusal, PairPact } from './pactTypes.ts';
import { refusalOf } from './phraseGuard.ts';
import type { Goals, Member } from './types.ts';
import type { WriterOptions } from './wordLog.ts';

export interface PactOptions extends WriterOptions {
  readonly doc: Y.Doc;
  /** The two. */
  readonly members: readonly Member[];
  /** As a programme introduced them; else null. */
  readonly mentee: PersonId | null;
  /** Of a flash: what both said yes to with the programme's invitation, until they agree something else. */
  readonly given?: GivenFormat | null;
  readonly goals: () => Pick<Goals, 'list'>;
  /** Of this device alone: what was put off. */
  readonly aside: Y.Map<boolean>;
}

export interface RunningPact {
  readonly pact: PairPact;
  /** Known for sure whether it is closed, as far as this device has heard. */
  readonly ready: Promise<void>;
  close(): void;
}

/** A flash closes itself while the app stands open, too: looked at once an hour. */
const LOOK_EVERY = 3_600_000;
/** In place of a hash: the agreement that nobody has begun. */
const BEGIN = 'begin';
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function openPact(options: PactOptions): RunningPact {
  const { members, mentee, given, goals, aside, clock } = options;
  const log = openPactLog(options);
  const pair = members.map(({ id }) => id);
  const hour = changeable(0);
  const timer = setInterval(() => hour.set(hour.get() + 1), LOOK_EVERY);
  const flash = given == null ? null : givenVersion(given, pair, (what) => log.hashOf(0, what));
  const state: Observable<Pact> = derived([log.said], () => pactFrom(log.said.get(), pair, flash), same);
  // Held for as long as it is open: computed once a change, not once a screen.
  const stop = state.subscribe(() => undefined);
  const closed = derived([state, hour], () => phaseOf(state.get(), clock()).tag === 'closed');

  function write(act: PactAct): Result<void, PactRefusal> {
    log.write(act);
    return ok(undefined);
  }

  async function say(act: PactAct, words: string): Promise<Result<void, PactRefusal>> {
    const refusal = await refusalOf([words]);
    return refusal === null ? write(act) : err(refusal);
  }

  const live = (act: () => Result<void, PactRefusal>): Result<void, PactRefusal> =>
    closed.get() ? err({ tag: 'closed' }) : act();

  return {
    pact: {
      state,
      roles: derived([state], () => rolesOf(state.get(), pair, mentee), sameRoles),
      closed,
      putOff: derived(
        [{ subscribe: (listener) => observe(aside, listener) }],
        () => new Set([...aside.keys()].map((name) => (name === BEGIN ? null : name))),
        (a, b) => a.size === b.size && [...a].every((name) => b.has(name)),
      ),
      setAside: (hash) => void aside.set(hash ?? BEGIN, true),
      async propose(what) {
        // What opens it again is said while it is closed.
        if (closed.get() && what.kind !== 'reopen' && what.kind !== 'format') return err({ tag: 'closed' });
        const name = slotOf(what);
        const slot = slotsOf(state.get()).find(({ agreed, open }) => slotName(agreed ?? open) === name);
        const version = slot === undefined ? 1 : nextVersion(slot);
        const words = what.kind === 'agreement' ? Object.values(what.terms).join('\n') : '';
        const act = { does: 'propose' as const, version, what, hash: log.hashOf(version, what) };
        return say(act, what.kind === 'roles' ? what.topic : words);
      },
      answer(to, yes) {
        const open = slotsOf(state.get()).flatMap(({ open, beside }) => [open, beside].flatMap((one) => one ?? []));
        const found = open.find(({ hash }) => hash === to);
        if (found === undefined) return err({ tag: 'not-found' });
        const opens = found.what.kind === 'reopen' || found.what.kind === 'format';
        return closed.get() && !opens ? err({ tag: 'closed' }) : write({ does: 'answer', to, yes });
      },
      pause: async (until, text) => (closed.get() ? err({ tag: 'closed' }) : say({ does: 'pause', until, text }, text)),
      resume: () => live(() => write({ does: 'resume' })),
      met: (on) =>
        live(() => {
          const of = state.get().format.agreed?.hash;
          return of === undefined ? err({ tag: 'not-found' }) : write({ does: 'met', of, on });
        }),
      async close(reason, text) {
        if (closed.get()) return err({ tag: 'closed' });
        const reached = goals()
          .list.get()
          .filter((goal) => goal.shared && goal.reached !== null).length;
        return say({ does: 'close', reason, reached, text }, text);
      },
      thank: (text) => say({ does: 'thank', text }, text),
      nameOf: (person) => members.find(({ id }) => id === person)?.name ?? '',
    },
    ready: log.ready,
    close() {
      clearInterval(timer);
      stop();
      log.close();
    },
  };

  function slotName(version: Slot['agreed']): string | null {
    return version === null ? null : slotOf(version.what);
  }
}

function sameRoles(a: ReturnType<PairPact['roles']['get']>, b: typeof a): boolean {
  const flat = (one: typeof a) => ({
    ...one,
    owners: one.owners && [...one.owners],
    mentees: one.mentees && [...one.mentees],
  });
  return same(flat(a), flat(b));
}

function observe(map: Y.Map<boolean>, listener: () => void): () => void {
  map.observe(listener);
  return () => map.unobserve(listener);
}
