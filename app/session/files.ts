/**
 * The files of a workspace, for the screens and for the room. A file is given to a member only when a signed line of the
 * chat refers to it, or when this device brought it in; it comes by itself when it is small, else when it is asked for.
 */
import type * as Y from 'yjs';
import { isOutline, pieceCount } from '../../crypto/index.ts';
import { err, type Result } from '../../crypto/result.ts';
import { FILE_LIMITS, type FileRef } from '../model/file.ts';
import { changeable, derived, type Observable } from '../model/observable.ts';
import type { FileShelf, FileTransfers } from '../peer/types.ts';
import type { FileStore, FileStoreError } from '../vault/index.ts';
import { bringIn, readWhole } from './fileKeeper.ts';
import type { Chat, FileState, Files } from './types.ts';

type Kept = Awaited<ReturnType<FileShelf['keepPiece']>>;

export interface FilesOptions {
  /** Opened with the first file: most workspaces begin without any. */
  readonly open: () => Promise<Result<FileStore, FileStoreError>>;
  /** Ids that another member's device said to have; kept on this device. */
  readonly given: Y.Map<boolean>;
  readonly me: string;
  readonly thrifty: () => boolean;
}

export interface RunningFiles {
  readonly files: Files;
  readonly shelf: FileShelf;
  /** From now on lines are followed. `ready`: those that were there have been verified. */
  follow(chat: Pick<Chat, 'lines'>, ready: Promise<void>, transfers: FileTransfers): void;
  close(): void;
}

