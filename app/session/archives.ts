/**
 * Archives: spaces that a file brought back. Their documents and files lie on this device as those of a workspace do,
 * sealed, under a name of their own; nobody else has them, and nothing in them is written again.
 */
import { toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { PlainDocument } from '../document/plain.ts';
import { fillFrom } from '../document/plain.ts';
import type { WorkspaceId } from '../model/brand.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import { parseTakenDocument, parseTakenSpace, TAKEN_JSON, type TakenSpace } from '../model/takenAlong.ts';
import { openArchive } from './archiveSpace.ts';
import { type Core, DOCUMENT } from './core.ts';
import { forgetFilesOf, openFileStoreOf } from './fileStore.ts';
import type { GatherSource } from './gather.ts';
import { openOnce } from './openOnce.ts';
import { bringFiles, readTaken, type Taken } from './takenFile.ts';
import type { ArchiveSummary, BringBackError, SessionError, Workspace } from './types.ts';

/** In a document of this device alone, by the archive's id. */
interface Kept {
  /** `coming`: not all of it is here. What a crash leaves so is taken off at the next opening. */
  readonly state: 'coming' | 'here';
  readonly at: number;
  /** A TakenSpace, as it stood in the file. */
  readonly space: Uint8Array;
}

export interface OpenArchive {
  readonly workspace: Workspace;
  readonly source: GatherSource;
  close(): Promise<void>;
}

export interface Archives {
  summaries(): ArchiveSummary[];
  open(id: WorkspaceId): Promise<Result<OpenArchive, SessionError>>;
  has(id: WorkspaceId): boolean;
  bringBack(
    file: Blob,
    step: (done: number, of: number) => void,
  ): Promise<Result<readonly WorkspaceId[], BringBackError>>;
  remove(id: WorkspaceId): Promise<void>;
  close(): Promise<void>;
}

const MAP = 'archives';

export async function openArchives(core: Core, changed: () => void): Promise<Result<Archives, SessionError>> {
  const held = await core.documents.hold(DOCUMENT.data);
  if (!held.ok) return held;
  const kept = held.value.doc.getMap<Kept>(MAP);
  const opened = openOnce(start);

  /** Asked for at every change of Today. */
  const known = new WeakMap<Uint8Array, TakenSpace>();
  const spaceOf = (one: Kept): TakenSpace | null => {
    const space = known.get(one.space) ?? valueOrNull(parseTakenSpace(one.space));
    if (space !== null) known.set(one.space, space);
    return space;
  };

  async function start(id: WorkspaceId): Promise<Result<OpenArchive, SessionError>> {
    const one = kept.get(id);
    const space = one === undefined ? null : spaceOf(one);
    if (one === undefined || space === null) return err({ tag: 'not-found' });
    return openArchive(core, { id, at: one.at, space });
  }

  async function remove(id: WorkspaceId): Promise<void> {
    const one = kept.get(id);
    const running = await opened.takeOut(id);
    if (running?.ok) await running.value.close();
    const space = one === undefined ? null : spaceOf(one);
    for (const { name } of space?.documents ?? []) await core.documents.forget(DOCUMENT.workspace(id, name));
    await forgetFilesOf(core, id);
    kept.delete(id);
    changed();
  }

  for (const [id, { state }] of [...kept]) {
    const parsed = parseWorkspaceId(id);
    if (state !== 'here' && parsed.ok) await remove(parsed.value);
  }

  return ok({
    summaries: () =>
      [...kept].flatMap(([text, one]): ArchiveSummary[] => {
        const id = parseWorkspaceId(text);
        const space = spaceOf(one);
        if (!id.ok || space === null || one.state !== 'here') return [];
        const { title, kind, programme, since } = space;
        return [
          {
            id: id.value,
            title,
            isCircle: kind !== 'pair',
            isNotes: kind === 'notes',
            turn: 0,
            soon: { meetings: [], asks: null },
            blocked: false,
            programme,
            since,
            brought: one.at,
          },
        ];
      }),
    open: opened.open,
    has: (id) => kept.has(id),
    async bringBack(file, step) {
      const read = await readTaken(file);
      if (!read.ok) return read;
      const begun: WorkspaceId[] = [];
      const total = read.value.reduce((sum, { space }) => sum + space.documents.length + space.files.length, 0);
      let done = 0;
      for (const taken of read.value) {
        const made = parseWorkspaceId(toText(core.random(16)));
        if (!made.ok) throw new Error('an id made here is an id');
        const id = made.value;
        begun.push(id);
        kept.set(id, { state: 'coming', at: core.clock(), space: taken.bytes });
        const written = await write(core, id, taken, () => step(++done, total));
        if (written.ok) continue;
        for (const each of begun) await remove(each);
        return written;
      }
      // All that they name is on the disk before any of them is there.
      if (!(await core.documents.flush())) {
        for (const each of begun) await remove(each);
        return err({ tag: 'not-saved' });
      }
      held.value.doc.transact(() => {
        for (const id of begun) {
          const one = kept.get(id);
          if (one !== undefined) kept.set(id, { ...one, state: 'here' });
        }
      });
      await core.documents.flush();
      changed();
      return ok(begun);
    },
    remove,
    async close() {
      await opened.close();
      held.value.release();
    },
  });
}

const valueOrNull = <T>(result: Result<T, unknown>): T | null => (result.ok ? result.value : null);

async function write(
  core: Core,
  id: WorkspaceId,
  { space, entries }: Taken,
  step: () => void,
): Promise<Result<void, BringBackError>> {
  for (const { name, path } of space.documents) {
    const bytes = await entries.get(path)?.read(TAKEN_JSON.document.bytes);
    if (bytes?.ok !== true) return bytes ?? err({ tag: 'damaged' });
    const roots = parseTakenDocument(bytes.value);
    const held = roots === null ? null : await core.documents.hold(DOCUMENT.workspace(id, name));
    if (roots === null || held === null) return err({ tag: 'damaged' });
    if (!held.ok) return err({ tag: 'not-saved' });
    // Not under the session's own id: opened again in this session, it would pass for new writing of it.
    held.value.doc.clientID = new DataView(core.random(4).buffer).getUint32(0);
    const isWhole = fillFrom(held.value.doc, roots as PlainDocument);
    const isDurable = (await held.value.vault.durable()).ok;
    held.value.release();
    if (!isWhole || !isDurable) return err({ tag: isWhole ? 'not-saved' : 'damaged' });
    step();
  }
  if (space.files.length === 0) return ok(undefined);
  const store = await openFileStoreOf(core, id);
  if (!store.ok) return err({ tag: 'not-saved' });
  try {
    return await bringFiles(store.value, { space, entries }, step);
  } finally {
    store.value.close();
  }
}
