/** How a page was: versions that one device keeps for itself, in a document that is never shared. */
import * as Y from 'yjs';

export interface KeptVersion {
  readonly id: string;
  readonly at: number;
  readonly bytes: Uint8Array;
}

const VERSIONS = 'versions';

/** Oldest first. */
export function versionsOf(doc: Y.Doc): KeptVersion[] {
  const kept: KeptVersion[] = [];
  for (const [id, value] of doc.getMap<unknown>(VERSIONS)) {
    if (!(value instanceof Y.Map)) continue;
    const [at, bytes]: unknown[] = [value.get('at'), value.get('bytes')];
    if (typeof at === 'number' && bytes instanceof Uint8Array) kept.push({ id, at, bytes });
  }
  return kept.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

export function addVersion(doc: Y.Doc, { id, at, bytes }: KeptVersion, limits: { count: number; bytes: number }): void {
  doc.transact(() => {
    const value = new Y.Map<unknown>();
    value.set('at', at);
    value.set('bytes', bytes);
    const all = doc.getMap<unknown>(VERSIONS);
    all.set(id, value);
    for (const off of tooMany(versionsOf(doc), limits)) all.delete(off);
  });
}

/** The newest five stay, and the oldest: of the rest, those that are closest to the one before them go first. */
function tooMany(versions: readonly KeptVersion[], limits: { count: number; bytes: number }): string[] {
  const kept = [...versions];
  const off: string[] = [];
  const size = (): number => kept.reduce((sum, { bytes }) => sum + bytes.length, 0);
  while (kept.length > 1 && (kept.length > limits.count || size() > limits.bytes)) {
    const among = kept.length > 6 ? kept.slice(1, -5) : kept.slice(0, -1);
    const gap = (version: KeptVersion): number => version.at - (kept[kept.indexOf(version) - 1]?.at ?? 0);
    const least = among.reduce((a, b) => (gap(b) < gap(a) ? b : a));
    kept.splice(kept.indexOf(least), 1);
    off.push(least.id);
  }
  return off;
}

export function observeVersions(doc: Y.Doc, listener: () => void): () => void {
  const all = doc.getMap(VERSIONS);
  all.observe(listener);
  return () => all.unobserve(listener);
}
