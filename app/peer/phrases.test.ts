import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthen, shorten } from './phrases.ts';

const from = '956a88c5-fba5-4c26-a0cb-48f9a95ef036';
const to = 'e7e438a4-0d0b-45f5-bc95-c8a7775bcb0a';
const head = { type: 'link', session: 1, nonce: '2CLEOjGgnjqb0b82rrOMzQ', bid: 0, count: 2, reply: 1 };
const signal = (inner: object): string => JSON.stringify({ type: 'signal', from, to, signal: { ...head, inner } });

const sdp = [
  'v=0',
  'o=- 7454020614783580389 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'a=extmap-allow-mixed',
  'a=msid-semantic: WMS',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 0.0.0.0',
  'a=ice-ufrag:IrRc',
  'a=ice-pwd:+R1LgydFuIxOH8aa7KOFlFBL',
  'a=ice-options:trickle',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, (_, at) => (at * 7).toString(16).toUpperCase().padStart(2, '0')).join(':')}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sctp-port:5000',
  'a=max-message-size:262144',
  '',
].join('\r\n');
const address = '1 udp 2113937151 084fb097-8dd4-4316-b807-41ca1954ba50.local 44761 typ host generation 0 ufrag IrRc';
const candidate = { candidate: `candidate:3286431043 ${address} network-cost 999`, sdpMLineIndex: 0, sdpMid: '0' };

describe('introductions are shortened', () => {
  test.each([
    ['an announcement', JSON.stringify({ type: 'announce', from }), 20],
    ['an offer', signal({ type: 'offer', sdp }), 160],
    ['a candidate', signal({ type: 'candidate', candidate }), 130],
  ])('%s: what a browser says comes to little, and back whole', (_, text, most) => {
    expect(shorten(text).length).toBeLessThanOrEqual(most);
    expect(lengthen(shorten(text))).toBe(text);
  });

  test('any JSON comes back whole, with pieces of the real ones in it', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(from, to.toUpperCase(), sdp, candidate.candidate, `x${from}`),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(piece), (value, pieces) => {
        const text = signal({ value, pieces, all: pieces.join('') });
        expect(lengthen(shorten(text))).toBe(text);
      }),
    );
  });

  test('what an earlier app wrote reads as it is', () => {
    const text = signal({ type: 'offer', sdp });
    expect(lengthen(new TextEncoder().encode(text))).toBe(text);
  });

  test('whatever a member sends: no exception, and no more than 64 KB of it', () => {
    const byte = fc.oneof(fc.nat(255), fc.nat(31));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 2_000 }), (bytes) => {
        expect((lengthen(Uint8Array.from(bytes)) ?? '').length).toBeLessThanOrEqual(64 * 1024);
      }),
    );
    expect(lengthen(new Uint8Array(40_000).fill(13))).toBe(null);
    expect(lengthen(Uint8Array.of(0x1f, 1, 2))).toBe(null);
  });
});
