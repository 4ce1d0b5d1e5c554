/** The pictures of a board: decoded once they are here, painted again when they come, and brought in made small. */
import type { BoardObject } from '../../model/board.ts';
import { PLAIN } from '../../model/board.ts';
import type { BoardObjectId, FileId } from '../../model/brand.ts';
import type { FileRef } from '../../model/file.ts';
import { boardObjectIdOf } from '../../model/ids.ts';
import { changeable, type Observable } from '../../model/observable.ts';
import type { FileFault, Files, OpenBoard } from '../../session/types.ts';
import { shrink } from '../workspace/files/shrink.ts';
import { bitmapOf, filesOf } from './pictureData.ts';

/** On the board, the longer side of a picture that was just brought in. */
const SIDE = 480;
/** Decoded pictures take four bytes a pixel; of more, those that were not painted for longest are let go of. */
const DECODED = 24;

export interface Pictures {
  /** As it is painted; null: it is not here, or not decoded yet. */
  of(file: FileRef): CanvasImageSource | null;
  /** Of what is on the board, those that are not here, and those that are and cannot be shown. */
  readonly missing: Observable<readonly BoardObject[]>;
  close(): void;
}

/** `painted`: these objects show a picture that has just come. */
export function openPictures(
  board: Pick<OpenBoard, 'objects'>,
  files: Files,
  painted: (ids: ReadonlySet<BoardObjectId>) => void,
): Pictures {
  const decoded = new Map<FileId, ImageBitmap>();
  const watched = new Map<FileId, () => void>();
  const reading = new Set<FileId>();
  /** Those that are here and did not become a picture. True: its bytes are none, and are not tried again. */
  const failed = new Map<FileId, boolean>();
  const missing = changeable<readonly BoardObject[]>([]);
  let isClosed = false;

  const showing = (id: FileId): BoardObject[] => board.objects.get().filter(({ file }) => file?.id === id);

  async function read(file: FileRef): Promise<void> {
    if (reading.has(file.id) || decoded.has(file.id) || failed.get(file.id) === true) return;
    reading.add(file.id);
    const bytes = await files.read(file);
    const bitmap = bytes.ok ? await bitmapOf(bytes.value) : null;
    reading.delete(file.id);
    if (isClosed) {
      bitmap?.close();
      return;
    }
    if (bitmap === null) failed.set(file.id, bytes.ok);
    else failed.delete(file.id);
    tell();
    if (bitmap === null) return;
    decoded.set(file.id, bitmap);
    for (const [id, old] of [...decoded].slice(0, Math.max(0, decoded.size - DECODED))) {
      decoded.delete(id);
      old.close();
    }
    painted(new Set(showing(file.id).map(({ id }) => id)));
  }

  const isHere = (file: FileRef): boolean => files.state(file).get().tag === 'here';

  function tell(): void {
    const away = board.objects.get().filter(({ file }) => file !== null && (!isHere(file) || failed.has(file.id)));
    const before = missing.get();
    if (away.length !== before.length || away.some((object, at) => object !== before[at])) missing.set(away);
  }

  function look(): void {
    const shown = filesOf(board.objects.get());
    for (const file of shown) {
      if (watched.has(file.id)) continue;
      files.refer(file);
      watched.set(file.id, files.state(file).subscribe(look));
    }
    tell();
    for (const file of shown) if (isHere(file)) void read(file);
  }

  const stop = board.objects.subscribe(look);
  look();
  return {
    of(file) {
      const bitmap = decoded.get(file.id);
      if (bitmap === undefined) {
        if (watched.has(file.id) && isHere(file)) void read(file);
        return null;
      }
      // The last one painted is the last to go.
      decoded.delete(file.id);
      decoded.set(file.id, bitmap);
      return bitmap;
    },
    missing,
    close() {
      isClosed = true;
      stop();
      for (const end of watched.values()) end();
      for (const bitmap of decoded.values()) bitmap.close();
    },
  };
}

export type PictureFault = FileFault | { readonly tag: 'no-picture' };

/** Keeps a picture on this device, made small, without what the camera wrote in it. */
export async function keepPicture(
  files: Files,
  picture: Blob,
): Promise<{ readonly ok: true; readonly file: FileRef } | { readonly ok: false; readonly fault: PictureFault }> {
  const small = await shrink(picture);
  if (small === null) return { ok: false, fault: { tag: 'no-picture' } };
  const { blob, width, height } = small;
  const name = `picture.${blob.type === 'image/webp' ? 'webp' : 'jpg'}`;
  const kept = await files.keep(blob, { name, type: blob.type, width, height });
  return kept.ok ? { ok: true, file: kept.value } : { ok: false, fault: kept.error };
}

/** An object that shows a picture, as large as fits a look at it. */
export function pictureObject(file: FileRef, at: number): BoardObject {
  const { width = SIDE, height = SIDE } = file;
  const scale = Math.min(1, SIDE / Math.max(width, height));
  return {
    ...PLAIN,
    id: boardObjectIdOf(new Uint8Array([0, 0, 0, 0, 1, at & 255])),
    kind: 'image',
    order: '',
    colour: 0,
    size: 1,
    text: '',
    stroke: null,
    file,
    box: { x: at * 24, y: at * 24, w: Math.round(width * scale), h: Math.round(height * scale) },
  };
}
