import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { certifyDevice, derivePerson, hash, Secret, signingPairFrom, toText } from '../../crypto/index.ts';
import { introduce, putScan, scanIn } from '../document/root.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import type { Check, CheckState } from '../peer/types.ts';
import { FRESH_CODE, markOf, signScan } from './scans.ts';
import { selfOf } from './self.ts';
import { type Introduction, openTrust, readCode } from './trust.ts';

const bytes = (name: string): Uint8Array => hash(new TextEncoder().encode(name));

function someone(name: string, phone = `phone of ${name}`) {
  const seed = new Secret(bytes(`seed of ${name}`));
  const person = derivePerson(seed);
  const device = signingPairFrom(new Secret(bytes(phone)));
  const certificate = certifyDevice(person.sign, device.publicKey, 1);
  return { seed, person, device, certificate, me: personIdOf(person.sign.publicKey) };
}

const NOW = 1_800_000_000_000;
const ada = someone('Ada');
const ben = someone('Ben');
const eve = someone('Eve');

/** Ada's device, with a check whose state the test decides. */
function adas(doc = new Y.Doc(), other = ben, name = 'Ben', workspace = 'w') {
  const root = new Y.Doc();
  const state = changeable<CheckState>({ tag: 'closed', asked: false });
  const device: { key: string | null } = { key: toText(other.device.publicKey) };
  const check: Check = {
    get: state.get,
    subscribe: state.subscribe,
    device: () => device.key,
    open: () => undefined,
    answer: () => undefined,
    close: () => undefined,
  };
  const self = selfOf(doc);
  const trust = openTrust(
    { ...ada, self, documents: written, clock: () => NOW },
    { workspace, other: { id: other.me, name }, root, check },
  );
  return { trust, state, root, device, doc };
}
/** A disk on which all is written at once. */
const written = { flush: async (): Promise<boolean> => true };
const shown = (mine: boolean | null, theirs: boolean | null): CheckState => ({
  tag: 'shown',
  numbers: [1, 2, 3, 4, 5, 6],
  mine,
  theirs,
});

function codeOf(who: typeof ben, at = NOW, workspace = 'w'): string {
  const room = { workspace, other: { id: ada.me, name: 'Ada' }, root: new Y.Doc(), check: adas().trust.check };
  const check: Check = { ...room.check, device: () => null };
  return openTrust(
    { ...who, self: selfOf(new Y.Doc()), documents: written, clock: () => at },
    { ...room, check },
  ).showCode().text;
}

/** A device writes its entry in the root of the workspace. */
function comeIn(root: Y.Doc, { me, device, certificate }: typeof ben, claimed = toText(device.publicKey)): void {
  introduce(root, claimed, { person: me, name: 'Ben', certificate, since: 1 }, 'private-pair');
}

describe('pictures compared', () => {
  it.each([
    ['nobody has answered', shown(null, null), 'unchecked'],
    ['only I said the same', shown(true, null), 'unchecked'],
    ['only they said the same', shown(null, true), 'unchecked'],
    ['both said the same', shown(true, true), 'checked'],
    ['I said they differ', shown(false, null), 'differs'],
    ['they said they differ, I the same', shown(true, false), 'differs'],
  ] as const)('%s: %j is %s', (_, state, tag) => {
    const { trust, state: check } = adas();
    check.set(state);
    expect(trust.standing.get().tag).toBe(tag);
  });

  it('is kept in their own document, for every space with that person', () => {
    const { state, doc } = adas();
    state.set(shown(true, true));
    const standing = { tag: 'checked', how: 'pictures', at: NOW, newDevice: false };
    expect(adas(doc, ben, 'Ben', 'another space').trust.standing.get()).toEqual(standing);
    expect(adas(doc, eve, 'Eve').trust.standing.get()).toEqual({ tag: 'unchecked' });
  });

  it('a later check counts, either way', () => {
    const { trust, state } = adas();
    state.set(shown(false, null));
    state.set({ ...shown(true, true), numbers: [9, 9, 9, 9, 9, 9] } as CheckState);
    expect(trust.standing.get().tag).toBe('checked');
  });
});

