/**
 * A file that was taken along, as it is read. It may have been changed, cut or made by somebody who means harm: it is
 * judged as a whole before anything is written, and each picture, voice note and file by its hash before that is kept.
 */
import { err, ok, type Result } from '../../crypto/result.ts';
import { FILE_LIMITS } from '../model/file.ts';
import { parseManifest, parseTakenSpace, TAKEN_JSON, type TakenSpace } from '../model/takenAlong.ts';
import type { FileStore } from '../vault/index.ts';
import { bringIn } from './fileKeeper.ts';
import type { BringBackError } from './types.ts';
import { openZip, type ZipEntry } from './unzip.ts';

/** Of all documents and files of one archive: more is a mistake, or meant to fill a disk. */
const ALL = 4 * 1024 ** 3;
/** Of what all spaces say of themselves, which is held at once. */
const SPACES = 32_000_000;

export interface Taken {
  readonly space: TakenSpace;
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, ZipEntry>;
}

/** All that the file says of itself, and that it has all it names. */
export async function readTaken(file: Blob): Promise<Result<readonly Taken[], BringBackError>> {
  const zip = await openZip(file);
  if (!zip.ok) return zip;
  const entries = zip.value;
  const first = await entries.get('manifest.json')?.read(TAKEN_JSON.manifest.bytes);
  if (first === undefined) return err({ tag: 'not-ours' });
  const manifest = first.ok ? parseManifest(first.value) : first;
  if (!manifest.ok) return manifest;
  const taken: Taken[] = [];
  let [size, said] = [0, 0];
  for (const path of manifest.value.spaces) {
    const bytes = await entries.get(path)?.read(TAKEN_JSON.space.bytes);
    if (bytes === undefined) return err({ tag: 'damaged' });
    const space = bytes.ok ? parseTakenSpace(bytes.value) : bytes;
    if (!space.ok || !bytes.ok)
      return err({ tag: space.ok || space.error.tag !== 'too-large' ? 'damaged' : 'too-large' });
    said += bytes.value.length;
    if (said > SPACES) return err({ tag: 'too-large' });
    const { documents, files } = space.value;
    if (new Set(documents.map(({ name }) => name)).size < documents.length) return err({ tag: 'damaged' });
    for (const one of documents) {
      const entry = entries.get(one.path);
      if (entry === undefined) return err({ tag: 'damaged' });
      size += entry.size;
    }
    for (const one of files) {
      if (one.file.size > FILE_LIMITS.bytes) return err({ tag: 'too-large' });
      if (entries.get(one.path)?.size !== one.file.size) return err({ tag: 'file-damaged', name: one.file.name });
      size += one.file.size;
    }
    taken.push({ space: space.value, bytes: bytes.value, entries });
  }
  return size > ALL ? err({ tag: 'too-large' }) : ok(taken);
}

/** Into the store of the archive, one at a time. What came before a fault stays: the archive as a whole is given up. */
export async function bringFiles(
  store: FileStore,
  { space, entries }: Pick<Taken, 'space' | 'entries'>,
  step: () => void,
): Promise<Result<void, BringBackError>> {
  for (const { file, path } of space.files) {
    const damaged = err({ tag: 'file-damaged', name: file.name } as const);
    const bytes = await entries.get(path)?.read(FILE_LIMITS.bytes);
    if (bytes?.ok !== true) return damaged;
    const kept = await bringIn(store, new Blob([bytes.value]), file);
    // Named by the hash of its bytes: another one under that name is not the one that was signed.
    if (kept.ok && kept.value.id !== file.id) return damaged;
    if (!kept.ok) return kept.error.tag === 'disk-full' ? err({ tag: 'disk-full' }) : err({ tag: 'not-saved' });
    step();
  }
  return ok(undefined);
}
