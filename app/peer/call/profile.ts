/**
 * What a call may cost. On a poor link the number of packets weighs more than the codec: Opus at 8 kbit/s in packets of
 * 60 ms is a third of what the browser does by itself, and silence is hardly sent. Each end writes its own wish into what
 * it tells and into what it is told, so one end that spares is enough.
 */
export interface Profile {
  /** kbit/s that Opus aims at, and ms of sound in a packet. */
  readonly sound: number;
  readonly packet: number;
  /** Of the camera. */
  readonly height: number;
  readonly frames: number;
  /** bit/s at most, of the camera and of a shared screen. */
  readonly picture: number;
  readonly screen: number;
}

const FULL: Profile = { sound: 24, packet: 20, height: 360, frames: 24, picture: 400_000, screen: 600_000 };
const LOW: Profile = { sound: 8, packet: 60, height: 240, frames: 15, picture: 150_000, screen: 200_000 };

export const profileOf = (low: boolean): Profile => (low ? LOW : FULL);

/** Of what is said about every packet, only which place it is for: the rest, and the answers to it, cost more than the voice. */
const isLuxury = (line: string): boolean =>
  (line.startsWith('a=extmap:') && !line.includes('urn:ietf:params:rtp-hdrext:sdes:mid')) ||
  /^a=rtcp-fb:\S+ transport-cc/.test(line) ||
  /^a=(?:max)?ptime:/.test(line);

/** The description with the sound as the profile has it. Any text comes back, changed only where sound is described. */
export function withProfile(sdp: string, { sound, packet }: Profile): string {
  const [head = '', ...sections] = sdp.split(/(?=^m=)/m);
  const heard = sections.map((section) => (section.startsWith('m=audio') ? inSound(section, sound, packet) : section));
  return [head, ...heard].join('');
}

function inSound(section: string, sound: number, packet: number): string {
  const opus = [...section.matchAll(/^a=rtpmap:(\d+) opus\//gim)].map(([, type]) => type);
  return section
    .split('\r\n')
    .filter((line) => !isLuxury(line))
    .flatMap((line) => {
      const type = /^a=fmtp:(\d+) /.exec(line)?.[1];
      if (type === undefined || !opus.includes(type)) return [line];
      const kept = line.split(';').filter((each) => !/maxaveragebitrate|usedtx|stereo/.test(each));
      return [[...kept, `maxaveragebitrate=${sound * 1_000}`, 'usedtx=1', 'stereo=0'].join(';'), `a=ptime:${packet}`];
    })
    .join('\r\n');
}
