/** Whether a folder, or what an address serves, is what its own list says, and what the sources here give. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { readRelease } from '../../app/pwa/release.ts';
import { filesOf, LIST, SIGNATURE, sha256 } from './list.ts';

export interface Reading {
  readonly version: string;
  readonly hash: string;
  readonly key: string | null;
  /** The list is, byte for byte, the one of the build here. */
  readonly isOurs: boolean;
  readonly problems: readonly string[];
}

type Fetch = (path: string) => Promise<Uint8Array | null>;

const fromFolder =
  (folder: string): Fetch =>
  async (path) =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : null;

const fromAddress =
  (address: string): Fetch =>
  async (path) => {
    const answer = await fetch(new URL(`/${path}`, address), { cache: 'no-store' });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  };

/** Throws when the place has no list, or one that cannot be believed. `ours`: the list of the build here. */
export async function judgePlace(place: string, ours: string): Promise<Reading> {
  const isAddress = /^https?:\/\//.test(place);
  const get = isAddress ? fromAddress(place) : fromFolder(place);
  const text = async (path: string): Promise<string | null> => {
    const bytes = await get(path);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  };
  const list = await text(LIST);
  if (list === null) throw new Error(`${place} has no ${LIST}`);
  const release = await readRelease({ list, signature: await text(SIGNATURE) });
  if (!release.ok) throw new Error(`${place}: its list is ${release.error.tag}`);
  const { version, hash, files, signed } = release.value;
  const problems: string[] = [];
  for (const [path, file] of files) {
    const bytes = await get(path);
    if (bytes === null) problems.push(`${path}: not there`);
    else if (sha256(bytes) !== file.hash) problems.push(`${path}: not what the list says`);
  }
  if (!isAddress) problems.push(...strangers(place, files), ...copies(place, files));
  return { version, hash, key: signed?.key ?? null, isOurs: list === ours, problems };
}

function strangers(folder: string, files: ReadonlyMap<string, unknown>): string[] {
  return filesOf(folder).flatMap((path) => (files.has(path) ? [] : [`${path}: not in the list`]));
}

/** The copies that a server hands out in a file's place. */
function copies(folder: string, files: ReadonlyMap<string, { readonly hash: string }>): string[] {
  const unfold = { '.br': brotliDecompressSync, '.gz': gunzipSync };
  return [...files].flatMap(([path, { hash }]) =>
    Object.entries(unfold).flatMap(([ending, open]) => {
      const copy = join(folder, path + ending);
      return existsSync(copy) && sha256(open(readFileSync(copy))) !== hash
        ? [`${path}${ending}: unfolds to something else`]
        : [];
    }),
  );
}
