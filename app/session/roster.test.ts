import { describe, expect, test } from 'vitest';
import { certifyDevice, derivePerson, hash, Secret, sign, signingPairFrom, toText } from '../../crypto/index.ts';
import { encodeDeparture } from '../model/departure.ts';
import { encodeHandover, encodeParting } from '../model/epochCodec.ts';
import { CIRCLE_LIMIT, type RosterEntry } from '../model/roster.ts';
import { type Chain, type Change, openChain } from './chain.ts';
import { type Epoch, firstEpoch, judgeWelcome, makeEpoch } from './epoch.ts';
import { chaptersOf, mayFollow, sinceComing } from './roster.ts';

const bytes = (name: string): Uint8Array => hash(new TextEncoder().encode(name));
const PLACE = toText(bytes('circle').slice(0, 16));
const FIRST = new Secret(bytes('first'));

const someone = (name: string) => {
  const keys = derivePerson(new Secret(bytes(name)));
  const device = signingPairFrom(new Secret(bytes(`${name}’s device`)));
  const entry: RosterEntry = {
    person: toText(keys.sign.publicKey),
    name,
    box: toText(keys.box.publicKey),
    role: 'member',
  };
  const maker = { device, certificate: certifyDevice(keys.sign, device.publicKey, 1) };
  return { name, keys, entry, maker, device: toText(device.publicKey) };
};
type Someone = ReturnType<typeof someone>;
const [ada, ben, cleo, dia] = ['Ada', 'Ben', 'Cleo', 'Dia'].map(someone) as [Someone, Someone, Someone, Someone];

let drawn = 0;
const secret = (): Secret => new Secret(bytes(`secret ${drawn++}`));

/** What a device of `one` knows of a circle, from `base` on. */
const chainOf = (one: Someone, base: Epoch): Chain =>
  openChain(
    { place: PLACE, base, maker: one.maker, device: one.device, person: one.entry.person, isMember: () => false },
    () => null,
  );
const founded = (one: Someone): Chain => chainOf(one, firstEpoch(FIRST, [one.entry]));

function change(chain: Chain, by: Change): Epoch {
  const next = chain.next([], by, 5, secret());
  chain.take([...chain.epochs, next]);
  return next;
}
const admit = (chain: Chain, who: Someone): Epoch => change(chain, { joined: [who.entry], added: [who.device] });

/** `who` comes in by the epoch that let them in, on the word of `inviter`. */
function welcomed(who: Someone, epoch: Epoch, inviter: Someone): Chain {
  const on = { place: PLACE, inviter: inviter.entry.person, me: who.entry.person };
  const base = judgeWelcome(epoch.record ?? new Uint8Array(), epoch.secret, on);
  if (!base.ok) throw new Error(base.error.tag);
  return chainOf(who, base.value);
}

/** Everything `from` has, to a device where it stands. */
function hand(from: Chain, to: Chain, who: Someone): boolean {
  const handover = from.handover(who.entry.person, who.device, to.current().number - 1);
  const judged = handover && to.judge(encodeHandover(handover));
  if (judged) to.take(judged.epochs);
  return Boolean(judged);
}

const names = (chain: Chain): string[] => (chain.current().roster ?? []).map(({ name }) => name);
const wordOf = (who: Someone, workspace = PLACE): string =>
  toText(sign('left', encodeDeparture({ version: 1, workspace, at: 3 }), who.keys.sign));

