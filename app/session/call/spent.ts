/** What sound and pictures cost, headers counted: the browser's own count of packets, and what goes around each. */

type Stat = Readonly<Record<string, unknown>>;

/** IP, UDP, and the seal of SRTP. */
const AROUND = 20 + 8 + 10;
const RTP_HEADER = 12;

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

export function bytesIn(stats: Iterable<Stat>): number {
  let bytes = 0;
  for (const stat of stats) {
    if (stat.type === 'outbound-rtp') bytes += carried(stat, 'packetsSent', 'bytesSent', 'headerBytesSent');
    if (stat.type === 'inbound-rtp') bytes += carried(stat, 'packetsReceived', 'bytesReceived', 'headerBytesReceived');
  }
  return bytes;
}

function carried(stat: Stat, packets: string, payload: string, headers: string): number {
  const count = number(stat[packets]);
  const around = stat[headers] === undefined ? count * RTP_HEADER : number(stat[headers]);
  return number(stat[payload]) + around + count * AROUND;
}

/** Of each connection, what was not told yet. */
export function meterOf(): (connection: RTCPeerConnection) => Promise<number> {
  const told = new WeakMap<RTCPeerConnection, number>();
  return async (connection) => {
    const all: Stat[] = [];
    try {
      (await connection.getStats()).forEach((stat: Stat) => void all.push(stat));
    } catch {
      return 0; // closed meanwhile
    }
    const now = bytesIn(all);
    const before = told.get(connection) ?? 0;
    told.set(connection, now);
    // What ended takes its count with it.
    return Math.max(0, now - before);
  };
}
