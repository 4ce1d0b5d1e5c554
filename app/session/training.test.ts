/** Ben goes through what his programme asks for, on two devices and without a network. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, Secret, toText } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import { openCards } from '../invitation/cardsLetter.ts';
import { programmeIdOf } from '../model/ids.ts';
import { aDraft, aPack, aProgramme } from '../model/samples.ts';
import { standingOf, toTrain } from '../programme/directory.ts';
import { aDevice, bytesOf } from './deviceSample.ts';
import { openJoining } from './joining.ts';
import { leftToTrain } from './training.ts';

const NOW = 1_800_000_000_000;
const programmeKeys = derivePerson(new Secret(bytesOf('programme')));
const id = programmeIdOf(programmeKeys.sign.publicKey);
const [welcome] = aPack().training;
if (welcome === undefined) throw new Error('the sample has a module');
const pack = aPack({
  training: [
    welcome,
    { ...welcome, id: 'asking', audience: 'mentee' },
    { ...welcome, id: 'giving', audience: 'mentor' },
  ],
});

function ben(name: string, doc?: Y.Doc) {
  const left: Uint8Array[] = [];
  let isAway = false;
  const device = aDevice(name, new Secret(bytesOf('ben')));
  const joining = openJoining({
    ...device,
    // It stands still: two cards must not be of one moment all the same.
    clock: () => NOW,
    server: {
      get: () => (isAway ? 'offline' : 'connected'),
      subscribe: () => () => undefined,
      read: async () => ok(new Uint8Array()),
      async deposit({ bytes }: { readonly bytes: Uint8Array }) {
        left.push(bytes);
        return ok(undefined);
      },
      collect: () => () => undefined,
    },
  });
  if (doc !== undefined) Y.applyUpdate(device.self.doc, Y.encodeStateAsUpdate(doc));
  else
    device.self.programmes.set(id, {
      programme: aProgramme({ box: toText(programmeKeys.box.publicKey) }),
      envelope: new Uint8Array(),
      training: pack.training.map(({ id: module, audience, minutes }) => ({ id: module, audience, minutes })),
    });
  const cards = () =>
    left.flatMap((letter) => {
      const card = openCards(letter, programmeKeys.box, id);
      return card.ok ? [card.value.card] : [];
    });
  const card = () => {
    const kept = device.self.applications.get(id);
    if (kept === undefined) throw new Error('he applied');
    return kept.card;
  };
  return {
    ...{ device, joining, cards, card },
    away(now: boolean) {
      isAway = now;
    },
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

test('[S06] [F23] who applied is not matched before the modules of their side are gone through; each goes out as a newer card', async () => {
  const { device, joining, cards, card } = ben('phone');
  expect((await joining.trained(id, 'welcome')).ok).toBe(false);
  await joining.apply(id, aDraft({ role: 'mentee' }));
  expect(leftToTrain(device.self, card()).map((module) => module.id)).toEqual(['welcome', 'asking']);
  expect(standingOf({ card: card() }, pack, device.clock())).toBe('untrained');
  expect((await joining.trained(id, 'welcome')).ok).toBe(true);
  expect((await joining.trained(id, 'asking')).ok).toBe(true);
  await settle();
  expect(cards().at(-1)?.trained).toEqual(['asking', 'welcome']);
  expect(leftToTrain(device.self, card())).toEqual([]);
  expect(standingOf({ card: card() }, pack, device.clock())).toBe('ready');
  // An office passes over a card that is not newer.
  const issued = cards().map((each) => each.issued);
  expect(issued).toEqual([...new Set(issued)].sort((a, b) => a - b));
});

test('[S07] what was gone through is kept without a network, and told by the next card that is sent for any reason', async () => {
  const { joining, cards, card, away } = ben('phone');
  await joining.apply(id, aDraft({ role: 'mentee' }));
  await settle();
  away(true);
  expect((await joining.trained(id, 'welcome')).ok).toBe(true);
  await settle();
  expect(cards()).toHaveLength(1);
  away(false);
  await joining.apply(id, aDraft({ role: 'mentee', words: 'Other words.' }));
  await settle();
  expect(cards().at(-1)).toMatchObject({ words: 'Other words.', trained: ['welcome'] });
  expect(toTrain(card(), pack)).toEqual(['asking']);
});

test('two modules finished on two devices apart both count', async () => {
  const phone = ben('phone');
  await phone.joining.apply(id, aDraft({ role: 'mentee' }));
  const computer = ben('computer', phone.device.self.doc);
  await phone.joining.trained(id, 'welcome');
  await computer.joining.trained(id, 'asking');
  Y.applyUpdate(phone.device.self.doc, Y.encodeStateAsUpdate(computer.device.self.doc));
  expect(leftToTrain(phone.device.self, phone.card())).toEqual([]);
});
