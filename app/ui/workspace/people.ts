import type { Member, Workspace } from '../../session/types.ts';

/** The other person of a pair. Throws without one: a workspace has two members. */
export function otherOf({ members }: Pick<Workspace, 'members'>): Member {
  const other = members.find((member) => !member.me);
  if (other === undefined) throw new Error('a workspace has another member');
  return other;
}

export function meOf({ members }: Pick<Workspace, 'members'>): Member {
  const me = members.find((member) => member.me);
  if (me === undefined) throw new Error('a workspace has me as a member');
  return me;
}
