/** What is known of each space without opening it: what it rests on, and the line that lists show. */
import type { WorkspaceId } from '../model/brand.ts';
import type { Core } from './core.ts';
import { type Founding, readFounding } from './founding.ts';
import type { About, Inbox } from './inbox.ts';
import { soonOf } from './soon.ts';
import type { WorkspaceSummary } from './types.ts';

export interface SpaceAbouts {
  /** Who is in it, and by what they were introduced. Null when what was kept does not open. */
  foundingOf(id: WorkspaceId): Founding | null;
  /** As it was once read: to verify all of them again, at every start, takes a mentor of many seconds. */
  aboutOf(id: WorkspaceId): About | null;
  summaryOf(id: WorkspaceId): WorkspaceSummary | null;
  /** It is another one under the same id from now on: what holds the former lets go of it. */
  turn(id: WorkspaceId): void;
}

export function spaceAbouts(core: Core, inbox: Inbox): SpaceAbouts {
  const { self } = core;
  /** How often each was opened anew while the session was open. */
  const turns = new Map<WorkspaceId, number>();

  function foundingOf(id: WorkspaceId): Founding | null {
    const kept = self.workspaces.get(id);
    return kept === undefined ? null : readFounding(core, kept);
  }

  function aboutOf(id: WorkspaceId): About | null {
    const kept = inbox.about(id);
    if (kept !== null) return kept;
    const founding = foundingOf(id);
    if (founding === null) return null;
    const { title, isCircle, programme, since, other } = founding;
    const about = { title, isCircle, programme, since, other: other?.person ?? null };
    inbox.keepAbout(id, about);
    return about;
  }

  return {
    foundingOf,
    aboutOf,
    summaryOf(id) {
      const about = aboutOf(id);
      if (about === null) return null;
      const { title, isCircle, programme, since } = about;
      const { example } = self.workspaces.get(id) ?? {};
      return {
        ...{ id, title, isCircle, programme, since },
        turn: turns.get(id) ?? 0,
        soon: soonOf(self, id),
        blocked: self.blocked.has(id),
        ...(example && { example }),
      };
    },
    turn: (id) => void turns.set(id, (turns.get(id) ?? 0) + 1),
  };
}
