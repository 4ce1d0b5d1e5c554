/**
 * What of a session description is worth carrying by hand: how to reach this side, and the certificate it will show.
 * The rest is the same for every connection that only has a data channel, and is written anew on the other side. The
 * certificate is what the two devices then prove their keys over, so a wrong one connects nobody.
 */
export interface Described {
  readonly type: 'offer' | 'answer';
  readonly ufrag: string;
  readonly pwd: string;
  /** SHA-256 of the certificate. */
  readonly fingerprint: Uint8Array;
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly priority: number;
  /** An address, or a name that only the local network resolves. */
  readonly address: string;
  readonly port: number;
  readonly type: 'host' | 'srflx' | 'relay';
}

const FINGERPRINT = /^a=fingerprint:sha-256 ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})\r?$/im;
const UFRAG = /^a=ice-ufrag:([\w+/-]{4,256})\r?$/m;
const PWD = /^a=ice-pwd:([\w+/-]{22,256})\r?$/m;
/** Over UDP: the others are for networks that a hand does not reach. */
const CANDIDATE = /candidate:\S+ 1 udp (\d{1,10}) ([\w.:-]{2,64}) (\d{1,5}) typ (host|srflx|relay)/i;

/** Null for a description that another kind of connection wrote. */
export function describe(type: 'offer' | 'answer', sdp: string, candidates: readonly string[]): Described | null {
  const [fingerprint, ufrag, pwd] = [FINGERPRINT, UFRAG, PWD].map((pattern) => pattern.exec(sdp)?.[1]);
  if (fingerprint === undefined || ufrag === undefined || pwd === undefined) return null;
  const inSdp = sdp.split('\n').filter((line) => line.startsWith('a=candidate:'));
  const known = new Set<string>();
  const reached = [...inSdp, ...candidates].flatMap((line): Candidate[] => {
    const [, priority, address, port, kind] = CANDIDATE.exec(line) ?? [];
    const name = `${address} ${port}`;
    if (priority === undefined || address === undefined || port === undefined || known.has(name)) return [];
    if (kind !== 'host' && kind !== 'srflx' && kind !== 'relay') return [];
    known.add(name);
    return [{ priority: Number(priority), address, port: Number(port), type: kind }];
  });
  const bytes = Uint8Array.from(fingerprint.split(':'), (pair) => Number.parseInt(pair, 16));
  return { type, ufrag, pwd, fingerprint: bytes, candidates: reached };
}

/** The description that says the same, for a connection with one data channel. */
export function sdpOf({ type, ufrag, pwd, fingerprint }: Described): string {
  const pairs = Array.from(fingerprint, (byte) => byte.toString(16).padStart(2, '0').toUpperCase());
  const lines = [
    'v=0',
    'o=- 1 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${pwd}`,
    'a=ice-options:trickle',
    `a=fingerprint:sha-256 ${pairs.join(':')}`,
    `a=setup:${type === 'offer' ? 'actpass' : 'active'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

export function candidateOf({ priority, address, port, type }: Candidate, at: number): string {
  // Where a packet seems to come from is the other side's own affair: what is required here is only its form.
  const related = type === 'host' ? '' : ' raddr 0.0.0.0 rport 0';
  return `candidate:${at + 1} 1 udp ${priority} ${address} ${port} typ ${type}${related}`;
}
