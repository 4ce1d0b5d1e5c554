/** Looks at every file of the app that is kept on this device, as the device has it now, and holds it against the list. */
import { judge, knownPin } from './judge.ts';
import { fetchRelease, keptRelease } from './keptRelease.ts';
import { hashOf, judgeRelease, type Release, readRelease } from './release.ts';

export interface InspectedFile {
  readonly path: string;
  readonly hash: string;
  /** `absent`: fetched when it is asked for, and not kept here. */
  readonly state: 'same' | 'altered' | 'absent';
}

export interface Inspection {
  readonly version: string;
  /** SHA-256 of the list, in hex: names the app to the last byte. */
  readonly hash: string;
  readonly files: readonly InspectedFile[];
  readonly bytes: number;
  /** In hex; null: signed by nobody. */
  readonly key: string | null;
  readonly at: number | null;
  readonly commit: string | null;
  /** What the server has now, beside it. */
  readonly server: 'same' | 'newer' | 'refused' | 'unreachable';
}

/** Null where nothing is kept yet: the first visit has only just begun, or this browser keeps nothing. */
export async function inspect(): Promise<Inspection | null> {
  const carried = await keptRelease('now');
  const release = carried === null ? null : await readRelease(carried);
  if (release?.ok !== true) return null;
  const { version, hash, signed } = release.value;
  const looked = await lookAtFiles(release.value);
  return {
    version,
    hash: hexOf(hash),
    files: looked.files,
    bytes: looked.bytes,
    key: signed === null ? null : hexOf(signed.key),
    at: signed?.at ?? null,
    commit: signed?.commit ?? null,
    server: await compareServer(release.value),
  };
}

async function lookAtFiles(release: Release): Promise<{ readonly files: InspectedFile[]; readonly bytes: number }> {
  const looked = await Promise.all(
    [...release.files].map(async ([path, { hash }]) => {
      // The page itself is kept under its address and the version's number.
      const kept = await caches.match(`/${path}`, { ignoreSearch: true });
      const content = kept === undefined ? null : new Uint8Array(await kept.arrayBuffer());
      const state = content === null ? 'absent' : (await hashOf(content)) === hash ? 'same' : 'altered';
      return { file: { path, hash: hexOf(hash), state } as const, bytes: content?.length ?? 0 };
    }),
  );
  return { files: looked.map(({ file }) => file), bytes: looked.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function compareServer(now: Release): Promise<Inspection['server']> {
  try {
    const offered = await readRelease(await fetchRelease());
    if (!offered.ok || judgeRelease(offered.value, knownPin() ?? now.signed) !== null) return 'refused';
    if (offered.value.hash !== now.hash) return 'newer';
    return (await judge()) === null ? 'same' : 'refused';
  } catch {
    return 'unreachable';
  }
}

const hexOf = (base64url: string): string =>
  [...atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))]
    .map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('');
