/** The bytes of pictures: as the browser paints them, and as text for files that hold a whole board. */
import type { BoardObject } from '../../model/board.ts';
import type { FileRef } from '../../model/file.ts';
import type { Files } from '../../session/types.ts';

/** Each file once. */
export const filesOf = (objects: readonly BoardObject[]): FileRef[] => [
  ...new Map(objects.flatMap(({ file }) => (file === null ? [] : [[file.id, file] as const]))).values(),
];

/** Null: no picture that this browser can read. */
export const bitmapOf = (content: Blob): Promise<ImageBitmap | null> => createImageBitmap(content).catch(() => null);

/** By the id of the file, those that are here and can be painted. To be closed by who asked. */
export async function bitmapsOf(
  objects: readonly BoardObject[],
  files: Pick<Files, 'read'>,
): Promise<Map<string, ImageBitmap>> {
  const bitmaps = new Map<string, ImageBitmap>();
  for (const file of filesOf(objects)) {
    const read = await files.read(file);
    const bitmap = read.ok ? await bitmapOf(read.value) : null;
    if (bitmap !== null) bitmaps.set(file.id, bitmap);
  }
  return bitmaps;
}

/** By the id of the file, data: addresses of those whose bytes are here. */
export async function pictureAddresses(
  objects: readonly BoardObject[],
  files: Pick<Files, 'read'>,
): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  for (const file of filesOf(objects)) {
    const read = await files.read(file);
    if (!read.ok) continue;
    addresses.set(file.id, await dataAddress(file, read.value));
  }
  return addresses;
}

export async function dataAddress({ type }: FileRef, content: Blob): Promise<string> {
  return `data:${type};base64,${base64Of(new Uint8Array(await content.arrayBuffer()))}`;
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}
