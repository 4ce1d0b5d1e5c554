import { expect, it } from 'vitest';
import { profileOf, withProfile } from './profile.ts';

const described = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'a=mid:0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
  'a=mid:1',
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
  'a=rtpmap:111 opus/48000/2',
  'a=rtcp-fb:111 transport-cc',
  'a=fmtp:111 minptime=10;useinbandfec=1;stereo=1',
  'a=rtpmap:63 red/48000/2',
  'a=fmtp:63 111/111',
  'a=ptime:20',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=mid:2',
  'a=extmap:1 urn:3gpp:video-orientation',
  'a=rtcp-fb:96 transport-cc',
  'a=fmtp:96 x=y',
  '',
].join('\r\n');

it('asks for Opus at 8 kbit/s in packets of 60 ms, and for little around each of them', () => {
  const low = withProfile(described, profileOf(true));
  expect(low).toContain(
    'a=fmtp:111 minptime=10;useinbandfec=1;maxaveragebitrate=8000;usedtx=1;stereo=0\r\na=ptime:60\r\n',
  );
  expect(low.match(/a=ptime/g)).toHaveLength(1);
  expect(low).not.toContain('ssrc-audio-level');
  expect(low).not.toContain('a=rtcp-fb:111');
  expect(low).toContain('sdes:mid');
});

it('leaves every other section as it was, and comes to rest', () => {
  const low = withProfile(described, profileOf(true));
  expect(low.slice(low.indexOf('m=video'))).toBe(described.slice(described.indexOf('m=video')));
  expect(low.slice(0, low.indexOf('m=audio'))).toBe(described.slice(0, described.indexOf('m=audio')));
  expect(withProfile(low, profileOf(true))).toBe(low);
  expect(withProfile(low, profileOf(false))).toBe(withProfile(described, profileOf(false)));
});

it('gives back whatever is no description', () => {
  for (const text of ['', 'm=', 'no', '\r\n', 'm=audio']) expect(withProfile(text, profileOf(true))).toBe(text);
});
