/**
 * Workspaces that nobody is in: no document of theirs is open and no room kept, only their place is listened at. Whoever
 * comes, or calls for help having lost everything, wakes them.
 */
import { deriveWorkspace } from '../../crypto/index.ts';
import type { PersonId, WorkspaceId } from '../model/brand.ts';
import { watchPlace } from '../peer/index.ts';
import type { Core } from './core.ts';
import { listenForFarewells } from './farewells.ts';
import { agreedBase } from './founding.ts';
import { type Answers, awaitReturn } from './returning.ts';

export interface Asleep {
  readonly ids: () => readonly WorkspaceId[];
  /** False: there is no secret for it here, so nothing can be listened for. `other` calls for help, and is given `again`. */
  add(id: WorkspaceId, other: PersonId | null, again: Answers): boolean;
  /** It is opened, or gone. */
  take(id: WorkspaceId): void;
  close(): void;
}

/** `wake`: somebody is there; `device`: and has lost everything. */
export function openAsleep(core: Core, wake: (id: WorkspaceId, device: string | null) => void): Asleep {
  const asleep = new Map<WorkspaceId, () => void>();

  function take(id: WorkspaceId): void {
    asleep.get(id)?.();
    asleep.delete(id);
  }

  return {
    ids: () => [...asleep.keys()],
    add(id, other, again) {
      const base = agreedBase(core, id);
      if (base === null) return false;
      take(id);
      const { topic, introductions } = deriveWorkspace(base.secret);
      const { server, random } = core;
      const farewells = listenForFarewells(core, {
        workspace: id,
        secrets: () => [base.secret],
        // Left where it is: the open space takes it in.
        async take() {
          wake(id, null);
          return false;
        },
      });
      const stops = [
        farewells.close,
        watchPlace({ server, workspace: id, topic, introductions, random }, () => wake(id, null)),
        other === null ? () => undefined : awaitReturn(core, other, again, (device) => wake(id, device)),
      ];
      asleep.set(id, () => stops.forEach((stop) => void stop()));
      return true;
    },
    take,
    close() {
      for (const id of [...asleep.keys()]) take(id);
    },
  };
}
