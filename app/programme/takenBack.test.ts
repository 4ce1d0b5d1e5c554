import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PersonId } from '../model/brand.ts';
import { emptiedCard } from '../model/cardParts.ts';
import { invitationIdOf, personIdOf } from '../model/ids.ts';
import { aCard } from '../model/samples.ts';
import { directoryOf, keepCard } from './directory.ts';
import { handedOver, keepAnswer, keepSent, outgoing, pairStage, sentOf } from './invitations.ts';
import { type KeptCard, type OfficeDocument, officeOf } from './office.ts';
import { listPeople, sayApplied } from './paper.ts';
import { candidatesOf, pinPair } from './runs.ts';
import { takeBack, takenBackOf } from './takenBack.ts';

const person = (n: number): PersonId => personIdOf(new Uint8Array(32).fill(n));
const [ada, ben] = [person(1), person(2)];
const NOW = 1_000;
const SECRETS = [
  'Benjamin',
  'pangolin',
  'Lycée Wombat',
  'Mme Ocelot',
  'numbat',
  'ben@example.org',
  'axolotl',
  'quokka',
];

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const kept = (id: PersonId, over: Parameters<typeof aCard>[0]): KeptCard => {
  const card = aCard({ issued: 1, expires: 2_000_000_000_000, ...over });
  return { person: id, card, envelope: bytesOf(JSON.stringify(card)), received: 1 };
};
const bens = kept(ben, {
  version: 2,
  role: 'mentee',
  name: 'Benjamin',
  skillsSought: ['pangolin'],
  organisation: 'Lycée Wombat',
  manager: 'Mme Ocelot',
  answers: [['why', ['numbat']]],
});

/** What of these words the office's document still holds, as bytes. */
function found(office: OfficeDocument): string[] {
  const all = new TextDecoder('utf-8').decode(Y.encodeStateAsUpdate(office.doc));
  return SECRETS.filter((word) => all.includes(word));
}

const taken = (issued: number): KeptCard => ({
  ...bens,
  card: { ...emptiedCard(bens.card), issued },
  envelope: bytesOf('Benjamin'),
});

function officeOfCleo(): OfficeDocument {
  const office = officeOf(new Y.Doc());
  listPeople(office, [{ ...nobody, name: 'Benjamin', email: 'ben@example.org' }], NOW, () => 'k1');
  keepCard(office, kept(ada, {}));
  keepCard(office, bens);
  sayApplied(office, 'k1', ben);
  return office;
}

const nobody = {
  name: '',
  email: '',
  number: '',
  role: null,
  organisation: '',
  manager: '',
  languages: [],
  skillsOffered: [],
  skillsSought: [],
  topics: [],
  capacity: 1,
  words: '',
};

describe('a card taken back', () => {
  it('[F11] leaves nothing in the office but a key and a date, and is matched with nobody', () => {
    const office = officeOfCleo();
    pinPair(office, { mentor: ada, mentee: ben });
    const sent = {
      id: invitationIdOf(new Uint8Array(32).fill(1)),
      mentor: ada,
      mentee: ben,
      issued: NOW,
      expires: 9_000,
    };
    const letter = { to: 'x', bytes: new Uint8Array([1]) };
    keepSent(office, [{ ...sent, envelope: bens.envelope, letters: [letter, letter] }]);
    for (const [name] of outgoing(office)) handedOver(office, name);
    keepAnswer(office, { invitation: sent.id, person: ben, answer: 'accepted', words: 'axolotl', at: NOW }, NOW);
    // As another part of the office keeps something of theirs.
    office.doc.getMap('confided').set(`${sent.id} ${ben}`, { words: 'quokka' });
    expect(found(office)).toEqual(SECRETS);
    expect(takeBack(office, taken(2), NOW)).toEqual([sent.id]);
    expect(found(office)).toEqual([]);
    expect(sentOf(office).map((one) => pairStage(office, one, NOW))).toEqual(['declined']);
    expect(office.pins.size + office.paper.size).toBe(0);
    expect(directoryOf(office).map((one) => one.person)).toEqual([ada]);
    expect(candidatesOf(office, NOW).map((one) => one.person)).toEqual([ada]);
    expect(takenBackOf(office)).toEqual({ people: 1, last: 2 });
    // What a forger wrote beside the word is not kept either.
    expect(office.cards.get(ben)).toMatchObject({ card: { name: '–', mailbox: '', issued: 2 }, received: 1 });
  });

  it('an older one changes nothing, an old card does not come back, and a newer one does', () => {
    const office = officeOfCleo();
    expect(takeBack(office, taken(1), NOW)).toEqual([]);
    expect(directoryOf(office)).toHaveLength(2);
    takeBack(office, taken(2), NOW);
    expect(keepCard(office, bens)).toBe(false);
    expect(found(office)).toEqual([]);
    expect(keepCard(office, kept(ben, { issued: 3, name: 'Ben' }))).toBe(true);
    expect(directoryOf(office)).toHaveLength(2);
  });

  it('a line of the coordinator’s list stays where only a name said that it is theirs, and is theirs no more', () => {
    const office = officeOf(new Y.Doc());
    listPeople(office, [{ ...nobody, name: 'Benjamin', number: '17' }], NOW, () => 'k1');
    keepCard(office, bens);
    expect(office.paper.get('k1')?.applied).toBe(ben);
    takeBack(office, taken(2), NOW);
    expect(office.paper.get('k1')).toMatchObject({ name: 'Benjamin', applied: null, others: [ben] });
    keepCard(office, kept(ben, { issued: 3, name: 'Benjamin' }));
    expect(office.paper.get('k1')?.applied).toBeNull();
    // Said by the coordinator, and not forgotten when the file is brought in again, told differently.
    sayApplied(office, 'k1', ben);
    listPeople(office, [{ ...nobody, name: 'Benjamin', number: '17', words: 'new' }], NOW, () => 'k2');
    takeBack(office, taken(4), NOW);
    expect(office.paper.size).toBe(0);
  });

  it('a pair at work stays one; letters that have not left never leave', () => {
    const office = officeOfCleo();
    const at = (n: number) => ({
      id: invitationIdOf(new Uint8Array(32).fill(100 + n)),
      mentor: ada,
      mentee: ben,
      issued: NOW,
      expires: 9_000,
      envelope: bens.envelope,
      letters: [{ to: 'x', bytes: new Uint8Array([n]) }],
    });
    keepSent(office, [at(1)]);
    for (const who of [ada, ben])
      keepAnswer(office, { invitation: at(1).id, person: who, answer: 'accepted', words: 'axolotl', at: NOW }, NOW);
    for (const [name] of outgoing(office)) handedOver(office, name);
    keepSent(office, [at(2)]);
    expect(takeBack(office, taken(2), NOW)).toEqual([at(2).id]);
    expect(outgoing(office)).toEqual([]);
    expect(new Map(sentOf(office).map((one) => [one.id, pairStage(office, one, NOW)]))).toEqual(
      new Map([
        [at(1).id, 'joined'],
        [at(2).id, 'declined'],
      ]),
    );
  });
});
