import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreeWorkspace, boxPairFrom, deriveWorkspace, Secret } from './index.ts';
import {
  fromHex,
  hex,
  lowOrderPoints,
  must,
  otherSpellings,
  person,
  secretOf,
  someSecret,
  tagOf,
} from './testing/bytes.ts';
import vectors from './vectors/workspace.json' with { type: 'json' };

const ada = person('Ada').box;
const ben = person('Ben').box;
const invitation = secretOf('invitation').reveal();
const shown = (secret: Secret) => hex(secret.reveal());

test.each(vectors)('[CR25] the secret of $id is the one other libraries derive, from both sides', (vector) => {
  const [left, right] = [vector.ada, vector.ben].map((secret) => boxPairFrom(new Secret(fromHex(secret))));
  if (left === undefined || right === undefined) expect.fail('two pairs');
  const hash = fromHex(vector.invitation);
  expect(shown(must(agreeWorkspace(left, right.publicKey, hash)))).toBe(vector.secret);
  expect(shown(must(agreeWorkspace(right, left.publicKey, hash)))).toBe(vector.secret);
});

test('[CR25][CR26] both get the same, and another for another invitation or another person', () => {
  const someHash = () => fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(someSecret(), someSecret(), someSecret(), someHash(), someHash(), (a, b, c, hash, other) => {
      const [left, right, third] = [boxPairFrom(a), boxPairFrom(b), boxPairFrom(c)];
      const secret = shown(must(agreeWorkspace(left, right.publicKey, hash)));
      expect(shown(must(agreeWorkspace(right, left.publicKey, hash)))).toBe(secret);
      const others = [
        must(agreeWorkspace(left, right.publicKey, other)),
        must(agreeWorkspace(left, third.publicKey, hash)),
        must(agreeWorkspace(third, right.publicKey, hash)),
      ];
      for (const else_ of others) expect(shown(else_)).not.toBe(secret);
    }),
    { numRuns: 30 },
  );
});

test('[CR27] low order and other spellings are refused', () => {
  for (const point of [...lowOrderPoints, ...otherSpellings]) {
    expect(tagOf(agreeWorkspace(ada, point, invitation))).toBe('bad-encoding');
  }
});

test('[CR27] keys and hashes of a wrong length are refused', () => {
  for (const length of [0, 31, 33]) {
    expect(tagOf(agreeWorkspace(ada, new Uint8Array(length), invitation))).toBe('bad-length');
    expect(tagOf(agreeWorkspace(ada, ben.publicKey, new Uint8Array(length)))).toBe('bad-length');
  }
});

test.each(vectors)('[CR28] what $id is made of is what other libraries derive', (vector) => {
  const keys = deriveWorkspace(new Secret(fromHex(vector.secret)));
  expect(keys.id).toBe(vector.id);
  expect(hex(keys.topic.publicKey)).toBe(vector.topic);
  expect(shown(keys.introductions)).toBe(vector.introductions);
});

test.each(vectors)(
  '[CR70] the key of the bundles of $id is the one another library derives, and no other key',
  (vector) => {
    const keys = deriveWorkspace(new Secret(fromHex(vector.secret)));
    expect(shown(keys.bundles)).toBe(vector.bundles);
    expect([vector.introductions, vector.topic, vector.secret]).not.toContain(vector.bundles);
  },
);
