/** What comes onto a board from outside and what goes out of it: pictures, drawings of other apps, words, the clipboard. */
import { BOARD_TEXT_LIMIT, type BoardObject, PLAIN } from '../../model/board.ts';
import type { DrawingFault } from '../../model/excalidraw.ts';
import { boardObjectIdOf } from '../../model/ids.ts';
import type { Files } from '../../session/types.ts';
import { pastedFiles } from '../workspace/files/pasted.ts';
import type { Engine } from './engine.ts';
import { readExcalidraw } from './excalidraw/read.ts';
import { excalidrawOf, type WrittenFile } from './excalidraw/write.ts';
import { filesOf, pictureAddresses } from './pictureData.ts';
import { keepPicture, type PictureFault, pictureObject } from './pictures.ts';

/** What was last copied, for any board of this tab: where the system's clipboard does not tell. */
let copied: { readonly objects: readonly BoardObject[]; readonly written: string } = { objects: [], written: '' };
export const hasCopied = (): boolean => copied.objects.length > 0;

export const DRAWING_TYPE = 'application/vnd.excalidraw+json';

export interface Brought {
  readonly count: number;
  /** Of kinds that a board does not have. */
  readonly passedOver: number;
  /** Pictures that could not be kept. */
  readonly faults: readonly PictureFault[];
}

export async function bringPictures(engine: Engine, files: Files, pictures: readonly Blob[]): Promise<Brought> {
  const objects: BoardObject[] = [];
  const faults: PictureFault[] = [];
  for (const picture of pictures) {
    const kept = await keepPicture(files, picture);
    if (kept.ok) objects.push(pictureObject(kept.file, objects.length));
    else faults.push(kept.fault);
  }
  engine.bring(objects);
  return { count: objects.length, passedOver: 0, faults };
}

/** A drawing as Excalidraw writes it, as a file or on the clipboard. */
export async function bringDrawing(
  engine: Engine,
  files: Files,
  written: string,
): Promise<{ readonly ok: true; readonly value: Brought } | { readonly ok: false; readonly fault: DrawingFault }> {
  const read = readExcalidraw(written);
  if (!read.ok) return { ok: false, fault: read.error };
  const { objects, pictures, passedOver } = read.value;
  const faults: PictureFault[] = [];
  const whole: BoardObject[] = [];
  for (const object of objects) {
    const picture = pictures.get(object.id);
    if (picture === undefined) {
      whole.push(object);
      continue;
    }
    const kept = await keepPicture(files, picture);
    if (kept.ok) whole.push({ ...object, file: kept.file });
    else faults.push(kept.fault);
  }
  engine.bring(whole);
  return { ok: true, value: { count: whole.length, passedOver, faults } };
}

/** Words from elsewhere, as a note. */
export function bringWords(engine: Engine, words: string): void {
  const box = { x: 0, y: 0, w: words.length > 200 ? 320 : 200, h: 200 };
  const id = boardObjectIdOf(new Uint8Array(6));
  const text = words.trim().slice(0, BOARD_TEXT_LIMIT);
  engine.bring([{ ...PLAIN, id, kind: 'note', order: '', colour: 3, size: 1, text, stroke: null, box }]);
}

export async function drawingOf(objects: readonly BoardObject[], files: Files, now: number): Promise<string> {
  const addresses = await pictureAddresses(objects, files);
  const written = filesOf(objects).flatMap(({ id, type }): WrittenFile[] => {
    const dataURL = addresses.get(id);
    return dataURL === undefined ? [] : [{ id, mimeType: type, dataURL, created: now }];
  });
  return excalidrawOf(objects, written);
}

/** What is selected, for this tab and for others; false: nothing is. */
export function copySelected(engine: Engine, clipboard: DataTransfer | null): boolean {
  const chosen = engine.copies();
  if (chosen.length === 0) return false;
  copied = { objects: chosen, written: excalidrawOf(chosen) };
  const words = chosen.map(({ text }) => text.trim()).filter((text) => text !== '');
  clipboard?.setData(DRAWING_TYPE, copied.written);
  clipboard?.setData('text/plain', words.join('\n\n'));
  return true;
}

/** The next one goes on from this one: two never lie exactly on each other. */
export function pasteCopied(engine: Engine): void {
  engine.paste(copied.objects);
  copied = { ...copied, objects: engine.selected() };
}

/** What a paste or a drop brings: null where it is nothing that a board can hold. */
export type Offered =
  | { readonly tag: 'copied' }
  | { readonly tag: 'pictures'; readonly files: readonly Blob[] }
  | { readonly tag: 'file'; readonly file: Blob }
  | { readonly tag: 'drawing'; readonly text: string }
  | { readonly tag: 'words'; readonly text: string };

export function offered(data: DataTransfer | null): Offered | null {
  if (data === null) return null;
  const files = pastedFiles(data);
  const pictures = files.filter(({ type }) => type.startsWith('image/'));
  if (pictures.length > 0) return { tag: 'pictures', files: pictures };
  const drawing = files.find(({ name }) => /\.(?:excalidraw|json)$/i.test(name));
  if (drawing !== undefined) return { tag: 'file', file: drawing };
  const ours = data.getData(DRAWING_TYPE);
  // Pictures are on the clipboard without their bytes; what this tab copied has them.
  if (ours !== '' && ours === copied.written) return { tag: 'copied' };
  if (ours !== '') return { tag: 'drawing', text: ours };
  const text = data.getData('text/plain');
  if (text.trim() === '') return hasCopied() ? { tag: 'copied' } : null;
  return /^\s*\{\s*"type":\s*"excalidraw/.test(text)
    ? { tag: 'drawing', text: text.replace('"excalidraw/clipboard"', '"excalidraw"') }
    : { tag: 'words', text };
}
