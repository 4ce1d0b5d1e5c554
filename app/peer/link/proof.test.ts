import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certifyDevice, Secret, signingPairFrom, toText } from '../../../crypto/index.ts';
import { checkProof, type End, fingerprints, makeProof } from './proof.ts';

const pair = (number: number) => signingPairFrom(new Secret(new Uint8Array(32).fill(number)));
const people = { ada: pair(1), ben: pair(2), cleo: pair(3) };
const devices = { ada: pair(11), ben: pair(12), cleo: pair(13) };
type Name = keyof typeof people;
const key = (name: Name) => toText(people[name].publicKey);

const context = (name: Name, workspace = 'w-1', members: readonly Name[] = ['ada', 'ben']) => ({
  workspace,
  device: devices[name],
  certificate: certifyDevice(people[name], devices[name].publicKey, 0),
  members: () => new Set(members.map(key)),
});

const end = (number: number, nonce: string, print: string): End => ({
  session: { number, nonce, bid: 0 },
  fingerprints: [`sha-256 ${print}`],
});
const ada = end(1, 'nonce-of-ada', 'AA:AA');
const ben = end(2, 'nonce-of-ben', 'BB:BB');

/** Ben proves himself to Ada; each may see the connection in another way. */
const proof = (as: Name = 'ben', local = ben, remote = ada, workspace = 'w-1') =>
  makeProof(context(as, workspace), local, remote);
const check = (bytes: Uint8Array, local = ada, remote = ben, workspace = 'w-1') =>
  checkProof(bytes, context('ada', workspace), local, remote);

describe('a proof', () => {
  test('of a member on this connection holds', () => {
    const device = toText(devices.ben.publicKey);
    expect(check(proof())).toEqual({ ok: true, value: { person: key('ben'), device } });
  });

  test.each([
    ['of someone who is not a member', proof('cleo'), 'not-a-member'],
    ['of our own device', proof('ada'), 'bad-proof'],
    ['made for another workspace', proof('ben', ben, ada, 'w-2'), 'bad-proof'],
    ['whose prover saw another certificate at its own end', proof('ben', end(2, 'nonce-of-ben', 'CC')), 'bad-proof'],
    ['whose prover sees someone in the middle', proof('ben', ben, end(1, 'nonce-of-ada', 'CC')), 'bad-proof'],
    ['of an earlier session', proof('ben', ben, end(1, 'older nonce', 'AA:AA')), 'bad-proof'],
    ['with its two ends exchanged', proof('ben', ada, ben), 'bad-proof'],
    ['that is empty', new Uint8Array(0), 'malformed'],
    ['that has no certificate', proof().subarray(0, 64), 'malformed'],
    ['that is too long', new Uint8Array(5_000), 'malformed'],
  ])('%s is refused', (_, bytes, why) => {
    expect(check(bytes)).toEqual({ ok: false, error: why });
  });

  test('by a device certified by someone else than a member is refused', () => {
    const self = { ...context('ben'), certificate: certifyDevice(devices.ben, devices.ben.publicKey, 0) };
    expect(check(makeProof(self, ben, ada))).toEqual({ ok: false, error: 'not-a-member' });
  });

  test('by a device other than the certified one is refused', () => {
    const borrowed = { ...context('cleo'), certificate: context('ben').certificate };
    expect(check(makeProof(borrowed, ben, ada))).toEqual({ ok: false, error: 'bad-proof' });
  });

  test('over a connection without a strong certificate hash is refused', () => {
    const weak: End = { ...ben, fingerprints: ['sha-1 BB'] };
    expect(check(makeProof(context('ben'), weak, ada), ada, weak)).toEqual({ ok: false, error: 'bad-proof' });
  });

  test('with any bit flipped is refused', () => {
    const good = proof();
    fc.assert(
      fc.property(fc.nat({ max: good.length * 8 - 1 }), (bit) => {
        const bad = good.slice();
        bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(check(bad).ok).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('of any bytes is answered', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(check(bytes).ok).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

test('all fingerprints of a description count, in one spelling and order', () => {
  const sdp =
    'v=0\r\na=fingerprint:SHA-512 cc:dd\r\nm=application\r\na=fingerprint:sha-256 aa:BB \r\na=fingerprint:sha-256 AA:BB\r\n';
  expect(fingerprints(sdp)).toEqual(['sha-256 AA:BB', 'sha-512 CC:DD']);
  expect(fingerprints('v=0')).toEqual([]);
});

test.each([
  'a=fingerprint:sha-256  CC',
  'a=fingerprint:sha-256\tCC',
  'A=Fingerprint:sha-256 CC',
  ' a=fingerprint:sha-256 CC',
])('a line that only a lenient browser would read as a fingerprint makes the description worth none: %s', (line) => {
  expect(fingerprints(`v=0\r\na=fingerprint:sha-256 AA\r\n${line}\r\n`)).toEqual([]);
});
