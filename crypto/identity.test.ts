import { expect, test } from 'vitest';
import {
  deriveKeptKey,
  deriveMailbox,
  deriveOwnRoom,
  derivePerson,
  meetingPlace,
  Secret,
  signingPairFrom,
} from './index.ts';
import { fromHex, hex, secretOf } from './testing/bytes.ts';
import vectors from './vectors/identity.json' with { type: 'json' };

test.each(vectors)('[CR6] the keys of $name are those other libraries derive', ({ seed, sign, box }) => {
  const keys = derivePerson(new Secret(fromHex(seed)));
  expect(hex(keys.sign.publicKey)).toBe(sign);
  expect(hex(keys.box.publicKey)).toBe(box);
});

test('[CR6] a seed of another length throws', () => {
  for (const length of [0, 31, 33]) {
    expect(() => derivePerson(new Secret(new Uint8Array(length)))).toThrow(RangeError);
    expect(() => deriveMailbox(new Secret(new Uint8Array(length)), new Uint8Array(32))).toThrow(RangeError);
    expect(() => signingPairFrom(new Secret(new Uint8Array(length)))).toThrow();
  }
});

test.each(vectors)('[CR7] the mailbox of $name is the one other libraries derive', ({ seed, programme, mailbox }) => {
  expect(hex(deriveMailbox(new Secret(fromHex(seed)), fromHex(programme)).publicKey)).toBe(mailbox);
});

test('[CR7] every person has another mailbox with every programme, and none is their signing key', () => {
  const people = ['Ada', 'Ben', 'Cleo'].map(secretOf);
  const programmes = ['school', 'company', 'town'].map((name) => secretOf(name).reveal());
  const mailboxes = people.flatMap((seed) => programmes.map((key) => hex(deriveMailbox(seed, key).publicKey)));
  const signing = people.map((seed) => hex(derivePerson(seed).sign.publicKey));
  expect(new Set([...mailboxes, ...signing]).size).toBe(12);
});

test.each(vectors)('[CR45] what the devices of $name share is what other libraries derive', ({ seed, own, kept }) => {
  expect(hex(deriveOwnRoom(new Secret(fromHex(seed))).reveal())).toBe(own);
  expect(hex(deriveKeptKey(new Secret(fromHex(seed))).reveal())).toBe(kept);
});

test.each(vectors)('[CR46] the meeting place for $name is the one other libraries derive', (vector) => {
  const place = meetingPlace(vector.name, fromHex(vector.programme));
  expect(hex(place.topic.publicKey)).toBe(vector.topic);
  expect(hex(place.key.reveal())).toBe(vector.key);
});

test('[CR46] every purpose and every shared thing has another place', () => {
  const shared = ['a', 'b'].map((name) => secretOf(name).reveal());
  const places = shared.flatMap((each) => ['return', 'linking'].map((purpose) => meetingPlace(purpose, each)));
  expect(new Set(places.flatMap(({ topic, key }) => [hex(topic.publicKey), hex(key.reveal())])).size).toBe(8);
});
