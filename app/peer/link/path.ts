import type { LinkPath } from './types.ts';

type Stat = Readonly<Record<string, unknown>>;

/** Which way the packets of a connection go, from the pair of addresses that ICE has chosen. Null when none is chosen yet. */
export async function selectedPath(connection: Pick<RTCPeerConnection, 'getStats'>): Promise<LinkPath | null> {
  try {
    const stats = new Map<string, Stat>();
    (await connection.getStats()).forEach((stat: Stat, id: string) => {
      stats.set(id, stat);
    });
    return pathOf(stats);
  } catch {
    return null; // closed meanwhile
  }
}

export function pathOf(stats: ReadonlyMap<string, Stat>): LinkPath | null {
  const all = [...stats.values()];
  const chosen = all.find((stat) => stat.type === 'transport')?.selectedCandidatePairId;
  // Firefox marks the pair itself.
  const pair = typeof chosen === 'string' ? stats.get(chosen) : all.find((stat) => stat.selected === true);
  if (pair === undefined) return null;
  const ends = [pair.localCandidateId, pair.remoteCandidateId].map((id) => stats.get(String(id))?.candidateType);
  return ends.includes('relay') ? 'relayed' : 'direct';
}
