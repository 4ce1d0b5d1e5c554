import { changeable } from '../../model/observable.ts';
import { useObservable } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useUndoKeys } from '../parts/Undoing.tsx';
import { EditGoal, NewGoal } from './GoalForm.tsx';
import { GoalPage } from './GoalPage.tsx';
import { GoalsList } from './GoalsList.tsx';
import { Way } from './Way.tsx';
import './goals.css';

const nobody = changeable(null);

/** In place of a goal's id in the address: a goal that is not there yet. No id is this short. */
const NEW = 'new';
/** The same: the way together. */
const WAY = 'way';

/** The goals of a workspace: all of them, one, a new one, or one being changed. */
export function Goals({ workspace, goal, edit }: { workspace: Workspace; goal: string | null; edit: boolean }) {
  // Who may make one changes with the roles.
  useObservable(workspace.pact?.roles ?? nobody);
  const all = useObservable(workspace.goals.list);
  const one = all.find(({ id }) => id === goal);
  useUndoKeys(workspace.goals);
  if (goal === WAY) return <Way workspace={workspace} />;
  if (goal === NEW && workspace.goals.mayOwn) return <NewGoal workspace={workspace} />;
  if (one === undefined) return <GoalsList workspace={workspace} goals={all} missing={goal !== null && goal !== NEW} />;
  if (edit && one.mine) return <EditGoal workspace={workspace} goal={one} key={one.id} />;
  return <GoalPage workspace={workspace} goal={one} key={one.id} />;
}
