import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certifyDevice, derivePerson, hash, Secret, signingPairFrom, toText } from '../../crypto/index.ts';
import { encodeHandover, parseEpochBody, parseEpochRecord, parseHandover } from '../model/epochCodec.ts';
import { type Epoch, firstEpoch, isBefore, judgeEpoch, type Maker, makeEpoch, refusedName } from './epoch.ts';

const bytes = (name: string): Uint8Array => hash(new TextEncoder().encode(name));
const secret = (name: string): Secret => new Secret(bytes(name));
const keyOf = (name: string): string => toText(signingPairFrom(secret(name)).publicKey);
const personOf = (name: string): string => toText(derivePerson(secret(name)).sign.publicKey);
const maker = (person: string, device: string): Maker => {
  const pair = signingPairFrom(secret(device));
  return { device: pair, certificate: certifyDevice(derivePerson(secret(person)).sign, pair.publicKey, 1) };
};

const PLACE = toText(bytes('the workspace').slice(0, 16));
const members = new Set(['ada', 'ben'].map(personOf));
const isMember = (person: string): boolean => members.has(person);
const first = firstEpoch(secret('first'));
const devices = ['laptop', 'phone', 'ada’s'].map(keyOf);
const removal = (by: Maker, before: Epoch, name: string, removed: readonly string[]) =>
  makeEpoch(by, before, { place: PLACE, at: 5, devices, removed }, secret(name));
const judge = (epoch: Epoch, before: Epoch, by = epoch.secret) =>
  judgeEpoch(epoch.record ?? new Uint8Array(), by, before, PLACE, isMember);

describe('an epoch', () => {
  const next = removal(maker('ben', 'laptop'), first, 'second', [keyOf('phone')]);

  test('is the same for whoever judges it: the removed device is refused and is given nothing', () => {
    const judged = judge(next, first);
    expect(judged.ok && judged.value).toEqual(next);
    expect(next.number).toBe(1);
    expect([...next.refused]).toEqual([refusedName(personOf('ben'), keyOf('phone'))]);
    expect(next.devices?.has(keyOf('phone'))).toBe(false);
    expect(next.devices?.has(keyOf('ada’s'))).toBe(true);
  });

  test('remembers in the next one whom it refused', () => {
    const third = removal(maker('ada', 'ada’s'), next, 'third', []);
    expect(third.refused.has(refusedName(personOf('ben'), keyOf('phone')))).toBe(true);
  });

  test('takes nobody else’s device out: a device is refused as the signer’s own', () => {
    const rude = removal(maker('ben', 'laptop'), first, 'second', [keyOf('ada’s')]);
    expect(rude.refused.has(refusedName(personOf('ada'), keyOf('ada’s')))).toBe(false);
  });

  test('is refused from a removed device, from who is no member, and from who never had the secret before', () => {
    const byRemoved = maker('ben', 'phone');
    expect(judge(forged(byRemoved, next, next.secret), next)).toEqual({ ok: false, error: { tag: 'not-genuine' } });
    const byStranger = maker('mallory', 'laptop of mallory');
    expect(judge(forged(byStranger, first, first.secret), first)).toEqual({ ok: false, error: { tag: 'not-genuine' } });
    // A new device certified with a stolen seed: a member's, not removed, and yet without the present secret.
    const byThief = maker('ben', 'device of a thief');
    expect(judge(forged(byThief, next, first.secret), next)).toEqual({ ok: false, error: { tag: 'not-genuine' } });
  });

  test('does not go with another secret, another place or another number', () => {
    expect(judge(next, first, secret('another'))).toEqual({ ok: false, error: { tag: 'wrong-secret' } });
    const elsewhere = judgeEpoch(
      next.record ?? bytes(''),
      next.secret,
      first,
      toText(bytes('x').slice(0, 16)),
      isMember,
    );
    expect(elsewhere).toEqual({ ok: false, error: { tag: 'not-next' } });
    expect(judge(next, next)).toEqual({ ok: false, error: { tag: 'not-next' } });
  });

  test('with any bit flipped is refused', () => {
    const record = next.record ?? new Uint8Array();
    fc.assert(
      fc.property(fc.nat(record.length * 8 - 1), (bit) => {
        const changed = record.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return !judgeEpoch(changed, next.secret, first, PLACE, isMember).ok;
      }),
      { numRuns: 60 },
    );
  });

  test('of two made at once, everybody keeps the same', () => {
    const rival = removal(maker('ada', 'ada’s'), first, 'rival', []);
    expect(isBefore(next, rival)).toBe(!isBefore(rival, next));
  });
});

/** An epoch as this maker would write it, who knows `knows` and stands where `before` is. makeEpoch believes them. */
function forged(by: Maker, before: Epoch, knows: Secret): Epoch {
  const claimed = { ...before, secret: knows, refused: new Set<string>() };
  return makeEpoch(by, claimed, { place: PLACE, at: 6, devices, removed: [] }, secret('forged'));
}

describe('the doors of epochs', () => {
  test('no bytes make a parser or the judge throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
        parseHandover(any);
        parseEpochBody(any);
        parseEpochRecord(any);
        expect(judgeEpoch(any, secret('s'), first, PLACE, isMember).ok).toBe(false);
      }),
    );
  });

  test('a handover comes back, and an empty or endless one is refused', () => {
    const epochs = [{ record: toText(bytes('record')), secret: toText(bytes('secret')) }];
    expect(parseHandover(encodeHandover({ version: 1, epochs }))).toEqual({ ok: true, value: { version: 1, epochs } });
    expect(parseHandover(encodeHandover({ version: 1, epochs: [] })).ok).toBe(false);
    const endless = Array.from({ length: 65 }, () => epochs[0] ?? { record: '', secret: '' });
    expect(parseHandover(encodeHandover({ version: 1, epochs: endless })).ok).toBe(false);
  });
});
