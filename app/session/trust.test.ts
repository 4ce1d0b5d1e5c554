import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { certifyDevice, derivePerson, hash, Secret, signingPairFrom, toText } from '../../crypto/index.ts';
import { introduce } from '../document/root.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import type { Check, CheckState } from '../peer/types.ts';
import { selfOf } from './self.ts';
import { FRESH_CODE, openTrust, readCode } from './trust.ts';

const bytes = (name: string): Uint8Array => hash(new TextEncoder().encode(name));

function someone(name: string, phone = `phone of ${name}`) {
  const person = derivePerson(new Secret(bytes(`seed of ${name}`)));
  const device = signingPairFrom(new Secret(bytes(phone)));
  const certificate = certifyDevice(person.sign, device.publicKey, 1);
  return { person, device, certificate, me: personIdOf(person.sign.publicKey) };
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
  ).showCode();
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
    expect(read).toEqual({ ok: true, value: { device: toText(ben.device.publicKey), fresh: true } });
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
