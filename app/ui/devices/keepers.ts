import type { WorkspaceSummary } from '../../session/types.ts';

/** Each that is shown is opened: who works with a hundred people does not wake them all by coming to the settings. */
const FEW = 5;

/** Who could keep a share of one's recovery. An example is nobody, and a circle keeps none. */
export function keepers<T extends Pick<WorkspaceSummary, 'isCircle' | 'example'>>(
  workspaces: readonly T[],
  all: boolean,
): { readonly shown: readonly T[]; readonly isMore: boolean } {
  const people = workspaces.filter(({ isCircle, example }) => !isCircle && !example);
  const shown = all ? people : people.slice(0, FEW);
  return { shown, isMore: shown.length < people.length };
}
