import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, newSecret, type PersonKeys, Secret, sign, toText } from '../../crypto/index.ts';
import { share } from '../document/shared.ts';
import { encodeShared } from '../model/circleCodec.ts';
import { personIdOf } from '../model/ids.ts';
import type { Roster, RosterEntry } from '../model/roster.ts';
import type { HeldDocument } from './documents.ts';
import type { Epoch } from './epoch.ts';
import { openPeople } from './people.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const WORKSPACE = toText(random(16));
const someone = (name: string): { keys: PersonKeys; entry: RosterEntry } => {
  const keys = derivePerson(newSecret(random));
  const entry: RosterEntry = {
    person: toText(keys.sign.publicKey),
    name,
    box: toText(keys.box.publicKey),
    role: 'member',
  };
  return { keys, entry };
};
type Someone = ReturnType<typeof someone>;
const [ada, ben, cleo] = ['Ada', 'Ben', 'Cleo'].map(someone) as [Someone, Someone, Someone];

const epoch = (number: number, roster: Roster): Epoch => ({
  number,
  secret: new Secret(random(32)),
  record: null,
  devices: null,
  refused: new Set(),
  roster,
  maker: null,
});
/** Ada and Ben, then Cleo came. */
const EPOCHS = [epoch(1, [ada.entry, ben.entry]), epoch(2, [ada.entry, ben.entry, cleo.entry])];

function peopleOf(me: Someone, epochs = EPOCHS) {
  const chats = epochs.map(({ number }) => ({ number, chat: { doc: new Y.Doc() } as HeldDocument }));
  const people = openPeople({
    core: { me: personIdOf(me.keys.sign.publicKey), person: me.keys },
    workspace: WORKSPACE,
    founders: [],
    epochs: () => epochs,
    chats: () => chats,
  });
  const last = chats.at(-1)?.chat;
  if (last === undefined) throw new Error('there is a chapter');
  return { people, last };
}
const readersOf = ({ people }: ReturnType<typeof peopleOf>, chapter: number): string[] => {
  const found = people.readable().find(({ number }) => number === chapter);
  return [ada, ben, cleo].filter(({ entry }) => found?.people?.has(entry.person)).map(({ entry }) => entry.name);
};
const past = (chapter: number, members: Roster, workspace = WORKSPACE): Uint8Array =>
  encodeShared({ version: 1, workspace, chapter, members });

test('what was before somebody came is not theirs, until one who was there shares it', () => {
  const a = peopleOf(ada);
  expect([readersOf(a, 1), readersOf(a, 2)]).toEqual([
    ['Ada', 'Ben'],
    ['Ada', 'Ben', 'Cleo'],
  ]);
  a.people.sharePast(1, a.last);
  expect(readersOf(a, 1)).toEqual(['Ada', 'Ben', 'Cleo']);
});

test('who came later hears of it, and knows then whose lines they are', () => {
  const c = peopleOf(cleo, EPOCHS.slice(1));
  expect(readersOf(c, 1)).toEqual([]);
  const a = peopleOf(ada);
  a.people.sharePast(1, a.last);
  Y.applyUpdate(c.last.doc, Y.encodeStateAsUpdate(a.last.doc));
  c.people.changed();
  expect(readersOf(c, 1)).toEqual(['Ada', 'Ben', 'Cleo']);
  expect(c.people.rosterOf(1).map(({ name }) => name)).toEqual(['Ada', 'Ben']);
});

test('who came later cannot open it for themselves: nobody who was there gives it', () => {
  const members = [ada.entry, ben.entry];
  const forged = [
    sign('shared', past(1, [...members, cleo.entry]), cleo.keys.sign),
    sign('shared', past(1, members), cleo.keys.sign),
    sign('chat', past(1, members), ada.keys.sign),
    sign('shared', past(1, members, toText(random(16))), ada.keys.sign),
    sign('shared', past(2, members), ada.keys.sign),
    new Uint8Array(200),
  ];
  for (const envelope of forged) {
    const a = peopleOf(ada);
    share(a.last.doc, 1, envelope);
    expect(readersOf(a, 1)).toEqual(['Ada', 'Ben']);
  }
});

test('who has left is named beside what they wrote, and reads nothing more', () => {
  const a = peopleOf(ada, [...EPOCHS, epoch(3, [ada.entry, cleo.entry])]);
  expect(a.people.members.get().map(({ name }) => name)).toEqual(['Ada', 'Cleo']);
  expect(a.people.everybody.get().map(({ name, former }) => [name, former])).toEqual([
    ['Ada', false],
    ['Ben', true],
    ['Cleo', false],
  ]);
  expect(readersOf(a, 1)).toEqual(['Ada']);
});

test('whoever said that they have left is let in no more, also where they are still counted; I am', () => {
  const a = peopleOf(ada);
  const left = [ada, ben].map(({ keys }) => ({
    person: personIdOf(keys.sign.publicKey),
    chapter: 2,
  }));
  expect(a.people.welcome([]).size).toBe(3);
  expect([...a.people.welcome(left)]).toEqual([ada.entry.person, cleo.entry.person]);
  // Said before she came again: it holds no more.
  const cleoLeft = [{ person: personIdOf(cleo.keys.sign.publicKey), chapter: 1 }];
  expect(a.people.welcome(cleoLeft).has(cleo.entry.person)).toBe(true);
});
