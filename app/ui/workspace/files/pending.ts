/** Files chosen and not sent yet, by workspace, while the page lives: in memory only, like unsent words. */
import type { WorkspaceId } from '../../../model/brand.ts';
import type { Brings, LineName } from '../../../model/chatLine.ts';
import { FILE_LIMITS, type FileRef, fileNameOf, fileTypeOf, shownAs } from '../../../model/file.ts';
import { type Changeable, changeable } from '../../../model/observable.ts';
import type { Chat, FileFault, Files, SendRefusal } from '../../../session/types.ts';
import type { Shrunk } from './shrink.ts';

export interface Pending {
  readonly key: number;
  readonly file: File;
  /** `reading` while a picture is made smaller. */
  readonly state: 'reading' | 'ready' | 'sending';
  /** The small picture; null: the file goes as it is. */
  readonly small: Shrunk | null;
  readonly original: boolean;
  readonly sides: { readonly width: number; readonly height: number } | null;
  readonly error: FileFault | null;
}

const trays = new Map<WorkspaceId, Changeable<readonly Pending[]>>();
let last = 0;

export function trayOf(workspace: WorkspaceId): Changeable<readonly Pending[]> {
  const tray = trays.get(workspace) ?? changeable<readonly Pending[]>([]);
  trays.set(workspace, tray);
  return tray;
}

type Tray = Changeable<readonly Pending[]>;

export function change(tray: Tray, key: number, next: Partial<Pending> | null): void {
  tray.set(tray.get().flatMap((each) => (each.key !== key ? [each] : next === null ? [] : [{ ...each, ...next }])));
}

/** A moving picture would stand still. */
export const isPhoto = ({ type }: File): boolean => type.startsWith('image/') && !/gif|svg/.test(type);

/** Into the tray at once; pictures become small meanwhile. */
export function choose(tray: Tray, files: Iterable<File>): void {
  for (const file of files) {
    last += 1;
    const pending = { key: last, file, small: null, original: false, sides: null, error: refused(file) };
    const photo = isPhoto(file);
    tray.set([...tray.get(), { ...pending, state: photo ? 'reading' : 'ready' }]);
    if (photo) void makeSmall(tray, pending.key, file);
  }
}

function refused(file: File): FileFault | null {
  if (file.size === 0) return { tag: 'empty' };
  return file.size > FILE_LIMITS.bytes && !isPhoto(file) ? { tag: 'too-large' } : null;
}

async function makeSmall(tray: Tray, key: number, file: File): Promise<void> {
  // Fetched with the first photo.
  const { shrink, sidesOf } = await import('./shrink.ts');
  const [small, sides] = [await shrink(file), await sidesOf(file)];
  const error: FileFault | null = small === null && file.size > FILE_LIMITS.bytes ? { tag: 'too-large' } : null;
  change(tray, key, { small, sides, state: 'ready', ...(error && { error }) });
}

/** What goes of it: the small picture, unless the original was asked for. */
export const goes = ({ file, small, original }: Pending): Blob => (original ? file : (small?.blob ?? file));

/** The part of a workspace that files are sent through. */
export interface SendsFiles {
  readonly id: WorkspaceId;
  readonly files: Pick<Files, 'keep'>;
  readonly chat: Pick<Chat, 'send'>;
}

/** What did not leave: words, and why they were refused, if they were. */
export interface Left {
  readonly words: string;
  readonly refused: SendRefusal['tag'] | null;
}

/** One line a file, the words with the first. What could not be kept, or may not be sent, stays in the tray. */
export async function sendPending(
  workspace: SendsFiles,
  words: string,
  reply?: LineName,
  brings?: Brings,
): Promise<Left> {
  const tray = trayOf(workspace.id);
  let left = words;
  let answers = reply;
  let also = brings;
  for (const each of tray.get()) {
    const file = await keepPending(tray, each, workspace.files);
    if (file === null) break;
    const sent = await workspace.chat.send(left, file, answers, also);
    if (!sent.ok) {
      tray.set([{ ...each, state: 'ready' }, ...tray.get()]);
      return { words: left, refused: sent.error.tag };
    }
    left = '';
    answers = undefined;
    also = undefined;
  }
  return { words: left, refused: null };
}

/** Keeps it on this device, sealed. Null, and the reason in the tray, when it could not be. */
async function keepPending(tray: Tray, pending: Pending, files: Pick<Files, 'keep'>): Promise<FileRef | null> {
  const { file, small, original, sides, key } = pending;
  change(tray, key, { state: 'sending', error: null });
  const blob = goes(pending);
  const size = original || small === null ? sides : small;
  const type = fileTypeOf(blob.type);
  const kept = await files.keep(blob, {
    name: fileNameOf(small && !original ? renamed(file.name, type) : file.name),
    type,
    ...(size && shownAs({ type }) === 'picture' && { width: size.width, height: size.height }),
  });
  change(tray, key, kept.ok ? null : { state: 'ready', error: kept.error });
  return kept.ok ? kept.value : null;
}

const renamed = (name: string, type: string): string =>
  `${name.replace(/\.[^.]*$/, '')}.${type === 'image/webp' ? 'webp' : 'jpg'}`;
