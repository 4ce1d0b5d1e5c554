import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newSecret, Secret, signingPairFrom, toText } from '../../crypto/index.ts';
import { programmeIdOf } from '../model/ids.ts';
import type { Programme } from '../model/programme.ts';
import { encodeProgramme, parseProgramme } from '../model/programmeCodec.ts';
import { aPack } from '../model/samples.ts';
import { packBytes } from './packFile.ts';
import { makeNotice, openNotice, parseProgrammeToken, programmeLink } from './programmeLink.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const pair = signingPairFrom(newSecret(random));
const secret = newSecret(random, 16);

function sample(): Programme {
  const parsed = parseProgramme(
    new TextEncoder().encode(
      JSON.stringify({
        version: 1,
        box: toText(pair.publicKey),
        name: 'Passerelles',
        purpose: 'First jobs',
        language: 'fr',
        mode: 'private-pair',
        months: 8,
        topics: ['data'],
        coordinator: 'Cleo',
        issued: 1,
      }),
    ),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

it('[S05] a link leads to the programme it was made for, in at most 120 characters', async () => {
  const notice = makeNotice(sample(), pair, secret, random);
  const link = programmeLink('https://binome.example.org', pair.publicKey, secret);
  expect(link.length).toBeLessThanOrEqual(120);
  const parsed = parseProgrammeToken(link.split('#')[1] ?? '');
  if (!parsed.ok) throw new Error(parsed.error.tag);
  expect(parsed.value.programme).toBe(programmeIdOf(pair.publicKey));
  const opened = await openNotice(parsed.value, notice);
  expect(opened.ok && encodeProgramme(opened.value.programme)).toEqual(encodeProgramme(sample()));
});

it('a notice that the server swapped for another, or changed by a bit, is not genuine', async () => {
  const other = signingPairFrom(newSecret(random));
  const link = { programme: programmeIdOf(pair.publicKey), secret };
  expect((await openNotice(link, makeNotice(sample(), other, secret, random))).ok).toBe(false);
  expect((await openNotice(link, makeNotice(sample(), pair, newSecret(random, 16), random))).ok).toBe(false);
  const notice = makeNotice(sample(), pair, secret, random);
  await fc.assert(
    fc.asyncProperty(fc.nat(notice.length * 8 - 1), async (bit) => {
      const changed = notice.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return !(await openNotice(link, changed)).ok;
    }),
  );
});

it('a notice brings the pack along; another programme’s pack in it is refused', async () => {
  const other = signingPairFrom(newSecret(random));
  const link = { programme: programmeIdOf(pair.publicKey), secret };
  const pack = await packBytes(aPack(), pair);
  const opened = await openNotice(link, makeNotice(sample(), pair, secret, random, pack));
  expect(opened).toMatchObject({ ok: true, value: { programme: sample(), pack } });
  const foreign = await packBytes(aPack(), other);
  expect((await openNotice(link, makeNotice(sample(), pair, secret, random, foreign))).ok).toBe(false);
  const broken = pack.slice(0, -5);
  expect((await openNotice(link, makeNotice(sample(), pair, secret, random, broken))).ok).toBe(false);
});

it('what is not a token is refused, whatever it is', () => {
  fc.assert(fc.property(fc.string(), (text) => !parseProgrammeToken(text).ok));
  expect(parseProgrammeToken(toText(random(47))).ok).toBe(false);
  expect(String(parseProgrammeToken(toText(random(48))).ok)).toBe('true');
  expect(`${new Secret(random(16))}`).toBe('<secret>');
});
