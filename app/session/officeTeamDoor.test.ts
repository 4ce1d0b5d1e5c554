/** What a new coordinator is given, and what is refused of it; who did what in an office. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { deriveOwnRoom, derivePerson, Secret, sign, toText } from '../../crypto/index.ts';
import { encodeOfficeGift, type OfficeGift } from '../model/officeGift.ts';
import { encodeOfficeWord, type OfficeWord } from '../model/officeWord.ts';
import { encodeProgramme } from '../model/programmeCodec.ts';
import { aProgramme } from '../model/samples.ts';
import { aDevice } from './deviceSample.ts';
import { firstEpoch, makeEpoch } from './epoch.ts';
import { openOfficeActs } from './officeActs.ts';
import { placeOf } from './officeTeam.ts';
import { readOfficeGift } from './officeTeamDoor.ts';
import { bytesOf, deviceOf } from './testing/simulatedCast.ts';

const SEED = new Secret(bytesOf('programme'));
const PLACE = placeOf(SEED);
const [cleo, dora] = [aDevice('cleo'), aDevice('dora')];
const entryOf = ({ me, person }: typeof cleo, name: string) =>
  ({ person: me, name, box: toText(person.box.publicKey), role: 'member' }) as const;
const maker = deviceOf({ name: 'cleo', id: cleo.me, keys: cleo.person }, 0);
const epoch = makeEpoch(
  { device: maker.pair, certificate: maker.certificate },
  firstEpoch(deriveOwnRoom(SEED), [entryOf(cleo, 'Cleo')]),
  {
    ...{ place: PLACE, at: 5, devices: [toText(maker.pair.publicKey)], removed: [], gone: [] },
    members: [entryOf(cleo, 'Cleo'), entryOf(dora, 'Dora')],
  },
  new Secret(bytesOf('second')),
);
const face = aProgramme({ box: toText(derivePerson(SEED).box.publicKey) });
const gift: OfficeGift = {
  version: 1,
  seed: toText(SEED.reveal()),
  notice: toText(bytesOf('notice').slice(0, 16)),
  programme: toText(encodeProgramme(face)),
  inviter: cleo.me,
  name: 'Cleo',
  record: toText(epoch.record ?? new Uint8Array()),
  secret: toText(epoch.secret.reveal()),
};
const read = (change: Partial<OfficeGift> = {}, me: string = dora.me) =>
  readOfficeGift(encodeOfficeGift({ ...gift, ...change }), me);

test('a gift is taken by whom it names, and by nobody else', () => {
  expect(read()).toMatchObject({ programme: face, inviter: cleo.me, name: 'Cleo', place: PLACE });
  expect(read({}, aDevice('eve').me)).toBeNull();
});

test.each([
  ['another programme’s seed', { seed: toText(bytesOf('another')) }],
  [
    'a face that names another key',
    { programme: toText(encodeProgramme(aProgramme({ box: toText(cleo.person.box.publicKey) }))) },
  ],
  ['another secret than the epoch’s', { secret: toText(bytesOf('third')) }],
  ['the word of somebody who did not make the epoch', { inviter: dora.me }],
  ['a record with a bit flipped', { record: `${gift.record.slice(0, -1)}${gift.record.endsWith('A') ? 'B' : 'A'}` }],
  ['a notice’s secret of another length', { notice: toText(bytesOf('notice')) }],
])('%s is refused', (_, change) => {
  expect(read(change)).toBeNull();
});

test('what is told of a colleague is signed by them: a word in their name, or of another office, is passed over', async () => {
  const doc = new Y.Doc();
  const acts = openOfficeActs(cleo, PLACE, doc);
  const words = doc.getArray<Uint8Array>('acts');
  const word: OfficeWord = {
    version: 1,
    workspace: PLACE,
    id: 'abcdefgh',
    at: 5,
    does: 'ran',
    about: 'run',
    name: '',
    count: 3,
  };
  const bySigner = sign('office', encodeOfficeWord(word), dora.person.sign);
  const forged = bySigner.slice();
  // Under Cleo's key, with Dora's signature.
  forged.set(cleo.person.sign.publicKey, 1);
  words.push([
    bySigner,
    forged,
    sign('office', encodeOfficeWord({ ...word, workspace: 'elsewhere' }), cleo.person.sign),
    sign('goal', encodeOfficeWord(word), cleo.person.sign),
    new Uint8Array([1, 2, 3]),
  ]);
  await expect.poll(() => acts.said.get().length).toBe(1);
  expect(acts.said.get()[0]).toEqual({ author: dora.me, word });
  acts.close();
});
