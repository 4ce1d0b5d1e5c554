import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PersonId } from '../model/brand.ts';
import { emptiedCard } from '../model/cardParts.ts';
import { invitationIdOf, personIdOf } from '../model/ids.ts';
import { aCard } from '../model/samples.ts';
import { directoryOf, keepCard } from './directory.ts';
import { keepAssessment, keepConfided, keepCounters } from './following.ts';
import { handedOver, keepAnswer, keepSent, outgoing, pairStage, sentOf } from './invitations.ts';
import { type KeptCard, type OfficeDocument, officeOf } from './office.ts';
import { listPeople, sayApplied } from './paper.ts';
import { keepRematch, openRematches } from './rematches.ts';
import { keepReport, reportsOf } from './reports.ts';
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

function together() {
  const office = officeOfCleo();
  const id = invitationIdOf(new Uint8Array(32).fill(9));
  keepSent(office, [
    { id, mentor: ada, mentee: ben, issued: NOW, expires: 9_000, envelope: bens.envelope, letters: [] },
  ]);
  for (const who of [ada, ben])
    keepAnswer(office, { invitation: id, person: who, answer: 'accepted', words: '', at: NOW }, NOW);
  return { office, id };
}

const NO_COUNTS = {
  sessions: 0,
  minutes: 0,
  goals: 0,
  reached: 0,
  topics: 0,
  first: null,
  last: null,
  well: null,
  wellOn: null,
};

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

  it('also takes back for good what they told and asked: no replay brings it back, also not after a new card', () => {
    const { office, id } = together();
    const told = { version: 1, invitation: id, words: 'quokka', at: NOW + 5 } as const;
    const shared = { ...told, does: 'share', ...NO_COUNTS } as const;
    const marks = {
      version: 1,
      invitation: id,
      round: 'mid',
      marks: [3, 3, 3, 3, 3, 3, 3, 3],
      words: '',
      at: NOW + 5,
    } as const;
    const word = {
      invitation: id,
      person: ben,
      step: 'ask',
      cause: 'uneasy',
      words: 'numbat',
      at: NOW + 5,
      received: NOW,
    } as const;
    const back = { ...word, step: 'take-back', words: '', at: NOW + 6 } as const;
    keepConfided(office, ben, told, NOW);
    // A clock that was put back: the stop and the request are dated after the card that is taken back.
    keepCounters(office, ben, { version: 1, does: 'stop', invitation: id, at: NOW + 6 }, NOW);
    keepRematch(office, word, NOW);
    keepRematch(office, back, NOW);
    takeBack(office, taken(NOW + 2), NOW + 7);
    const replay = () => [
      keepConfided(office, ben, told, NOW),
      keepCounters(office, ben, shared, NOW),
      keepAssessment(office, ben, marks, NOW),
      keepRematch(office, word, NOW + 7),
    ];
    expect(replay()).toEqual([false, false, false, false]);
    expect(keepRematch(office, { ...word, at: NOW + 9 }, NOW + 9)).toBe(false);
    expect(keepCard(office, kept(ben, { issued: NOW + 8 }))).toBe(true);
    expect(replay()).toEqual([false, false, false, false]);
    expect(openRematches(office, NOW + 8)).toEqual([]);
    expect(keepCounters(office, ben, { ...shared, at: NOW + 9 }, NOW)).toBe(true);
    expect(keepRematch(office, { ...word, at: NOW + 9 }, NOW + 9)).toBe(true);
    takeBack(office, taken(NOW + 10), NOW + 10);
    expect(office.before.get(ben)).toBe(NOW + 10);
    expect(found(office)).toEqual([]);
  });

  it('a stop that comes after the card was taken back counts for what comes after it', () => {
    const { office, id } = together();
    takeBack(office, taken(NOW + 2), NOW + 2);
    expect(keepCounters(office, ben, { version: 1, does: 'stop', invitation: id, at: NOW + 6 }, NOW)).toBe(true);
    keepCard(office, kept(ben, { issued: NOW + 7 }));
    expect(keepConfided(office, ben, { version: 1, invitation: id, words: 'quokka', at: NOW + 5 }, NOW)).toBe(false);
  });

  it('a report stays: it is about somebody else', () => {
    const office = officeOfCleo();
    const report = { person: ben, about: ada, reason: 'danger', words: 'She shouts', at: NOW, lines: 0 } as const;
    keepReport(office, 'h', { ...report, envelope: bytesOf('signed'), received: NOW, settled: null });
    takeBack(office, taken(2), NOW);
    expect(reportsOf(office)).toMatchObject([{ person: ben, words: 'She shouts' }]);
    expect(found(office)).toEqual([]);
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