export function openFiles({ open, given, me, thrifty }: FilesOptions): RunningFiles {
  const changes = changeable(0);
  const states = new Map<string, Observable<FileState>>();
  /** What genuine lines refer to. One id could be named with two sizes: the first is believed until the outline comes. */
  const referred = new Map<string, FileRef>();
  const unfit = new Set<string>();
  /** Shown elsewhere than in a line: they stay when the line goes. */
  const shown = new Set<string>();
  /** Of lines that were deleted: let go of, unless they are brought again. */
  const dropped = new Set<string>();
  /** Files that could not even be noted as wanted. */
  const stuck = new Map<string, 'disk-full' | 'not-saved'>();
  const stops: (() => void)[] = [];
  let store: FileStore | null = null;
  let opening: Promise<FileStore | null> | null = null;
  let failed = false;
  let transfers: FileTransfers | null = null;
  let verified: Promise<void> = Promise.resolve();
  let closed = false;

  const tell = (): void => changes.set(changes.get() + 1);

  function need(): Promise<FileStore | null> {
    opening ??= open().then(async (opened) => {
      failed = !opened.ok;
      if (!opened.ok || closed) {
        opening = null;
        if (opened.ok) opened.value.close();
        tell();
        return null;
      }
      // Brought in halfway when the app was closed: nothing refers to it.
      for (const held of opened.value.list()) {
        if (held.origin === 'made' && !held.complete) await opened.value.forget(held.id);
      }
      store = opened.value;
      stops.push(store.subscribe(tell));
      tell();
      return store;
    });
    return opening;
  }

  async function fetch(file: FileRef): Promise<void> {
    const ready = await need();
    if (ready === null || file.size > FILE_LIMITS.bytes || ready.get(file.id)?.complete) return;
    // On the disk before it is asked for, so that it goes on after a reload.
    const begun = await append((to) => to.begin(file.id, file.size, 'wanted'));
    if (begun === 'disk-full' || begun === 'not-saved') stuck.set(file.id, begun);
    else {
      stuck.delete(file.id);
      transfers?.want(file.id, file.size);
    }
    tell();
  }

  async function arrange(fresh: readonly FileRef[]): Promise<void> {
    const ready = await need();
    if (ready === null) return;
    const automatic = thrifty() ? FILE_LIMITS.small : FILE_LIMITS.usual;
    for (const file of fresh) {
      const held = ready.get(file.id);
      if (held?.complete) trace(file.id);
      else if (held !== null || file.size <= automatic) void fetch(file);
    }
  }

  /** Of a file that this device brought: does anybody have it? */
  function trace(id: string): void {
    if (store?.get(id)?.origin === 'made' && !given.has(id)) transfers?.trace(id);
  }

  function look(chat: Pick<Chat, 'lines'>): void {
    const fresh: FileRef[] = [];
    for (const { file, genuine } of chat.lines.get()) {
      if (file === undefined || !genuine || referred.has(file.id)) continue;
      referred.set(file.id, file);
      dropped.delete(file.id);
      fresh.push(file);
    }
    if (fresh.length > 0) void arrange(fresh);
    // Only once all lines are known: another one may bring the same file.
    void verified.then(() => letGo(chat));
  }

  /** What a deleted line brought leaves the disk with it. */
  async function letGo(chat: Pick<Chat, 'lines'>): Promise<void> {
    const lines = chat.lines.get();
    const gone = lines.flatMap((line) => (line.gone === undefined || dropped.has(line.gone) ? [] : [line.gone]));
    if (gone.length === 0) return;
    const still = new Set<string | undefined>(lines.map((line) => line.file?.id));
    for (const id of gone) {
      if (still.has(id) || shown.has(id)) continue;
      dropped.add(id);
      referred.delete(id);
      await (await need())?.forget(id);
    }
    tell();
  }

  function stateOf(file: FileRef): FileState {
    if (file.size > FILE_LIMITS.bytes) return { tag: 'too-large' };
    if (unfit.has(`${file.id} ${file.size}`)) return { tag: 'unfit' };
    if (store === null) return failed ? { tag: 'storage-unavailable' } : { tag: 'looking' };
    const held = store.get(file.id);
    if (held?.complete) return { tag: 'here', given: given.has(file.id) };
    const why = stuck.get(file.id);
    if (why !== undefined) return { tag: why };
    const transfer = transfers?.state(file.id) ?? 'idle';
    if (transfer === 'idle') return { tag: 'offered' };
    if (transfer === 'disk-full' || transfer === 'not-saved') return { tag: transfer };
    return { tag: transfer, percent: Math.floor((100 * (held?.pieces.size ?? 0)) / pieceCount(file.size)) };
  }

  async function append(how: (ready: FileStore) => Promise<Result<void, FileStoreError>>): Promise<Kept> {
    if (store === null) return 'not-wanted';
    const kept = await how(store);
    if (kept.ok) return 'kept';
    switch (kept.error.tag) {
      case 'not-genuine':
        return 'wrong';
      case 'missing':
        return 'not-wanted';
      case 'disk-full':
        return 'disk-full';
      case 'not-saved':
      case 'storage-unavailable':
      case 'damaged':
        return 'not-saved';
    }
  }

  const shelf: FileShelf = {
    async offers(id) {
      if (!referred.has(id)) await verified;
      const ready = referred.has(id) || store !== null ? await need() : null;
      const held = ready?.get(id) ?? null;
      if (held === null || !held.complete) return null;
      return referred.has(id) || held.origin === 'made' ? held.outline : null;
    },
    async read(id, index) {
      const piece = await store?.read(id, index);
      return piece?.ok ? piece.value : null;
    },
    held: (id) => store?.get(id) ?? null,
    async keepOutline(id, outline) {
      const held = store?.get(id);
      if (held && held.size !== outline.size && isOutline(id, outline)) {
        // The device told the truth: it is the line that names another size.
        unfit.add(`${id} ${held.size}`);
        await store?.forget(id);
        return 'not-wanted';
      }
      return append((ready) => ready.outline(id, outline));
    },
    keepPiece: (id, index, bytes) => append((ready) => ready.append(id, index, bytes)),
    given(id, person) {
      // Another device of one's own says nothing of the other person.
      if (person === me) return false;
      given.set(id, true);
      tell();
      // The room asks after a few at a time: there is place for the next, once this one is told.
      queueMicrotask(() => {
        for (const other of referred.keys()) trace(other);
      });
      return true;
    },
  };

  return {
    shelf,
    files: {
      state(file) {
        const name = `${file.id} ${file.size}`;
        const state = states.get(name) ?? derived([changes], () => stateOf(file), sameState);
        states.set(name, state);
        return state;
      },
      async keep(source, about) {
        const ready = await need();
        return ready === null ? err({ tag: 'storage-unavailable' }) : bringIn(ready, source, about);
      },
      refer(file) {
        shown.add(file.id);
        if (referred.has(file.id)) return;
        referred.set(file.id, file);
        void arrange([file]);
      },
      fetch: (file) => void fetch(file),
      async has({ id, size }) {
        const held = (await need())?.get(id);
        return held?.complete === true && held.size === size;
      },
      async read(file) {
        const ready = await need();
        const read = ready === null ? err({ tag: 'storage-unavailable' } as const) : await readWhole(ready, file);
        if (!read.ok && read.error.tag === 'missing') await fetch(file);
        return read;
      },
    },
    follow(chat, ready, over) {
      transfers = over;
      verified = ready.then(() => look(chat));
      stops.push(
        over.subscribe(tell),
        chat.lines.subscribe(() => look(chat)),
      );
      look(chat);
    },
    close() {
      closed = true;
      for (const stop of stops) stop();
      store?.close();
    },
  };
}

function sameState(a: FileState, b: FileState): boolean {
  if (a.tag === 'here' && b.tag === 'here') return a.given === b.given;
  if ('percent' in a && 'percent' in b) return a.tag === b.tag && a.percent === b.percent;
  return a.tag === b.tag;
}
