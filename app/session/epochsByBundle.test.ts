/**
 * A change of keys that travels inside a bundle. Ada and Ben are never online together; each removes devices, and what
 * was removed has all that it had before: the old secrets, the person's seed, every file that is sent.
 */
import { describe, expect, test } from 'vitest';
import { derivePerson, openAsDevice, sealer, toText } from '../../crypto/index.ts';
import { openContainer } from '../peer/bundle/container.ts';
import { openBundle, sealBundle } from '../peer/bundle/seal.ts';
import { seeded } from '../peer/testing/simulatedBundles.ts';
import { simulateDevice } from '../peer/testing/simulatedDevice.ts';
import {
  ADA,
  BEN,
  bytes,
  IDS,
  made,
  type Owned,
  own,
  PHONE,
  PLACE,
  people,
  read,
  type Side,
  say,
  secret,
  secretOf,
  side,
  TABLET,
  tagOf,
} from './testing/bundleSides.ts';

const docsOf = (name: string, client: number) => simulateDevice({ name, client, ids: IDS });
const both = (known: readonly Owned[] = [ADA, BEN, PHONE], fails?: () => boolean) => ({
  ada: side({ who: ADA, to: BEN.person, known, ...(fails && { fails }) }, docsOf('ada', 1)),
  ben: side({ who: BEN, to: ADA.person, known }, docsOf('ben', 2)),
});
/** What a device can read of a file with the secrets it has, for whomever the file is. */
const pry = async ({ who, epochs }: Side, file: Uint8Array, to: string): Promise<string> => {
  const reader = { workspace: PLACE, to, keys: epochs.keys(), device: who.pair, members: people };
  const opened = await openBundle(file, reader);
  return opened.ok ? 'ok' : opened.error.tag;
};

describe('Ben removes his phone while Ada is away', () => {
  test('each reads the other by bundles alone, and the phone reads none of them', async () => {
    const { ada, ben } = both();
    const phone = side({ who: PHONE, to: ADA.person, known: [ADA, BEN, PHONE] }, docsOf('phone', 3));
    say(ben, 'before ');
    const before = await made(ben);
    expect(await pry(phone, before, ADA.person)).toBe('ok');
    ben.remove(PHONE.device);
    say(ben, 'after ');
    const file = await made(ben);
    // One of the usual sizes: nothing outside says that keys have changed.
    expect(file).toHaveLength(2048);
    expect(await tagOf(ada, file)).toBe('ok');
    expect(read(ada)).toBe('after before ');
    expect(secretOf(ada)).toBe(secretOf(ben));
    say(ada, 'answer ');
    const answer = await made(ada);
    expect(await tagOf(ben, answer)).toBe('ok');
    expect(read(ben)).toBe('answer after before ');
    for (const each of [file, answer]) {
      for (const to of people) expect(await pry(phone, each, to)).toBe('not-for-you');
    }
    expect(ben.docs.deliveries.of('chat').get().complete).toBe(true);
    // It is known now that Ada has the secret: nothing is handed again.
    expect(ben.epochs.handing(ADA.person)).toBeNull();
    expect(await made(ben)).toHaveLength(1024);
  });

  test('the phone has the outer seal open and all of Ben’s seed, and no key in it opens for it', async () => {
    const { ben } = both();
    ben.remove(PHONE.device);
    const sealed = openContainer(await made(ben));
    const handing = ben.epochs.handing(ADA.person);
    if (!sealed.ok || handing === null) throw new Error('a bundle that hands over');
    expect(handing.devices).toEqual([ADA.device]);
    const outside = sealer(handing.base, 'bundle epoch', `${PLACE} ${ADA.person}`).open(sealed.value);
    if (!outside.ok) throw new Error('the old secret opens the outside');
    const slot = outside.value.slice(1, 138);
    for (const pair of [PHONE.pair, derivePerson(secret('ben')).sign])
      expect(openAsDevice('bundle', pair, slot).ok).toBe(false);
    expect(openAsDevice('bundle', ADA.pair, slot).ok).toBe(true);
  });

  test('in any order, lost or twice, and written by Ada before she had heard', async () => {
    const { ada, ben } = both();
    say(ada, 'early ');
    const early = await made(ada);
    const late = await made(ada);
    ben.remove(PHONE.device);
    const files: Uint8Array[] = [];
    for (const word of ['one ', 'two ', 'three ']) {
      say(ben, word);
      files.push(await made(ben));
    }
    // Made under the first secret, which Ben's device still has.
    expect(await tagOf(ben, early)).toBe('ok');
    expect(read(ben)).toContain('early ');
    const [one, two, three] = files;
    if (!one || !two || !three) throw new Error('three files');
    for (const file of [three, one, three, one]) expect(await tagOf(ada, file)).toBe('ok');
    expect(read(ada)).toBe(read(ben));
    expect(await tagOf(ada, two)).toBe('ok');
    expect(await tagOf(ben, await made(ada))).toBe('ok');
    // One of before, that comes only now, is not taken for where Ada stands.
    expect(await tagOf(ben, late)).toBe('ok');
    expect(ben.epochs.handing(ADA.person)).toBeNull();
  });

  test('a disk that does not keep the secret takes the same file again', async () => {
    let failing = 1;
    const { ada, ben } = both(undefined, () => {
      failing -= 1;
      return failing >= 0;
    });
    ben.remove(PHONE.device);
    say(ben, 'after ');
    const file = await made(ben);
    expect(await tagOf(ada, file)).toBe('not-saved');
    expect([ada.chain.current().number, read(ada)]).toEqual([0, '']);
    expect(await tagOf(ada, file)).toBe('ok');
    expect(read(ada)).toBe('after ');
  });
});

