import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealer } from '../../../crypto/index.ts';
import type { LinkSignal } from '../link/signal.ts';
import { secretOf, seeded } from '../testing/simulatedBundles.ts';
import { candidateOf, describe, sdpOf } from './described.ts';
import { letterIn, openLetter, sealLetter, textOf } from './letter.ts';

const key = sealer(secretOf('introductions'), 'by hand', 'workspace');
const random = seeded('letters');
const meeting = Uint8Array.of(1, 2, 3, 4);
const head = { type: 'link', session: 1_790_000_000_123, nonce: 'AAECAwQFBgcICQoLDA0ODw', bid: 1, reply: 7 } as const;

/** As Chromium writes it. */
const CHROMIUM = `v=0\r
o=- 4611731400430051336 2 IN IP4 127.0.0.1\r
s=-\r
t=0 0\r
a=group:BUNDLE 0\r
a=extmap-allow-mixed\r
a=msid-semantic: WMS\r
m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r
c=IN IP4 0.0.0.0\r
a=ice-ufrag:4ZcD\r
a=ice-pwd:2/1muCWoOi3uLifh0NuRHlFZ\r
a=ice-options:trickle\r
a=fingerprint:sha-256 ${Array.from({ length: 32 }, (_, at) => (at * 7).toString(16).padStart(2, '0').toUpperCase()).join(':')}\r
a=setup:actpass\r
a=mid:0\r
a=sctp-port:5000\r
a=max-message-size:262144\r
`;
const candidate = (text: string): LinkSignal['inner'] => ({
  type: 'candidate',
  candidate: { candidate: text, sdpMLineIndex: 0, sdpMid: '0' },
});
const signals: readonly LinkSignal[] = [
  { ...head, count: 3, inner: { type: 'offer', sdp: CHROMIUM } },
  {
    ...head,
    count: 4,
    inner: candidate(
      'candidate:1 1 udp 2113937151 0f31c1a0-4c4e-4d64-a0a5-6c0ee06c1d3f.local 51234 typ host generation 0 ufrag 4ZcD network-cost 999',
    ),
  },
  {
    ...head,
    count: 5,
    inner: candidate('candidate:2 1 udp 1677729535 203.0.113.7 40000 typ srflx raddr 0.0.0.0 rport 0'),
  },
  { ...head, count: 6, inner: candidate('candidate:3 1 tcp 1518280447 192.168.1.9 9 typ host tcptype active') },
];

test('a description comes back with what matters in it, in one code', () => {
  const letter = sealLetter({ meeting, signals }, key, random);
  expect(letter.length).toBeLessThan(300);
  const opened = openLetter(letter, key);
  if (!opened.ok) throw new Error(opened.error.tag);
  expect(opened.value.meeting).toEqual(meeting);
  const [first, ...rest] = opened.value.signals;
  expect(rest.map(({ count }) => count)).toEqual([4, 5]);
  if (first?.inner === undefined || !('sdp' in first.inner)) throw new Error('a description');
  const lines = ['ice-ufrag', 'ice-pwd', 'fingerprint', 'setup', 'mid', 'sctp-port'];
  for (const line of lines) {
    const of = (sdp: string) => new RegExp(`^a=${line}:.*$`, 'm').exec(sdp)?.[0].trim();
    expect(of(first.inner.sdp)).toBe(of(CHROMIUM));
  }
  // What is written anew describes the same: another round changes nothing.
  const told = rest.flatMap(({ inner }) => (inner?.type === 'candidate' ? [inner.candidate.candidate] : []));
  const again = describe('offer', first.inner.sdp, told);
  expect(again?.candidates.map(({ address, port, type }) => [address, port, type])).toEqual([
    ['0f31c1a0-4c4e-4d64-a0a5-6c0ee06c1d3f.local', 51_234, 'host'],
    ['203.0.113.7', 40_000, 'srflx'],
  ]);
  if (again !== null) expect(sdpOf(again)).toBe(first.inner.sdp);
  expect(again?.candidates.map(candidateOf)).toEqual(told);
});

test('a hello comes back as it was', () => {
  const hello: LinkSignal = { ...head, bid: 0, reply: 0, count: 1 };
  expect(openLetter(sealLetter({ meeting, signals: [hello] }, key, random), key)).toEqual({
    ok: true,
    value: { meeting, signals: [hello] },
  });
});

test('read from a text around it, and refused when it is not whole or not ours', () => {
  const letter = sealLetter({ meeting, signals }, key, random);
  const text = textOf(letter);
  expect(letterIn(`Ada shows:\n> ${text.slice(0, 50)}\n> ${text.slice(50)}\n`)).toEqual({ ok: true, value: letter });
  expect(letterIn('Hello Ben')).toMatchObject({ error: { tag: 'not-a-greeting' } });
  expect(openLetter(letter, sealer(secretOf('another'), 'by hand', 'workspace'))).toMatchObject({ ok: false });
  fc.assert(
    fc.property(fc.nat(letter.length * 8 - 1), (bit) => {
      const other = letter.slice();
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openLetter(other, key).ok).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test('any bytes, sealed by a member or not, are answered by a value', () => {
  const header = sealLetter({ meeting, signals }, key, random).subarray(0, 8);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(openLetter(bytes, key).ok).toBe(false);
      openLetter(new Uint8Array([...header, ...key.seal(bytes, random)]), key);
      letterIn(Buffer.from(bytes).toString('latin1'));
    }),
  );
});

test('no line can be added to a description through a letter', () => {
  const bad = CHROMIUM.replace('a=ice-ufrag:4ZcD', 'a=ice-ufrag:4ZcD%0d%0aa=x');
  expect(describe('offer', bad, [])).toBeNull();
});