describe('what changed since', () => {
  let here: ReturnType<typeof adas>;
  beforeEach(() => {
    here = adas();
    comeIn(here.root, ben);
    here.state.set(shown(true, true));
  });

  it('nothing, while it is the same device', () => {
    expect(here.trust.standing.get()).toMatchObject({ tag: 'checked', newDevice: false });
  });

  it.each([
    [
      'on the link',
      (tablet: typeof ben) => {
        here.device.key = toText(tablet.device.publicKey);
      },
    ],
    ['in the root of the workspace', (tablet: typeof ben) => comeIn(here.root, tablet)],
  ])('another device of theirs, %s, is said once, until it is taken for theirs', (_, comeWith) => {
    comeWith(someone('Ben', 'tablet of Ben'));
    expect(here.trust.standing.get()).toMatchObject({ tag: 'checked', newDevice: true });
    here.trust.acknowledge();
    expect(here.trust.standing.get()).toMatchObject({ tag: 'checked', newDevice: false });
  });

  it("a certificate that another signed, or a crooked entry, is not Ben's device", () => {
    const tablet = someone('Ben', 'tablet of Ben');
    const forged = certifyDevice(eve.person.sign, tablet.device.publicKey, 2);
    for (const certificate of [forged, tablet.certificate.map((byte) => byte ^ 1), new Uint8Array(3)]) {
      comeIn(here.root, { ...tablet, certificate });
      expect(here.trust.standing.get()).toMatchObject({ newDevice: false });
    }
    // A certificate of one device under the name of another.
    comeIn(here.root, ben, toText(tablet.device.publicKey));
    expect(here.trust.standing.get()).toMatchObject({ newDevice: false });
    for (const entry of [null, 'Ben', { certificate: 'text' }]) {
      here.root.getMap('devices').set(toText(tablet.device.publicKey), entry);
      expect(here.trust.standing.get()).toMatchObject({ newDevice: false });
    }
  });

  it('the same name with another key is not the person who was checked', () => {
    const again = adas(here.doc, someone('Ben again'), ' bén ');
    expect(again.trust.standing.get()).toEqual({ tag: 'other-key', how: 'pictures', at: NOW });
  });
});

describe('a code scanned in person', () => {
  it('verifies whoever showed it, with the device they showed it on', () => {
    const { trust, doc } = adas();
    const read = trust.readCode(`  ${codeOf(ben).slice(0, 40)}\n${codeOf(ben).slice(40)} `);
    expect(read).toEqual({
      ok: true,
      value: { device: toText(ben.device.publicKey), fresh: true, issued: NOW, mark: null },
    });
    expect(trust.standing.get()).toEqual({ tag: 'checked', how: 'in-person', at: NOW, newDevice: false });
    expect(selfOf(doc).checks.get(ben.me)?.devices).toEqual([toText(ben.device.publicKey)]);
  });

  it.each([
    ['seven days', FRESH_CODE, true],
    ['more than seven days', FRESH_CODE + 1, false],
    ['an hour ahead', -3_600_000, true],
    ['a week ahead', -FRESH_CODE, false],
  ])('of an age of %s', (_, age, fresh) => {
    const { trust } = adas();
    expect(trust.readCode(codeOf(ben, NOW - age))).toMatchObject({ ok: true, value: { fresh } });
    expect(trust.standing.get().tag).toBe(fresh ? 'checked' : 'unchecked');
  });

  it.each([
    ['of somebody else', codeOf(eve), 'somebody-else'],
    ['of another space', codeOf(ben, NOW, 'another'), 'other-space'],
    ['one showed oneself', codeOf(ada), 'own-code'],
    ['with one letter changed', codeOf(ben).replace(/.{9}$/, 'AAAAAAAAA'), 'not-a-code'],
    ['that is a web address', 'https://example.org/p#abc', 'not-a-code'],
    ['that is empty', '', 'not-a-code'],
  ])('%s verifies nobody', (_, text, tag) => {
    const { trust } = adas();
    expect(trust.readCode(text)).toEqual({ ok: false, error: { tag } });
    expect(trust.standing.get().tag).toBe('unchecked');
  });

  it('any text is answered', () => {
    const expected = { workspace: 'w', me: ada.me, other: ben.me, now: NOW };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, prefixed) => {
        expect(readCode(prefixed ? `binome:${text}` : text, expected).ok).toBe(false);
      }),
    );
  });
});

