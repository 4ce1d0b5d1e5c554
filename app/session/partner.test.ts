import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { derivePerson, hash, openShare, Secret, sign, toText } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import { putWord, wordAt } from '../document/partner.ts';
import { personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import {
  encodePartner,
  type PartnerAnswer,
  type PartnerAsk,
  type PartnerWord,
  parsePartner,
} from '../model/partnerCodec.ts';
import { openPartner } from './partner.ts';
import { wayBackOf } from './reminders.ts';
import { selfOf } from './self.ts';
import { makeShare, seedFromShare, shareIdOf } from './share.ts';
import type { Left } from './types.ts';

const bytes = (name: string): Uint8Array => hash(new TextEncoder().encode(name));
const CODE = 'abandon ability able about above';
const OTHER_CODE = 'zone zero youth young you';
const WORKSPACE = 'w';

/** In place of argon2id, which takes a third of a second: the share does not know the difference. */
const stretch = async (text: string, salt: Uint8Array): Promise<Secret> =>
  new Secret(hash(new Uint8Array([...new TextEncoder().encode(text), ...salt])));

function counting(name: string): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    count += 1;
    const out = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) out.set(bytes(`${name} ${count} ${at}`).subarray(0, length - at), at);
    return out;
  };
}

function someone(name: string) {
  const seed = new Secret(bytes(`seed of ${name}`));
  const person = derivePerson(seed);
  return { name, seed, person, me: personIdOf(person.sign.publicKey) };
}
const ada = someone('Ada');
const ben = someone('Ben');
const eve = someone('Eve');

/** A device of somebody in the space with the other; a disk that fails when told to. */
function deviceOf(who: typeof ada, other: typeof ada, self = selfOf(new Y.Doc())) {
  const chat = new Y.Doc();
  const left = changeable<readonly Left[]>([]);
  const disk = { writes: true };
  let now = 1_800_000_000_000;
  const core = {
    ...who,
    self,
    clock: () => (now += 1),
    random: counting(who.name),
    documents: { flush: async () => disk.writes },
  };
  const help = async () => {
    throw new Error('nobody meets here');
  };
  const recovery = openPartner(core, { workspace: WORKSPACE, other: other.me, chat, left, stretch, help });
  return { chat, self, recovery, left, disk };
}
type Device = ReturnType<typeof deviceOf>;

/** Until nothing more is said: what each does follows what it reads. */
async function settle(...devices: readonly Device[]): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    for (const one of devices) {
      for (const two of devices)
        Y.applyUpdate(two.chat, Y.encodeStateAsUpdate(one.chat, Y.encodeStateVector(two.chat)));
    }
  }
}

const tags = (one: Device): [string, string] => [one.recovery.mine.get().tag, one.recovery.theirs.get().tag];
const say = (chat: Y.Doc, word: PartnerWord, by: typeof ada, under = by): void =>
  putWord(chat, word.say, under.me, sign('partner', encodePartner(word), by.person.sign));
const askWord = (share: Uint8Array, more: Partial<PartnerAsk> = {}): PartnerAsk => ({
  version: 1,
  say: 'ask',
  workspace: WORKSPACE,
  at: 5,
  id: shareIdOf(share),
  share: toText(share),
  ...more,
});

async function given(): Promise<{ a: Device; b: Device }> {
  const [a, b] = [deviceOf(ada, ben), deviceOf(ben, ada)];
  expect((await b.recovery.ask(CODE)).ok).toBe(true);
  await settle(a, b);
  a.recovery.answer(true);
  await settle(a, b);
  return { a, b };
}

