/**
 * Pictures, voice notes and files in what is taken along: each once, in one folder, named by its content. What refers to
 * one does so by a path from where it stands, which any program follows once the archive is unpacked.
 */
import type { FileId } from '../../model/brand.ts';
import { type FileRef, shownAs } from '../../model/file.ts';
import type { GatheredSpace } from '../../session/types.ts';
import type { Zip } from './zip.ts';

export interface Media {
  /** Adds what of a space is on this device and not in the archive yet. Resolves with what is not on it. */
  take(space: GatheredSpace, went: () => void): Promise<readonly FileRef[]>;
  /** From the top of the archive; null: it is not in it. */
  pathOf(file: FileRef): string | null;
}

/** Of what the app shows, where its type is not what names end in. */
const ENDINGS: Readonly<Record<string, string>> = { jpeg: 'jpg', mpeg: 'mp3', mp4: 'm4a', 'x-wav': 'wav' };

/** Plain letters alone, so that no program has to guess how a path is written. */
function mediaName({ id, name, type }: FileRef): string {
  const [, stem = name, end = 'bin'] = /^(.*)\.([A-Za-z0-9]{1,8})$/.exec(name) ?? [];
  const plain = stem
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const kind = type.split('/')[1] ?? '';
  const ending = shownAs({ type }) === null ? end.toLowerCase() : (ENDINGS[kind] ?? kind);
  return [...(plain === '' ? [] : [plain]), id, ending].join('.');
}

export function openMedia(zip: Zip, folder: string): Media {
  const paths = new Map<FileId, { readonly path: string; readonly size: number }>();
  const isIn = ({ id, size }: FileRef): boolean => paths.get(id)?.size === size;
  return {
    async take({ files, readFile }, went) {
      const missing = new Map<FileId, FileRef>();
      for (const file of files) {
        const content = paths.has(file.id) ? null : await readFile(file);
        went();
        if (content !== null) {
          const path = `${folder}/${mediaName(file)}`;
          await zip.add(path, content);
          paths.set(file.id, { path, size: file.size });
        } else missing.set(file.id, file);
      }
      // Two spaces may have one file; and of two that name one with two sizes, one is right.
      return [...missing.values()].filter(({ id }) => !paths.has(id));
    },
    pathOf: (file) => (isIn(file) ? (paths.get(file.id)?.path ?? null) : null),
  };
}