describe('a circle', () => {
  test('grows by a member’s word, and everybody comes to the same list and secret', () => {
    const a = founded(ada);
    const b = welcomed(ben, admit(a, ben), ada);
    const c = welcomed(cleo, admit(b, cleo), ben);
    expect(hand(b, a, ada)).toBe(true);
    for (const chain of [a, b, c]) expect(names(chain)).toEqual(['Ada', 'Ben', 'Cleo']);
    expect(new Set([a, b, c].map((chain) => toText(chain.current().secret.reveal()))).size).toBe(1);
  });

  test('lets several in by one move, each by the same epoch', () => {
    const a = founded(ada);
    const both = change(a, { joined: [ben.entry, cleo.entry], added: [ben.device, cleo.device] });
    for (const chain of [a, welcomed(ben, both, ada), welcomed(cleo, both, ada)]) {
      expect(names(chain)).toEqual(['Ada', 'Ben', 'Cleo']);
      expect(chain.current().number).toBe(1);
    }
  });

  test('gives who comes later neither an earlier secret nor an earlier chapter', () => {
    const a = founded(ada);
    const b = welcomed(ben, admit(a, ben), ada);
    const third = admit(a, cleo);
    const c = welcomed(cleo, third, ada);
    expect(hand(a, b, ben)).toBe(true);
    expect(c.epochs.map(({ number }) => number)).toEqual([2]);
    // Not even asked from before the first one: her device may have what came after she did, and that is all there is.
    expect(chaptersOf(c.epochs).map(({ number }) => number)).toEqual([2]);
    const [alone, two, three] = chaptersOf(a.epochs).map(({ people }) => people);
    expect(alone?.has(ben.entry.person)).toBe(false);
    expect([two?.has(ben.entry.person), two?.has(cleo.entry.person)]).toEqual([true, false]);
    expect(three?.size).toBe(3);
  });

  test('goes on without who has left, and with nobody’s word but theirs', () => {
    const a = founded(ada);
    const b = welcomed(ben, admit(a, ben), ada);
    const c = welcomed(cleo, admit(b, cleo), ben);
    const before = c.current();
    const next = change(b, { gone: [{ person: cleo.entry.person, word: wordOf(cleo) }] });
    expect(names(b)).toEqual(['Ada', 'Ben']);
    expect(b.admits(cleo.entry.person, cleo.device)).toBe(false);
    expect(b.handover(cleo.entry.person, cleo.device, before.number)).toBeNull();
    expect(hand(b, a, ada)).toBe(true);
    expect(toText(next.secret.reveal())).not.toBe(toText(before.secret.reveal()));
    // What she still may read of is hers as well as theirs: chapters are for those who were there and still are.
    expect(chaptersOf(b.epochs).at(-1)?.people?.has(cleo.entry.person)).toBe(false);
  });

  test('takes who left and came again for one who came now: what was written meanwhile is not theirs', () => {
    const a = founded(ada);
    const b = welcomed(ben, admit(a, ben), ada);
    const without = change(a, { gone: [{ person: ben.entry.person, word: wordOf(ben) }] });
    const again = admit(a, ben);
    // From where he stood he is given nothing: he begins anew with the epoch he came with.
    expect(a.handover(ben.entry.person, ben.device, b.current().number)).toBeNull();
    expect(a.handover(ben.entry.person, ben.device, again.number - 1)?.epochs).toHaveLength(1);
    const readers = new Map(chaptersOf(a.epochs).map(({ number, people }) => [number, people]));
    expect(readers.get(without.number)?.has(ben.entry.person)).toBe(false);
    expect(readers.get(again.number)?.has(ben.entry.person)).toBe(true);
    expect(readers.get(b.current().number)?.has(ben.entry.person)).toBe(true);
    // On his own device as well, where the epoch between is not known.
    const own = [...b.epochs, welcomed(ben, again, ada).current()];
    expect(chaptersOf(own).map(({ number }) => number)).toEqual([b.current().number, again.number]);
    expect(sinceComing(a.epochs, ben.entry.person)).toEqual([again]);
    expect(sinceComing(a.epochs, ada.entry.person)).toHaveLength(4);
  });

  test('lets its first member take somebody out, and no other', () => {
    const a = founded(ada);
    const b = welcomed(ben, admit(a, ben), ada);
    welcomed(cleo, admit(b, cleo), ben);
    expect(() => change(b, { gone: [{ person: ada.entry.person, word: null }] })).toThrow('not-genuine');
    hand(b, a, ada);
    change(a, { gone: [{ person: cleo.entry.person, word: null }] });
    expect(names(a)).toEqual(['Ada', 'Ben']);
  });

  test('shows who was taken out by whom it was, without the secret; and no more once they are in again', () => {
    const a = founded(ada);
    const b = welcomed(ben, admit(a, ben), ada);
    const c = welcomed(cleo, admit(b, cleo), ben);
    hand(b, a, ada);
    const stood = a.current();
    expect(a.parted(stood)).toEqual([]);
    const next = change(a, { gone: [{ person: cleo.entry.person, word: null }] });
    expect(a.parted(stood)).toEqual([cleo.entry.person]);
    expect(a.parting(ben.entry.person, stood)).toBeNull();
    const shown = a.parting(cleo.entry.person, stood);
    const message = encodeParting(shown ?? { version: 1, out: '' });
    expect(c.judgeParting(message)?.out).toEqual({ by: ada.entry.person, at: 5 });
    expect(new TextDecoder().decode(message)).not.toContain(toText(next.secret.reveal()));
    // It moves nobody, takes out nobody else, and does not open when a letter of it was changed.
    expect(c.judge(message)).toBeNull();
    expect(b.judgeParting(message)).toBeNull();
    const at = message.length >> 1;
    for (const swapped of [0x41, 0x42]) {
      if (message[at] === swapped) continue;
      expect(c.judgeParting(message.with(at, swapped))).toBeNull();
    }
    const again = admit(a, cleo);
    expect(a.parted(stood)).toEqual([]);
    expect(welcomed(cleo, again, ada).judgeParting(message)).toBeNull();
  });

  test('takes who comes back with another key for one who came now, and the old key, once out, learns nothing more', () => {
    const a = founded(ada);
    const b = welcomed(ben, admit(a, ben), ada);
    const old = welcomed(cleo, admit(b, cleo), ben);
    hand(b, a, ada);
    // Her keys are lost: the circle has her under the old one still, and a name is a claim.
    const anew: Someone = { ...someone('Cleo anew'), name: 'Cleo' };
    const entry = { ...anew.entry, name: 'Cleo' };
    const before = a.current();
    const epoch = change(a, { joined: [entry], added: [anew.device] });
    const c = welcomed({ ...anew, entry }, epoch, ada);
    expect(names(c)).toEqual(['Ada', 'Ben', 'Cleo', 'Cleo']);
    expect(c.epochs.map(({ number }) => number)).toEqual([epoch.number]);
    expect(chaptersOf(c.epochs).map(({ number }) => number)).toEqual([epoch.number]);
    expect(toText(epoch.secret.reveal())).not.toBe(toText(before.secret.reveal()));
    const without = change(a, { gone: [{ person: cleo.entry.person, word: null }] });
    expect(hand(a, old, cleo)).toBe(false);
    expect(old.current().number).toBe(before.number);
    expect(a.admits(cleo.entry.person, cleo.device)).toBe(false);
    for (const [chain, who] of [
      [b, ben],
      [c, { ...anew, entry }],
    ] as const) {
      expect(hand(a, chain, who)).toBe(true);
      expect(toText(chain.current().secret.reveal())).toBe(toText(without.secret.reveal()));
      expect(chain.current().roster?.map(({ person }) => person)).not.toContain(cleo.entry.person);
    }
  });

  test('a member’s own removed device gets no later secret of a circle, and the others go on', () => {
    const a = founded(ada);
    const b = welcomed(ben, admit(a, ben), ada);
    const lost = toText(signingPairFrom(new Secret(bytes('Ben’s lost phone'))).publicKey);
    change(b, { added: [lost] });
    const before = b.current();
    expect(b.mayHave(ben.entry.person, lost)).toBe(true);
    const next = change(b, { removed: [lost] });
    expect(toText(next.secret.reveal())).not.toBe(toText(before.secret.reveal()));
    expect(names(b)).toEqual(['Ada', 'Ben']);
    expect(hand(b, a, ada)).toBe(true);
    for (const chain of [a, b]) {
      expect(chain.admits(ben.entry.person, lost)).toBe(false);
      expect(chain.handover(ben.entry.person, lost, 1)).toBeNull();
      expect(chain.mayHave(ben.entry.person, ben.device)).toBe(true);
      expect(toText(chain.current().secret.reveal())).toBe(toText(next.secret.reveal()));
    }
  });

  test('comes to one list when two let somebody in at the same time', () => {
    const a = founded(ada);
    const b = welcomed(ben, admit(a, ben), ada);
    const [byAda, byBen] = [admit(a, cleo), admit(b, dia)];
    const standing = { a: a.current(), b: b.current() };
    const toB = a.handover(ben.entry.person, ben.device, 1);
    const toA = b.handover(ada.entry.person, ada.device, 1);
    const judgedB = toB && b.judge(encodeHandover(toB));
    const judgedA = toA && a.judge(encodeHandover(toA));
    // Exactly one of the two gives way, and lets its own guest in again on top.
    expect([judgedA, judgedB].filter(Boolean)).toHaveLength(1);
    const [loser, judged, lost, guest] = judgedA ? [a, judgedA, byAda, cleo] : [b, judgedB, byBen, dia];
    if (!judged) throw new Error('one of the two was judged');
    loser.take(judged.epochs);
    expect(judged.again?.joined?.map(({ name }) => name)).toEqual([guest.name]);
    expect(judged.again?.added).toContain(guest.device);
    expect(lost).toBe(judgedA ? standing.a : standing.b);
    change(loser, judged.again ?? {});
    const winner = loser === a ? b : a;
    hand(loser, winner, loser === a ? ben : ada);
    expect(new Set(names(winner))).toEqual(new Set(['Ada', 'Ben', 'Cleo', 'Dia']));
    expect(names(loser)).toEqual(names(winner));
  });

  test('holds twelve', () => {
    const a = founded(ada);
    for (let n = 2; n <= CIRCLE_LIMIT; n += 1) admit(a, someone(`guest ${n}`));
    expect(names(a)).toHaveLength(12);
    expect(() => admit(a, someone('one too many'))).toThrow('malformed');
  });
});