describe('asked, answered, given, held', () => {
  test('the share leaves after a yes only, and is out of the shared document once it is held', async () => {
    const [a, b] = [deviceOf(ada, ben), deviceOf(ben, ada)];
    await b.recovery.ask(CODE);
    await settle(a, b);
    expect([tags(a), tags(b)]).toEqual([
      ['none', 'asks'],
      ['asked', 'none'],
    ]);
    const share = b.self.shares.get(WORKSPACE)?.share ?? new Uint8Array();
    const text = () => Buffer.from(Y.encodeStateAsUpdate(a.chat)).includes(toText(share));
    expect(share).toHaveLength(122);
    expect(text()).toBe(false);
    a.recovery.answer(true);
    await settle(a, b);
    expect([tags(a), tags(b)]).toEqual([
      ['none', 'holding'],
      ['held', 'none'],
    ]);
    expect(text()).toBe(false);
    expect(a.self.held.get(WORKSPACE)?.share).toEqual(share);
    const seed = await seedFromShare(a.self.held.get(WORKSPACE)?.share ?? share, CODE.toUpperCase(), stretch);
    expect(seed.ok && seed.value.reveal()).toEqual(ben.seed.reveal());
  });

  test('it counts as a way back from her receipt on, and not while her disk refuses', async () => {
    const [a, b] = [deviceOf(ada, ben), deviceOf(ben, ada)];
    a.disk.writes = false;
    await b.recovery.ask(CODE);
    await settle(a, b);
    a.recovery.answer(true);
    await settle(a, b);
    expect(tags(b)[0]).toBe('given');
    expect(wayBackOf(b.self, 1).partners).toBe(0);
    a.disk.writes = true;
    a.self.held.set('another space', { id: 'x', share: new Uint8Array(), at: 1, since: 1 });
    await settle(a, b);
    expect(tags(b)[0]).toBe('held');
    expect(wayBackOf(b.self, 1).partners).toBe(1);
  });

  test('a no keeps it at home; giving it up and taking it back leave nothing with her', async () => {
    const [a, b] = [deviceOf(ada, ben), deviceOf(ben, ada)];
    await b.recovery.ask(CODE);
    await settle(a, b);
    a.recovery.answer(false);
    await settle(a, b);
    expect([tags(a), tags(b)]).toEqual([
      ['none', 'none'],
      ['declined', 'none'],
    ]);
    for (const end of [
      (d: { a: Device }) => d.a.recovery.answer(false),
      (d: { b: Device }) => d.b.recovery.takeBack(),
    ]) {
      const both = await given();
      end(both);
      await settle(both.a, both.b);
      expect(both.a.self.held.size).toBe(0);
      expect(wayBackOf(both.b.self, 1).partners).toBe(0);
      expect(tags(both.a)[1]).toBe('none');
    }
  });

  test('a second share takes the place of the first once she has said yes again', async () => {
    const { a, b } = await given();
    const first = a.self.held.get(WORKSPACE)?.id;
    await b.recovery.ask(OTHER_CODE);
    await settle(a, b);
    expect(a.self.held.get(WORKSPACE)?.id).toBe(first);
    expect([tags(a)[1], tags(b)[0]]).toEqual(['asks', 'asked']);
    a.recovery.answer(true);
    await settle(a, b);
    expect(a.self.held.get(WORKSPACE)?.id).not.toBe(first);
    const share = a.self.held.get(WORKSPACE)?.share ?? new Uint8Array();
    expect((await seedFromShare(share, CODE, stretch)).ok).toBe(false);
    expect((await seedFromShare(share, OTHER_CODE, stretch)).ok).toBe(true);
  });

  test('both ways at once', async () => {
    const [a, b] = [deviceOf(ada, ben), deviceOf(ben, ada)];
    await Promise.all([a.recovery.ask(CODE), b.recovery.ask(OTHER_CODE)]);
    await settle(a, b);
    for (const one of [a, b]) one.recovery.answer(true);
    await settle(a, b);
    expect([tags(a), tags(b)]).toEqual([
      ['held', 'holding'],
      ['held', 'holding'],
    ]);
  });

  test('back with nothing but the seed, it is known that she still holds it', async () => {
    const { a, b } = await given();
    await b.recovery.close();
    const fresh = deviceOf(ben, ada);
    await settle(a, fresh);
    expect(tags(fresh)[0]).toBe('held');
    expect(a.self.held.size).toBe(1);
  });

  test('if she lost it, she says so, and has it again from him', async () => {
    const { a, b } = await given();
    a.self.held.delete(WORKSPACE);
    await settle(a, b);
    expect(a.self.held.size).toBe(1);
    expect(tags(b)[0]).toBe('held');
  });

  test('when one of the two leaves, neither keeps anything', async () => {
    const { a, b } = await given();
    for (const one of [a, b]) one.left.set([{ person: ada.me, at: 1, word: new Uint8Array(), chapter: 0 }]);
    await settle(a, b);
    expect([a.self.held.size, b.self.shares.size]).toEqual([0, 0]);
    expect(tags(a)[1]).toBe('none');
  });
});

