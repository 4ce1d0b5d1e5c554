import { afterEach, expect, it, vi } from 'vitest';
import type { BoardObject } from '../../model/board.ts';
import type { FileId } from '../../model/brand.ts';
import type { FileRef } from '../../model/file.ts';
import { changeable } from '../../model/observable.ts';
import type { FileState, Files } from '../../session/types.ts';
import { svgWithPictures } from './picture.ts';
import { openPictures, pictureObject } from './pictures.ts';

const refOf = (letter: string): FileRef => ({
  id: letter.repeat(43) as FileId,
  name: 'picture.webp',
  type: 'image/webp',
  size: 9,
});
const [good, bad, away] = [refOf('A'), refOf('B'), refOf('C')];
const objects: readonly BoardObject[] = [good, bad, bad, away].map((file, at) => pictureObject(file, at));

/** `bad` is here and is no picture, `away` is on another's device. */
const files = {
  refer: () => undefined,
  state: (file: FileRef) => changeable({ tag: file === away ? 'offered' : 'here' } as FileState),
  read: async (file: FileRef) =>
    file === away
      ? { ok: false, error: { tag: 'missing' } }
      : { ok: true, value: new Blob([file === bad ? 'no picture' : 'a picture']) },
} as Partial<Files> as Files;

afterEach(() => void vi.unstubAllGlobals());

function browserThatReads(): void {
  vi.stubGlobal('createImageBitmap', async (content: Blob) => {
    if ((await content.text()) === 'no picture') throw new DOMException('', 'InvalidStateError');
    return { close: () => undefined };
  });
}

it('what is here and cannot be read is told of beside what is not here; what can be is shown', async () => {
  browserThatReads();
  const pictures = openPictures({ objects: changeable(objects) }, files, () => undefined);
  await expect.poll(() => pictures.of(good)).not.toBeNull();
  await expect.poll(() => pictures.missing.get()).toEqual(objects.slice(1));
  expect(pictures.of(bad)).toBeNull();
  pictures.close();
});

it('a drawing that is saved says how many of its pictures are not in it', async () => {
  browserThatReads();
  const { blob, unshown } = await svgWithPictures(objects, files);
  expect(unshown).toBe(3);
  expect((await blob.text()).match(/<image /g)).toHaveLength(1);
  expect((await svgWithPictures(objects.slice(0, 1), files)).unshown).toBe(0);
});
