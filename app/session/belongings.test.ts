import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Secret } from '../../crypto/index.ts';
import { encodeBelongings, parseBelongings } from './belongings.ts';

const secret = (fill: number): Secret => new Secret(new Uint8Array(32).fill(fill));
const update = (): Uint8Array => {
  const doc = new Y.Doc();
  doc.getMap('profile').set('name', 'Ben');
  return Y.encodeStateAsUpdate(doc);
};

test('secrets and document come back as they were', () => {
  const secrets = new Map([
    ['person', secret(1)],
    ['workspace x', secret(2)],
    ['own 1', secret(3)],
  ]);
  const known = update();
  const back = parseBelongings(encodeBelongings({ secrets, known }));
  expect([...(back?.secrets ?? [])].map(([name, each]) => [name, each.reveal()])).toEqual(
    [...secrets].map(([name, each]) => [name, each.reveal()]),
  );
  expect(back?.known).toEqual(known);
  expect(parseBelongings(encodeBelongings({ secrets, known: null }))?.known).toBeNull();
});

test('the key of a device, or of its disk, is not taken from outside', () => {
  for (const name of ['device', 'vault', 'own', 'workspac']) {
    expect(parseBelongings(encodeBelongings({ secrets: new Map([[name, secret(1)]]), known: null }))).toBeNull();
  }
});

test('a document that Yjs cannot read, or that hangs on a missing part, is refused', () => {
  const bytes = encodeBelongings({ secrets: new Map(), known: Uint8Array.of(9, 9, 9) });
  expect(parseBelongings(bytes)).toBeNull();
});

test('any bytes, and any cut, give null, never an exception', () => {
  const whole = encodeBelongings({ secrets: new Map([['person', secret(1)]]), known: null });
  for (let length = 0; length < whole.length; length += 1)
    expect(parseBelongings(whole.subarray(0, length))).toBeNull();
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (any) => parseBelongings(any) === null || any.length >= 4));
  const full = encodeBelongings({ secrets: new Map([['person', secret(1)]]), known: update() });
  fc.assert(
    fc.property(fc.nat(full.length - 1), fc.nat(255), (at, byte) => {
      const changed = full.with(at, byte);
      const read = parseBelongings(changed);
      return read === null || read.known === null || read.known.length > 0;
    }),
  );
  const deep = new TextEncoder().encode(`\u0000\u000f\u0000\u0000${'['.repeat(0x0f_00_00)}`);
  expect(parseBelongings(deep)).toBeNull();
});
