import type { LinkPath } from './types.ts';

type Stat = Readonly<Record<string, unknown>>;

export interface Way {
  /** Which way the packets go. */
  readonly path: LinkPath;
  /** How often the other end has answered the browser's own checks of it; null where the browser does not say. */
  readonly answers: number | null;
  /** What the last of those checks took, ms; null where the browser does not say. */
  readonly roundTrip: number | null;
}

/** The pair of addresses that ICE has chosen for a connection. Null when none is chosen yet. */
export async function chosenWay(connection: Pick<RTCPeerConnection, 'getStats'>): Promise<Way | null> {
  try {
    const stats = new Map<string, Stat>();
    (await connection.getStats()).forEach((stat: Stat, id: string) => {
      stats.set(id, stat);
    });
    return wayOf(stats);
  } catch {
    return null; // closed meanwhile
  }
}

export function wayOf(stats: ReadonlyMap<string, Stat>): Way | null {
  const all = [...stats.values()];
  const chosen = all.find((stat) => stat.type === 'transport')?.selectedCandidatePairId;
  // Firefox marks the pair itself.
  const pair = typeof chosen === 'string' ? stats.get(chosen) : all.find((stat) => stat.selected === true);
  if (pair === undefined) return null;
  const ends = [pair.localCandidateId, pair.remoteCandidateId].map((id) => stats.get(String(id))?.candidateType);
  return {
    path: ends.includes('relay') ? 'relayed' : 'direct',
    answers: typeof pair.responsesReceived === 'number' ? pair.responsesReceived : null,
    roundTrip: inMilliseconds(pair.currentRoundTripTime),
  };
}

const inMilliseconds = (seconds: unknown): number | null => (typeof seconds === 'number' ? seconds * 1_000 : null);