describe('what is refused', () => {
  const rules = (maker: Someone, gone: string[] = []) => ({ maker: maker.entry.person, place: PLACE, gone });
  const [a, b, c] = [ada.entry, ben.entry, cleo.entry];

  test('a roster that renames somebody, changes a role or the order, or leaves its maker out', () => {
    expect(mayFollow([a, b], [a, b, c], rules(ben))).toBe(true);
    expect(mayFollow([a, b], [a, { ...b, name: 'Mallory' }, c], rules(ben))).toBe(false);
    expect(mayFollow([a, b], [a, { ...b, role: 'supervisor' }], rules(ada))).toBe(false);
    expect(mayFollow([a, b], [{ ...a, box: c.box }, b], rules(ada))).toBe(false);
    expect(mayFollow([a, b], [b, a], rules(ben))).toBe(false);
    expect(mayFollow([a, b], [b, c], rules(ada))).toBe(false);
  });

  test('somebody taken out with another’s word, one from another place, or noise', () => {
    expect(mayFollow([a, b, c], [a, b], rules(ben, [wordOf(cleo)]))).toBe(true);
    for (const word of [wordOf(dia), wordOf(cleo, 'another'), 'AAAA', '']) {
      expect(mayFollow([a, b, c], [a, b], rules(ben, [word]))).toBe(false);
    }
  });

  test('a third let into a space of two', () => {
    const pair = firstEpoch(FIRST);
    const isMember = (person: string): boolean => person === a.person || person === b.person;
    const chain = openChain(
      { place: PLACE, base: pair, maker: ben.maker, device: ben.device, person: b.person, isMember },
      () => null,
    );
    const forged = () =>
      makeEpoch(ben.maker, pair, { place: PLACE, at: 5, devices: [], removed: [], members: [a, b, c] }, secret());
    expect(forged).toThrow('not-genuine');
    // Our own chain does not even write it.
    expect(chain.next([], { joined: [c] }, 5, secret()).roster).toBeNull();
  });

  test('a welcome by another than who invited, into another place, or into a circle one is not named in', () => {
    const chain = founded(ada);
    const epoch = admit(chain, ben);
    const record = epoch.record ?? new Uint8Array();
    const on = { place: PLACE, inviter: a.person, me: b.person };
    expect(judgeWelcome(record, epoch.secret, on).ok).toBe(true);
    for (const wrong of [{ inviter: c.person }, { place: toText(bytes('x').slice(0, 16)) }, { me: c.person }]) {
      expect(judgeWelcome(record, epoch.secret, { ...on, ...wrong }).ok).toBe(false);
    }
    expect(judgeWelcome(record, secret(), on)).toEqual({ ok: false, error: { tag: 'wrong-secret' } });
    expect(judgeWelcome(record.slice(1), epoch.secret, on).ok).toBe(false);
  });
});
