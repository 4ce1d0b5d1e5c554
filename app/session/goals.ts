/** The goals of a workspace for the screens: what is shared, of every chapter, and what is this person's alone. */
import { toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { GoalId, PersonId } from '../model/brand.ts';
import { GOAL_LIMITS, type GoalAct, type GoalChange } from '../model/goal.ts';
import { courseOf, type Goal, goalsFrom } from '../model/goalState.ts';
import { goalIdOf } from '../model/ids.ts';
import { across, derived, type Observable } from '../model/observable.ts';
import type { Roles } from '../model/pactState.ts';
import type { Acts } from './acts.ts';
import type { GoalLog } from './goalLog.ts';
import type { GoalRefusal, Goals, GoalView } from './goalTypes.ts';
import type { OwnGoals } from './ownGoals.ts';
import { refusalOf } from './phraseGuard.ts';
import type { Member } from './types.ts';

export interface GoalsOptions {
  readonly me: PersonId;
  /** Of two people, who is the mentee; null in a circle, where everybody has their own goals. */
  readonly roles: Observable<Pick<Roles, 'owners' | 'mentees'>> | null;
  /** Everybody who is or was a member. */
  readonly people: Observable<readonly Member[]>;
  /** Of each chapter that may be read, oldest first. */
  readonly logs: Observable<readonly GoalLog[]>;
  readonly own: Pick<OwnGoals, 'log' | 'open'>;
  /** In which document each of my acts was. */
  readonly acts: Acts;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
}

interface Found {
  readonly log: GoalLog;
  readonly view: GoalView;
}

export function openGoals({ me, roles, people, logs, own, acts, clock, random }: GoalsOptions): Goals {
  const mayOwn = (person: PersonId): boolean => roles?.get().owners?.has(person) ?? true;
  const mayMake = (): boolean => roles?.get().mentees?.has(me) ?? true;
  const shared = across(logs, (log, listener) => log.said.subscribe(listener));
  const listOfOwn = derived([own.log], () => [own.log.get()].flatMap((log) => log ?? []));
  const alone = across(listOfOwn, (log, listener) => log.said.subscribe(listener));

  const viewOf = (goal: Goal, isShared: boolean): GoalView => ({
    ...goal,
    ownerName: people.get().find(({ id }) => id === goal.owner)?.name ?? '',
    mine: goal.owner === me,
    shared: isShared,
  });

  function found(): Found[] {
    const members = new Set(people.get().map(({ id }) => id));
    const all = logs.get().flatMap((log) => {
      // Not a member's: the same as not genuine.
      const said = log.said.get().filter(({ author }) => members.has(author));
      return goalsFrom(said, mayOwn).map((goal) => ({ log, view: viewOf(goal, true) }));
    });
    const log = own.log.get();
    if (log === null) return all;
    // What another device of mine has shared meanwhile, this one may still keep as private: it is shared.
    const known = new Set<string>(all.filter(({ view }) => view.mine).map(({ view }) => view.id));
    const mine = goalsFrom(
      log.said.get().filter(({ author }) => author === me),
      () => true,
    );
    return [...all, ...mine.filter(({ id }) => !known.has(id)).map((goal) => ({ log, view: viewOf(goal, false) }))];
  }

  const list = derived(
    [shared, alone, people, ...(roles === null ? [] : [roles])],
    () =>
      found()
        .map(({ view }) => view)
        .sort((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1)),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );

  const newStep = (): string => toText(random(6));

  const isKnown = (person: PersonId): boolean => people.get().some(({ id }) => id === person);

  const find = (id: GoalId): Found | null => found().find(({ view }) => view.id === id) ?? null;

  async function write(
    id: GoalId,
    act: GoalAct,
    words: readonly (string | undefined)[],
  ): Promise<Result<void, GoalRefusal>> {
    const at = find(id);
    if (at === null || (act.does === 'change' && !at.view.mine)) return err({ tag: 'not-found' });
    const refusal = at.view.shared ? await refusalOf(words) : null;
    if (refusal !== null) return err(refusal);
    at.log.write(id, act);
    acts.did(at.log);
    return ok(undefined);
  }

  const change = (id: GoalId, changed: GoalChange): Promise<Result<void, GoalRefusal>> => {
    const { title, why, measure, means, put = [] } = changed;
    return write(id, { does: 'change', ...changed }, [title, why, measure, means, ...put.map(({ text }) => text)]);
  };

  return {
    list,
    get mayOwn() {
      return mayMake();
    },
    isOwner: mayOwn,
    async make({ steps, ...draft }, isShared) {
      if (!mayMake()) return err({ tag: 'not-found' });
      const texts = [draft.title, draft.why, draft.measure, draft.means, ...steps];
      const refusal = isShared ? await refusalOf(texts) : null;
      if (refusal !== null) return err(refusal);
      const into = isShared ? latestOf(logs.get()) : await own.open();
      if (!into.ok) return into;
      const id = goalIdOf(random(12));
      into.value.write(id, {
        does: 'make',
        ...draft,
        steps: steps.slice(0, GOAL_LIMITS.steps).map((text) => ({ id: newStep(), text, done: null })),
        progress: 0,
        reached: false,
        since: clock(),
      });
      acts.did(into.value);
      return ok(id);
    },
    change,
    newStep,
    course(id) {
      const at = find(id);
      const said = at?.log.said.get().filter(({ author, word }) => word.goal === id && isKnown(author)) ?? [];
      return courseOf(said, at?.view.shared === true ? mayOwn : () => true);
    },
    addStep: (id, text) => change(id, { put: [{ id: newStep(), text }] }),
    tick(id, stepId, done) {
      const at = find(id);
      if (at === null) return;
      at.log.write(id, { does: 'tick', step: stepId, done });
      acts.did(at.log);
    },
    async review(id, verdict, words) {
      const own = find(id)?.view;
      if (own === undefined || own.shared) return err({ tag: 'not-found' });
      return write(id, { does: 'review', verdict, words }, []);
    },
    say: (id, text) => write(id, { does: 'note', text }, [text]),
    async share(id) {
      const at = find(id);
      const into = latestOf(logs.get());
      if (at === null || !at.view.mine || !into.ok) return err({ tag: 'not-found' });
      if (at.view.shared) return ok(undefined);
      const { title, why, measure, means, due, steps, progress, reached, made } = at.view;
      const refusal = await refusalOf([title, why, measure, means, ...steps.map(({ text }) => text)]);
      if (refusal !== null) return err(refusal);
      // As it stands: what was written and crossed out before is nobody's business.
      into.value.write(
        id,
        {
          does: 'make',
          title,
          why,
          measure,
          means,
          due,
          steps: steps.map(({ id: stepId, text, done, ticked }) => ({
            id: stepId,
            text,
            done: done ? (ticked?.at ?? made) : null,
          })),
          progress,
          reached: reached !== null,
          since: made,
        },
        false,
      );
      at.log.drop(id, false);
      return ok(undefined);
    },
    remove(id) {
      const at = find(id);
      if (at === null || !at.view.mine) return;
      at.log.drop(id);
      acts.did(at.log);
    },
    past: acts.past,
    undo: acts.undo,
    redo: acts.redo,
  };
}

function latestOf(logs: readonly GoalLog[]): Result<GoalLog, GoalRefusal> {
  const last = logs.at(-1);
  return last === undefined ? err({ tag: 'not-found' }) : ok(last);
}
