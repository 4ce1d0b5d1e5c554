import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CheckEnd,
  type CheckEnds,
  commitCheck,
  deriveCheck,
  hash,
  openPairing,
  opensCommitment,
  sign,
  signPairing,
} from './index.ts';
import { flip, fromHex, hex, must, person, secretOf, seeded, tagOf } from './testing/bytes.ts';
import vectors from './vectors/check.json' with { type: 'json' };

/** Kept: deriving a person takes milliseconds. */
const made = new Map<string, CheckEnd>();
function end(name: string): CheckEnd {
  const known = made.get(name) ?? {
    person: person(name).sign.publicKey,
    device: secretOf(`device of ${name}`).reveal(),
  };
  made.set(name, known);
  return known;
}
const ends = (workspace: string, leader: string, follower: string): CheckEnds => ({
  workspace,
  leader: end(leader),
  follower: end(follower),
});
/** Any 32 bytes, hardly ever the same twice. */
const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => hash(bytes));
const someEnds = fc.nat().map((at) => ends(`w ${at}`, `leader ${at}`, `follower ${at}`));

test.each(vectors)('[CR41][CR42] commitment and numbers in $workspace are those another library derives', (vector) => {
  const theirs: CheckEnds = {
    workspace: vector.workspace,
    leader: { person: fromHex(vector.leader), device: fromHex(vector.leaderDevice) },
    follower: { person: fromHex(vector.follower), device: fromHex(vector.followerDevice) },
  };
  const nonces = [fromHex(vector.leaderNonce), fromHex(vector.followerNonce)] as const;
  expect(hex(commitCheck(theirs, nonces[0]))).toBe(vector.commitment);
  expect(deriveCheck(theirs, ...nonces)).toEqual(vector.numbers);
});

test('[CR41] a commitment opens for its nonce and its ends alone, and any bytes are answered', () => {
  fc.assert(
    fc.property(
      someEnds,
      someEnds,
      key,
      fc.uint8Array({ maxLength: 40 }),
      fc.nat(255),
      (here, there, nonce, other, bit) => {
        const commitment = commitCheck(here, nonce);
        expect(opensCommitment(here, commitment, nonce)).toBe(true);
        expect(opensCommitment(here, commitment, flip(nonce, bit))).toBe(false);
        expect(opensCommitment(here, flip(commitment, bit), nonce)).toBe(false);
        expect(opensCommitment(here, commitment, other)).toBe(hex(other) === hex(nonce));
        expect(opensCommitment(there, commitment, nonce)).toBe(here.workspace === there.workspace);
        expect(opensCommitment({ ...here, leader: here.follower, follower: here.leader }, commitment, nonce)).toBe(
          false,
        );
      },
    ),
  );
});

test('[CR42] any other workspace, key, order or nonce gives other numbers', () => {
  const random = seeded('numbers');
  const [one, two] = [random(32), random(32)];
  const here = ends('w', 'Ada', 'Ben');
  const others = [
    deriveCheck({ ...here, workspace: 'v' }, one, two),
    deriveCheck(ends('w', 'Ben', 'Ada'), one, two),
    deriveCheck(ends('w', 'Ada', 'Mallory'), one, two),
    deriveCheck({ ...here, leader: { ...here.leader, device: end('Mallory').device } }, one, two),
    deriveCheck(here, two, one),
    deriveCheck(here, flip(one, 0), two),
    deriveCheck(here, one, flip(two, 255)),
  ].map(String);
  expect(new Set([String(deriveCheck(here, one, two)), ...others]).size).toBe(8);
  expect(deriveCheck(here, one, two)).toHaveLength(6);
  expect(() => deriveCheck(here, one.subarray(1), two)).toThrow(RangeError);
});

test('[CR43] with somebody between, the two screens differ; the numbers are spread evenly', () => {
  const random = seeded('between');
  const counts = new Array<number>(64).fill(0);
  let same = 0;
  const rounds = 3_000;
  for (let round = 0; round < rounds; round += 1) {
    const [ada, ben, toAda, toBen] = [random(32), random(32), random(32), random(32)];
    // Ada leads towards a Ben of Mallory's making, who in turn leads towards Ben as an Ada of his making.
    const adas = deriveCheck(ends('made for Ada', 'Ada', 'Ben by Mallory'), ada, toAda);
    const bens = deriveCheck(ends('made for Ben', 'Ada by Mallory', 'Ben'), toBen, ben);
    if (String(adas) === String(bens)) same += 1;
    for (const number of adas) counts[number] = (counts[number] ?? 0) + 1;
  }
  expect(same).toBe(0);
  const expected = (rounds * 6) / 64;
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 63 degrees of freedom: more than 120 once in a hundred thousand.
  expect(chi).toBeLessThan(120);
});

const code = { device: secretOf('phone').reveal(), issued: 1_700_000_000_000, workspace: 'w-123' };

test('[CR44] a pairing code says who showed it, with which device, when and where', () => {
  const shown = signPairing(person('Ben').sign, code);
  expect(must(openPairing(shown))).toEqual({ person: person('Ben').sign.publicKey, ...code });
  for (let bit = 0; bit < shown.length * 8; bit += 61) expect(openPairing(flip(shown, bit)).ok).toBe(false);
});

test('[CR44] another label, length or time is refused, and noise never throws', () => {
  const ben = person('Ben').sign;
  const tags = [new Uint8Array(39), new Uint8Array(105), new Uint8Array(40).fill(255)].map((payload) =>
    tagOf(openPairing(sign('pairing', payload, ben))),
  );
  expect(tags).toEqual(['bad-length', 'bad-length', 'bad-encoding']);
  expect(tagOf(openPairing(sign('device', new Uint8Array(40), ben)))).toBe('bad-signature');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(openPairing(bytes).ok).toBe(false);
    }),
  );
  expect(() => signPairing(ben, { ...code, issued: -1 })).toThrow(RangeError);
});