describe('what somebody else could write', () => {
  const share = async (code = CODE): Promise<Uint8Array> => {
    const made = await makeShare(ben.seed, code, counting('share'), stretch);
    if (!made.ok) throw new Error(made.error.tag);
    return made.value;
  };

  test('a word of another signer, place or space, another share than its hash: nothing is kept', async () => {
    const good = await share();
    const words: [PartnerAsk, typeof ada][] = [
      [askWord(good), eve],
      [askWord(good), ada],
      [askWord(good, { workspace: 'another' }), ben],
      [askWord(good, { id: toText(bytes('another share')) }), ben],
      [askWord(good, { share: toText(good.subarray(1)) }), ben],
    ];
    for (const [word, by] of words) {
      const a = deviceOf(ada, ben);
      say(a.chat, word, by, ben);
      await settle(a);
      a.recovery.answer(true);
      await settle(a);
      expect(a.self.held.size).toBe(0);
    }
  });

  test('an older word that comes back does not replace the newer share', async () => {
    const { a, b } = await given();
    const newest = a.self.held.get(WORKSPACE)?.id;
    await b.recovery.close();
    const old = await share(OTHER_CODE);
    say(a.chat, askWord(old), ben);
    const answer: PartnerAnswer = {
      version: 1,
      say: 'answer',
      workspace: WORKSPACE,
      at: 9,
      of: shareIdOf(old),
      stage: 'yes',
    };
    say(a.chat, answer, ada);
    await settle(a);
    expect(a.self.held.get(WORKSPACE)?.id).toBe(newest);
  });

  test('her receipt counts from her alone: the asker’s own device cannot be told so by a stranger', async () => {
    const b = deviceOf(ben, ada);
    await b.recovery.ask(CODE);
    await settle(b);
    const of = b.self.shares.get(WORKSPACE)?.id ?? '';
    say(b.chat, { version: 1, say: 'answer', workspace: WORKSPACE, at: 9, of, stage: 'held' }, eve, ada);
    await settle(b);
    expect(tags(b)[0]).toBe('asked');
    expect(wayBackOf(b.self, 1).partners).toBe(0);
  });

  test('anything in the four places is answered, and nothing is thrown or kept', async () => {
    const junk = fc.oneof(
      fc.uint8Array({ maxLength: 2_000 }),
      fc.string(),
      fc.constant(null),
      fc.integer(),
      fc.json().map((text) => sign('partner', new TextEncoder().encode(text), ben.person.sign)),
    );
    await fc.assert(
      fc.asyncProperty(junk, fc.constantFrom('ask', 'answer'), fc.constantFrom(ada, ben), async (value, place, who) => {
        const a = deviceOf(ada, ben);
        a.chat.getMap<unknown>('partner').set(`${place} ${who.me}`, value);
        await settle(a);
        expect(tags(a)).toEqual(['none', 'none']);
      }),
      { numRuns: 60 },
    );
    expect(wordAt(deviceOf(ada, ben).chat, 'ask', ben.me)).toBeNull();
  });

  test('no bytes are a word but those of the shape', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 900 }), (some) => !parsePartner(some).ok));
    const word = askWord(new Uint8Array(122));
    expect(parsePartner(encodePartner(word))).toEqual(ok(word));
    for (const bad of [
      { ...word, at: -1 },
      { ...word, more: 1 },
      { ...word, share: 'x'.repeat(201) },
      { ...word, id: 'x' },
    ]) {
      expect(parsePartner(new TextEncoder().encode(JSON.stringify(bad))).ok).toBe(false);
    }
  });
});

describe('useless alone', () => {
  test('all that Ada has opens nothing: not her own keys, not the other words', async () => {
    const { a } = await given();
    const share = a.self.held.get(WORKSPACE)?.share ?? new Uint8Array();
    for (const key of [ada.seed, new Secret(ada.person.box.secretKey.reveal()), new Secret(bytes(WORKSPACE))]) {
      expect(openShare(share, key).ok).toBe(false);
    }
    expect(await seedFromShare(share, OTHER_CODE, stretch)).toMatchObject({ error: { tag: 'wrong-code' } });
    expect(await seedFromShare(share, 'abandon', stretch)).toMatchObject({ error: { tag: 'code-count', found: 1 } });
    const text = Buffer.from(share);
    expect(text.includes(Buffer.from(ben.seed.reveal()))).toBe(false);
  });

  test('a wrong code says so with the real argon2id too, and the right one opens', async () => {
    const { stretchAside } = await import('../vault/index.ts');
    const made = await makeShare(ben.seed, CODE, counting('real'), stretchAside);
    if (!made.ok) throw new Error(made.error.tag);
    expect((await seedFromShare(made.value, OTHER_CODE, stretchAside)).ok).toBe(false);
    const opened = await seedFromShare(made.value, CODE, stretchAside);
    expect(opened.ok && opened.value.reveal()).toEqual(ben.seed.reveal());
  });
});
