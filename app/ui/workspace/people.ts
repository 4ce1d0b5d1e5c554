import { useLingui } from '@lingui/react/macro';
import { useObservable } from '../../react/session.ts';
import type { Member, PairWorkspace, Workspace } from '../../session/types.ts';
import { formatList } from '../format.ts';

/** Two people, for good; else it is a circle. */
export const isPair = (workspace: Workspace): workspace is PairWorkspace =>
  workspace.circle === null && !workspace.archive?.brought;

/** The other person of a pair. Throws without one: a pair has two members. */
export function otherOf({ members }: Pick<Workspace, 'members'>): Member {
  const other = members.find((member) => !member.me);
  if (other === undefined) throw new Error('a pair has another member');
  return other;
}

export function meOf({ members }: Pick<Workspace, 'members'>): Member {
  const me = members.find((member) => member.me);
  if (me === undefined) throw new Error('a workspace has me as a member');
  return me;
}

/** Whom one writes to: the other person, or the circle by its name. */
export const withWhom = (workspace: Workspace): string =>
  workspace.circle?.name ?? workspace.archive?.brought?.title ?? otherOf(workspace).name;

/** Everybody but oneself, by name. */
export function useOtherNames({ members }: Workspace): string {
  const { i18n } = useLingui();
  return formatList(
    i18n.locale,
    members.filter(({ me, former }) => !me && !former).map(({ name }) => name),
  );
}

/** Who of the others is here, by name; empty while nobody is. */
export function usePresentNames(workspace: Workspace): string {
  const { i18n } = useLingui();
  const present = useObservable(workspace.present);
  return formatList(
    i18n.locale,
    workspace.members.filter(({ id, me }) => !me && present.includes(id)).map(({ name }) => name),
  );
}
