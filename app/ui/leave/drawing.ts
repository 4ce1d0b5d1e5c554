/** A board for Excalidraw with its pictures in it: one of them is in memory at a time. */
import type { BoardObject } from '../../model/board.ts';
import { DRAWING_LIMIT } from '../../model/excalidraw.ts';
import type { FileRef } from '../../model/file.ts';
import { excalidrawOf, type WrittenFile } from '../board/excalidraw/write.ts';
import { dataAddress, filesOf } from '../board/pictureData.ts';

/** What follows the last picture. */
const END = '}}';

/** `at`: when the pictures are said to be made. Those past what is read back, and those that are not here, leave their place. */
export async function drawingFile(
  objects: readonly BoardObject[],
  readFile: (file: FileRef) => Promise<Blob | null>,
  at: number,
): Promise<Blob> {
  const whole = excalidrawOf(objects);
  const parts = [new Blob([whole.slice(0, -END.length)])];
  let size = whole.length;
  for (const file of filesOf(objects)) {
    // Three bytes are four letters.
    if (size + (file.size * 4) / 3 > DRAWING_LIMIT) continue;
    const bytes = await readFile(file);
    if (bytes === null) continue;
    const written: WrittenFile = {
      id: file.id,
      mimeType: file.type,
      dataURL: await dataAddress(file, bytes),
      created: at,
    };
    const part = new Blob([parts.length > 1 ? ',' : '', JSON.stringify(file.id), ':', JSON.stringify(written)]);
    size += part.size;
    parts.push(part);
  }
  return new Blob([...parts, END]);
}