/** Of one of the two, in one root that both see. */
function side(
  who: typeof ada,
  other: typeof ada,
  root: Y.Doc,
  {
    at = NOW,
    introduction = null,
    doc = new Y.Doc(),
  }: { at?: number; introduction?: Introduction | null; doc?: Y.Doc } = {},
) {
  const state = changeable<CheckState>({ tag: 'closed', asked: false });
  const nothing = (): void => undefined;
  const check: Check = { ...state, device: () => null, open: nothing, answer: nothing, close: nothing };
  const now = changeable(at);
  const trust = openTrust(
    { ...who, self: selfOf(doc), documents: written, clock: now.get },
    { workspace: 'w', other: { id: other.me, name: 'the other' }, root, check, introduction },
  );
  return { trust, now, doc, state, tag: () => trust.standing.get().tag };
}

describe('one of the two scans, and both are verified', () => {
  let root: Y.Doc;
  let bens: ReturnType<typeof side>;
  beforeEach(() => {
    root = new Y.Doc();
    for (const each of [ada, ben]) comeIn(root, each);
    bens = side(ben, ada, root);
  });
  const wordOf = (reader: typeof ada, mark: string, issued = NOW): Uint8Array =>
    signScan(reader, { mark, issued, at: issued + 1 });
  const put = (word: Uint8Array): void => putScan(root, ada.me, ben.me, word);

  it('who showed it is told that it was scanned, and when', () => {
    const adas = side(ada, ben, root, { at: NOW + 5_000 });
    bens.now.set(NOW + 9_000);
    expect(adas.trust.readCode(side(ben, ada, root).trust.showCode().shown).ok).toBe(true);
    expect(adas.trust.standing.get()).toMatchObject({ tag: 'checked', how: 'in-person' });
    expect(bens.trust.standing.get()).toEqual({ tag: 'checked', how: 'shown', at: NOW + 5_000, newDevice: false });
    comeIn(root, someone('Ada', 'tablet of Ada'));
    expect(bens.trust.standing.get()).toMatchObject({ newDevice: true });
  });

  it('also when they were apart then, but not a week later', () => {
    for (const [later, tag] of [
      [FRESH_CODE, 'checked'],
      [FRESH_CODE + 1, 'unchecked'],
    ] as const) {
      const apart = new Y.Doc();
      comeIn(apart, ada);
      side(ada, ben, apart).trust.readCode(bens.trust.showCode().shown);
      expect(side(ben, ada, apart, { at: NOW + later }).tag()).toBe(tag);
    }
  });

  it('a text that was sent tells who reads it, and nobody else', () => {
    const adas = side(ada, ben, root);
    expect(adas.trust.readCode(bens.trust.showCode().text)).toMatchObject({ ok: true, value: { mark: null } });
    expect(adas.tag()).toBe('checked');
    expect(bens.tag()).toBe('unchecked');
    // Nor does who has the text alone, and lies: all of it is known but the mark.
    const { text, shown } = bens.trust.showCode();
    for (const mark of [text.slice(-22), '', 'A'.repeat(22), markOf(ada.seed, text), markOf(ben.seed, shown)]) {
      put(wordOf(ada, mark));
      expect(bens.tag()).toBe('unchecked');
    }
    put(wordOf(ada, shown.slice(-22)));
    expect(bens.tag()).toBe('checked');
  });

  it('somebody between, the other to each, cannot say it: they have not seen the screen, and who has will not', () => {
    const between = new Y.Doc();
    const [falseAda, falseBen] = [someone('Ada by Mallory'), someone('Ben by Mallory')];
    const shown = side(ben, falseAda, between);
    // Ada knows another Ben: her scan of the real one fails, and nothing is said.
    const adas = side(ada, falseBen, root);
    expect(adas.trust.readCode(shown.trust.showCode().shown)).toEqual({ ok: false, error: { tag: 'somebody-else' } });
    expect(scanIn(root, ada.me, falseBen.me)).toBeNull();
    putScan(between, falseAda.me, ben.me, wordOf(falseAda, shown.trust.showCode().text.slice(-22)));
    expect(shown.tag()).toBe('unchecked');
  });

  it.each([
    ['somebody else signed it in her name', (mark: string) => wordOf({ ...eve, me: ada.me }, mark)],
    ['another date', (mark: string) => wordOf(ada, mark, NOW - 1)],
    ['old', () => wordOf(ada, markAt(NOW - FRESH_CODE - 1), NOW - FRESH_CODE - 1)],
    ['dated ahead', () => wordOf(ada, markAt(NOW + FRESH_CODE), NOW + FRESH_CODE)],
    ['one bit is changed', (mark: string) => wordOf(ada, mark).map((byte, at) => (at === 140 ? byte ^ 1 : byte))],
    ['noise', () => new Uint8Array(200)],
  ])('a word of which this is true verifies nobody: %s', (_, make) => {
    const { shown } = bens.trust.showCode();
    put(make(shown.slice(-22)));
    expect(bens.tag()).toBe('unchecked');
    root.getMap('scans').set(`${ada.me} ${ben.me}`, { proof: shown });
    expect(bens.tag()).toBe('unchecked');
    put(wordOf(ada, shown.slice(-22)));
    expect(bens.tag()).toBe('checked');
  });
  const markAt = (issued: number): string =>
    side(ben, ada, new Y.Doc(), { at: issued }).trust.showCode().shown.slice(-22);

  it('a word about another person, or of another space, is not about this one', () => {
    const { shown } = bens.trust.showCode();
    // Eve showed hers to Ada: the word is put where Ben looks.
    put(wordOf(ada, side(eve, ada, new Y.Doc()).trust.showCode().shown.slice(-22)));
    expect(bens.tag()).toBe('unchecked');
    // Eve saw Ben's too, and passes her word off as Ada's.
    put(wordOf(eve, shown.slice(-22)));
    expect(bens.tag()).toBe('unchecked');
    const elsewhere = adas(new Y.Doc(), ben, 'Ben', 'another');
    put(wordOf(ada, elsewhere.trust.showCode().shown.slice(-22)));
    expect(bens.tag()).toBe('unchecked');
  });

  it('said again, it does not take away what was found since', () => {
    const { shown } = bens.trust.showCode();
    const word = wordOf(ada, shown.slice(-22));
    put(word);
    expect(bens.tag()).toBe('checked');
    bens.now.set(NOW + 60_000);
    bens.state.set({ tag: 'shown', numbers: [1, 2, 3, 4, 5, 6], mine: false, theirs: null });
    expect(bens.tag()).toBe('differs');
    put(word.slice());
    expect(bens.tag()).toBe('differs');
    expect(side(ben, ada, root, { at: NOW + 90_000, doc: bens.doc }).tag()).toBe('differs');
  });
});

