/**
 * Workspaces that nobody is in: no document of theirs is open and no room kept, only their place is listened at. Whoever
 * comes, or calls for help having lost everything, wakes them.
 */
import { deriveWorkspace } from '../../crypto/index.ts';
import type { PersonId, WorkspaceId } from '../model/brand.ts';
import { watchPlace } from '../peer/index.ts';
import { type Core, KEY } from './core.ts';
import { listenForFarewells } from './farewells.ts';
import { type Answers, awaitReturn } from './returning.ts';

export interface Asleep {
  readonly ids: () => readonly WorkspaceId[];
  /** It sleeps where its people are now: another device of this person may have moved it on meanwhile. */
  isUpToDate(id: WorkspaceId): boolean;
  /** False: there is no secret for it here, so nothing can be listened for. `other` calls for help, and is given `again`. */
  add(id: WorkspaceId, other: PersonId | null, again: Answers): boolean;
  /** It is opened, or gone. */
  take(id: WorkspaceId): void;
  close(): void;
}

/** Number of the last epoch that is kept of a place, as it stands there: nothing is verified for it. 0: its first secret. */
export function latestEpochOf({ epochs }: Pick<Core['self'], 'epochs'>, place: string): number {
  let latest = 0;
  for (const name of epochs.keys())
    if (name.startsWith(`${place} `)) latest = Math.max(latest, Number(/ (\d{1,5})$/.exec(name)?.[1] ?? 0));
  return latest;
}

/** `wake`: somebody is there; `device`: and has lost everything. */
export function openAsleep(core: Core, wake: (id: WorkspaceId, device: string | null) => void): Asleep {
  const asleep = new Map<WorkspaceId, { readonly epoch: number; readonly stop: () => void }>();

  function take(id: WorkspaceId): void {
    asleep.get(id)?.stop();
    asleep.delete(id);
  }

  return {
    ids: () => [...asleep.keys()],
    isUpToDate: (id) => asleep.get(id)?.epoch === latestEpochOf(core.self, id),
    add(id, other, again) {
      const epoch = latestEpochOf(core.self, id);
      const secret = core.keyring.get(epoch === 0 ? KEY.workspace(id) : KEY.workspaceEpoch(id, epoch));
      if (secret === null) return false;
      take(id);
      const { topic, introductions } = deriveWorkspace(secret);
      const { server, random } = core;
      const farewells = listenForFarewells(core, {
        workspace: id,
        secrets: () => [secret],
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
      asleep.set(id, { epoch, stop: () => stops.forEach((stop) => void stop()) });
      return true;
    },
    take,
    close() {
      for (const id of [...asleep.keys()]) take(id);
    },
  };
}
