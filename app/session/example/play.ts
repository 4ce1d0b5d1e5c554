/** Does what a story says, step by step, each by its person. */
import { err, ok, type Result } from '../../../crypto/result.ts';
import type { BoardDraft } from '../../model/board.ts';
import type { GoalId, MeetingId, PageId, TimeZone } from '../../model/brand.ts';
import { readMarkdown } from '../../model/markdownRead.ts';
import type { Observable } from '../../model/observable.ts';
import type { SessionError, Workspace } from '../types.ts';
import type { OneSide } from './examplePair.ts';
import { type Deed, dayOf, instantOf, type Step, type Story, type Who } from './story.ts';

export interface Stage {
  readonly today: number;
  readonly zone: TimeZone;
  /** Each has what the other wrote. */
  together(): Promise<boolean>;
  /** From now on it is that hour. */
  at(instant: number): void;
}

const MINUTE = 60_000;
/** A signature that is not verified by then never will be, ms. */
const PATIENCE = 10_000;

/** Resolves with the page to begin with. */
export async function play(
  story: Story,
  sides: Readonly<Record<Who, OneSide>>,
  stage: Stage,
): Promise<Result<PageId | null, SessionError>> {
  const goals: GoalId[] = [];
  let first: PageId | null = null;
  let last: Who | null = null;
  for (const step of story.steps) {
    // Who looks before that hour of today must not read of what is still to come.
    stage.at(Math.min(instantOf(stage.today, -step.ago, step.hour), stage.today - MINUTE));
    if (step.by !== last) await stage.together();
    last = step.by;
    const mine = sides[step.by].running.workspace;
    const theirs = sides[step.by === 'mentor' ? 'mentee' : 'mentor'].running.workspace;
    const done = await act(step, { mine, theirs, goals, stage });
    if (!done.ok) return done;
    if (step.deed.does === 'page' && (step.deed.shown || first === null)) first = done.value as PageId;
  }
  return ok(first);
}

interface Doing {
  readonly mine: Workspace;
  readonly theirs: Workspace;
  /** In the order in which they were made. */
  readonly goals: GoalId[];
  readonly stage: Stage;
}

const failed = err({ tag: 'not-saved' } as const);
type Done = Result<unknown, SessionError>;
const doneOr = (result: { readonly ok: boolean; readonly value?: unknown }): Done =>
  result.ok ? ok(result.value) : failed;

async function act({ deed, ago, hour }: Step, doing: Doing): Promise<Done> {
  const { mine, goals, stage } = doing;
  switch (deed.does) {
    case 'say':
      return doneOr(await mine.chat.send(deed.text));
    case 'react': {
      const line = await until(mine.chat.lines, (lines) =>
        lines.findLast((one) => !one.mine && one.name !== undefined),
      );
      if (line?.name !== undefined) mine.chat.react(line.name, deed.mark);
      return ok(undefined);
    }
    case 'page':
      return doneOr(await mine.notebook.importPage(deed.title, readMarkdown(deed.markdown)));
    case 'goal': {
      const { title, why, measure, means, steps } = deed;
      const due = dayOf(stage.today, deed.due);
      const made = await mine.goals.make({ title, why, measure, means, due, steps }, true);
      if (made.ok) goals.push(made.value);
      return doneOr(made);
    }
    case 'tick': {
      const goal = await goalNow(doing, deed.goal);
      for (const step of goal?.steps.slice(0, deed.steps) ?? []) if (goal) mine.goals.tick(goal.id, step.id, true);
      return ok(undefined);
    }
    case 'remark': {
      const goal = await goalNow(doing, deed.goal);
      return goal ? doneOr(await mine.goals.say(goal.id, deed.text)) : failed;
    }
    case 'roles':
    case 'agree':
      return agree(deed, doing);
    case 'meet':
      return meet(deed, doing, instantOf(stage.today, -ago, hour));
    case 'pass':
      mine.journey.pass(deed.milestone, true);
      return ok(undefined);
    case 'badge': {
      const other = mine.members.find(({ me }) => !me);
      return other ? doneOr(await mine.journey.give(other.id, deed.text)) : failed;
    }
    case 'board':
      return draw(deed, mine);
  }
}