describe('an invitation read off the inviter’s screen', () => {
  const id = toText(bytes('offer'));
  const plain: Introduction = { id, issued: NOW, mark: undefined, since: NOW + 10_000 };
  const seen = { ...plain, mark: markOf(ada.seed, id) };
  const meet = (invited: Introduction, at = NOW + 20_000) => {
    const root = new Y.Doc();
    const adas = side(ada, ben, root, { at, introduction: plain });
    const bens = side(ben, ada, root, { at, introduction: invited });
    for (const each of [ada, ben]) comeIn(root, each);
    return { root, adas, bens };
  };

  it('verifies each for the other, with the day of the yes', () => {
    const { root, adas, bens } = meet(seen);
    const day = { tag: 'checked', at: NOW + 10_000, newDevice: false };
    expect(adas.trust.standing.get()).toMatchObject({ ...day, how: 'shown' });
    expect(bens.trust.standing.get()).toEqual({ ...day, how: 'in-person' });
    // Opening the space again says nothing anew.
    const before = Y.encodeStateVector(root);
    side(ben, ada, root, { at: NOW + 30_000, introduction: seen, doc: bens.doc });
    expect(Y.encodeStateVector(root)).toEqual(before);
  });

  it('verifies nobody when it was sent, or with a mark that is made up', () => {
    const { adas, bens } = meet(plain);
    expect([adas.tag(), bens.tag()]).toEqual(['unchecked', 'unchecked']);
    expect(meet({ ...plain, mark: 'A'.repeat(22) }).adas.tag()).toBe('unchecked');
    // Of another invitation of hers.
    expect(meet({ ...plain, mark: markOf(ada.seed, toText(bytes('another'))) }).adas.tag()).toBe('unchecked');
  });

  it('does not verify the accepter when the word comes a week after it was made', () => {
    expect(meet(seen, NOW + FRESH_CODE + 1).adas.tag()).toBe('unchecked');
  });
});