test('Ada removes her tablet: the tablet, which has her seed, cannot open what Ben sends to her', async () => {
  const known = [ADA, TABLET, BEN, PHONE];
  const { ada, ben } = both(known);
  const tablet = side({ who: TABLET, to: BEN.person, known }, docsOf('tablet', 4));
  ada.remove(TABLET.device);
  expect(await tagOf(ben, await made(ada))).toBe('ok');
  ben.remove(PHONE.device);
  say(ben, 'for the two of us');
  const file = await made(ben);
  expect(await tagOf(tablet, file)).toBe('not-for-you');
  expect(await tagOf(ada, file)).toBe('ok');
  expect(read(ada)).toBe('for the two of us');
});

test('both remove a device at once: their files cross, both are read, and one secret is left', async () => {
  const { ada, ben } = both([ADA, TABLET, BEN, PHONE]);
  ada.remove(TABLET.device);
  ben.remove(PHONE.device);
  say(ada, 'from Ada ');
  say(ben, 'from Ben ');
  const [hers, his] = [await made(ada), await made(ben)];
  expect(await tagOf(ada, his)).toBe('ok');
  expect(await tagOf(ben, hers)).toBe('ok');
  expect(read(ada)).toBe(read(ben));
  for (let round = 0; round < 2; round += 1) {
    expect(await tagOf(ada, await made(ben))).toBe('ok');
    expect(await tagOf(ben, await made(ada))).toBe('ok');
  }
  expect(secretOf(ada)).toBe(secretOf(ben));
  for (const { chain } of [ada, ben]) {
    for (const gone of [TABLET, PHONE]) expect(chain.admits(gone.person, gone.device)).toBe(false);
  }
});

test('what the removed phone sends is refused by who has heard, and so is a device made with the stolen seed', async () => {
  const { ada, ben } = both();
  const phone = side({ who: PHONE, to: ADA.person, known: [ADA, BEN, PHONE] }, docsOf('phone', 3));
  const thief = side({ who: own('ben', 'a thief’s'), to: ADA.person, known: [ADA, BEN, PHONE] }, docsOf('thief', 5));
  ben.remove(PHONE.device);
  expect(await tagOf(ada, await made(ben))).toBe('ok');
  const now = secretOf(ada);
  for (const one of [phone, thief]) {
    say(one, 'I am still Ben');
    expect(await tagOf(ada, await made(one))).toBe('not-genuine');
    // Nor does an epoch of its own making reach her in one.
    one.remove(BEN.device);
    expect(await tagOf(ada, await made(one))).toBe('not-genuine');
  }
  expect(secretOf(ada)).toBe(now);
  expect(read(ada)).toBe('');
});

test('epochs that a bundle brings are judged: what is none changes nothing', async () => {
  const { ada, ben } = both();
  ben.remove(PHONE.device);
  const handing = ben.epochs.handing(ADA.person);
  const key = ben.epochs.keys().at(-1);
  if (handing === null || key === undefined) throw new Error('something to hand over');
  const empty = { sequence: 1, previous: new Uint8Array(32), made: 1, seen: new Map(), documents: [] };
  for (const message of [new Uint8Array(), bytes('no handover'), handing.message.slice(0, -9)]) {
    const file = await sealBundle(
      empty,
      { workspace: PLACE, key, to: ADA.person },
      { device: BEN.pair, certificate: BEN.certificate, random: seeded(toText(message)) },
      { ...handing, message },
    );
    if (!file.ok) throw new Error(file.error.tag);
    await ada.bundles.take(file.value);
    expect(ada.chain.current().number).toBe(0);
  }
});