const goalNow = ({ mine, goals }: Doing, at: number) =>
  until(mine.goals.list, (list) => list.find(({ id }) => id === goals[at]));

async function agree(deed: Extract<Deed, { does: 'agree' | 'roles' }>, { mine, theirs, stage }: Doing): Promise<Done> {
  const me = mine.members.find((member) => member.me);
  if (mine.pact === null || theirs.pact === null || me === undefined) return failed;
  const proposed = await mine.pact.propose(
    deed.does === 'agree' ? { kind: 'agreement', terms: deed.terms } : { kind: 'roles', topic: '', mentor: me.id },
  );
  await stage.together();
  const open = await until(
    theirs.pact.state,
    ({ agreement, roles }) => agreement.open ?? roles.find((one) => one.open)?.open,
  );
  return proposed.ok && open ? doneOr(theirs.pact.answer(open.hash, true)) : failed;
}

async function meet(deed: Extract<Deed, { does: 'meet' }>, doing: Doing, now: number): Promise<Done> {
  const { mine, theirs, stage } = doing;
  const { title, way, place, minutes, items, actions = [], note } = deed;
  const at = instantOf(stage.today, deed.on, deed.hour);
  const time = { at, zone: stage.zone, minutes, repeat: 'once' as const };
  const made = await mine.agenda.propose({ title, way, place }, time);
  if (!made.ok) return failed;
  await stage.together();
  const offer = await until(
    theirs.agenda.state,
    (state) => state.meetings.find(({ id }) => id === made.value)?.offers[0],
  );
  if (offer === null) return failed;
  theirs.agenda.answer(made.value, offer.id, true);
  await stage.together();
  await until(mine.agenda.state, (state) => agreedIn(state.meetings, made.value));
  for (const item of items) if (!(await mine.agenda.addItem(made.value, 0, 'agenda', item)).ok) return failed;
  if (at > stage.today) return ok(undefined);
  // When it is over.
  stage.at(Math.max(now, at + minutes * MINUTE));
  mine.agenda.sayHeld(made.value, 0, true);
  for (const action of actions) if (!(await mine.agenda.addItem(made.value, 0, 'action', action)).ok) return failed;
  return note === undefined ? ok(undefined) : doneOr(await mine.agenda.note(made.value, 0, note));
}

const agreedIn = (
  meetings: readonly { readonly id: MeetingId; readonly offers: readonly { readonly agreed: unknown }[] }[],
  id: MeetingId,
) => meetings.find((one) => one.id === id)?.offers.find(({ agreed }) => agreed !== null);

async function draw({ title, things }: Extract<Deed, { does: 'board' }>, { boards }: Workspace): Promise<Done> {
  const [first] = boards.list.get();
  if (first === undefined) return failed;
  boards.rename(first, title);
  const opened = await boards.openBoard(first);
  if (!opened.ok) return opened;
  for (const { kind, box, colour, size = 1, text = '', fill = 0 } of things) {
    const draft: BoardDraft = { kind, box, colour, size, text, fill, stroke: null };
    opened.value.add(draft);
  }
  opened.value.close();
  return ok(undefined);
}

/** What `find` finds, as soon as it does; null when it does not. Signatures are verified beside the page. */
function until<T, R>(observable: Observable<T>, find: (value: T) => R | null | undefined): Promise<R | null> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const found = find(observable.get());
      if (found === null || found === undefined) return false;
      end(found);
      return true;
    };
    const stop = observable.subscribe(() => void look());
    const timer = setTimeout(() => end(null), PATIENCE);
    function end(found: R | null): void {
      clearTimeout(timer);
      stop();
      resolve(found);
    }
    look();
  });
}
