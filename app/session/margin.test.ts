import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newSecret, phraseOf, Secret, type SigningPair, sign, signingPairFrom, toText } from '../../crypto/index.ts';
import { marginWordsIn } from '../document/margin.ts';
import type { PersonId } from '../model/brand.ts';
import type { FileRef } from '../model/file.ts';
import { pageIdOf } from '../model/ids.ts';
import { encodeMarginWord, type MarginAct, type WordName } from '../model/margin.ts';
import { changeable } from '../model/observable.ts';
import { openMargin } from './margin.ts';
import { verified } from './testing/verified.ts';
import type { Member } from './types.ts';

const page = pageIdOf(new Uint8Array(12).fill(1));
const other = pageIdOf(new Uint8Array(12).fill(2));
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const pairOf = (fill: number): SigningPair => signingPairFrom(new Secret(new Uint8Array(32).fill(fill)));
const [ada, ben, mallory] = [pairOf(1), pairOf(2), pairOf(3)];
const idOf = (pair: SigningPair): PersonId => toText(pair.publicKey) as PersonId;
const member = (pair: SigningPair, name: string): Member =>
  ({ id: idOf(pair), name, me: false, card: null, role: 'member', former: false }) as unknown as Member;
const people = changeable<readonly Member[]>([member(ada, 'Ada'), member(ben, 'Ben')]);
const on = { start: 'AA', end: 'AB', quote: 'some words' };

function side(pair: SigningPair, doc = new Y.Doc()) {
  const pictures: FileRef[] = [];
  let now = 0;
  const { margin } = openMargin({
    workspace: 'w',
    page,
    doc,
    me: idOf(pair),
    people,
    author: pair,
    onPicture: (file) => pictures.push(file),
    clock: () => {
      now += 1;
      return now;
    },
    random,
  });
  const read = () => margin.threads.get();
  return { doc, margin, pictures, read, names: () => read().map(({ remarks }) => remarks.map(({ text }) => text)) };
}

function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

const forged = (
  doc: Y.Doc,
  pair: SigningPair,
  act: MarginAct,
  at: { workspace?: string; page?: string; id?: string } = {},
) =>
  doc
    .getArray('margin')
    .push([
      sign(
        'margin',
        encodeMarginWord({ version: 1, workspace: 'w', page, id: 'forgedforged', at: 1, act, ...at }),
        pair,
      ),
    ]);

describe('the margin of a page', () => {
  it('[S49] comments, answers, settled and opened again, by whom', async () => {
    const [a, b] = [side(ada), side(ben)];
    await a.margin.comment(on, 'Is this so?');
    sync(a.doc, b.doc);
    await verified();
    const [thread] = b.read();
    const [first] = thread?.remarks ?? [];
    if (first === undefined) throw new Error('the comment has come');
    expect(first).toMatchObject({ authorName: 'Ada', mine: false, text: 'Is this so?' });
    await b.margin.reply(first.name, 'It is.');
    b.margin.settle(first.name, true);
    sync(a.doc, b.doc);
    await verified();
    expect(a.names()).toEqual([['Is this so?', 'It is.']]);
    expect(a.read()[0]?.settledBy).toBe('Ben');
    a.margin.settle(first.name, false);
    expect(a.read()[0]?.settledBy).toBeNull();
  });

  it('who wrote a remark takes it back, and its words leave the document; nobody else does', async () => {
    const [a, b] = [side(ada), side(ben)];
    await a.margin.comment(on, 'private matter');
    const name = a.read()[0]?.remarks[0]?.name as WordName;
    sync(a.doc, b.doc);
    await verified();
    b.margin.remove(name);
    forged(b.doc, ben, { does: 'remove', to: name });
    await b.margin.reply(name, 'seen');
    sync(a.doc, b.doc);
    await verified();
    expect(a.names()).toEqual([['private matter', 'seen']]);
    a.margin.remove(name);
    sync(a.doc, b.doc);
    await verified();
    expect(b.names()).toEqual([['seen']]);
    expect(
      marginWordsIn(b.doc)
        .all()
        .some((bytes) => new TextDecoder().decode(bytes).includes('private matter')),
    ).toBe(false);
  });

  it('each takes back what they settled or took away, and nothing of the other', async () => {
    const [a, b] = [side(ada), side(ben)];
    await a.margin.comment(on, 'Is this so?');
    const name = a.read()[0]?.remarks[0]?.name as WordName;
    sync(a.doc, b.doc);
    await verified();
    b.margin.settle(name, true);
    sync(a.doc, b.doc);
    await verified();
    a.margin.remove(name);
    sync(a.doc, b.doc);
    await verified();
    expect(b.names()).toEqual([]);
    expect([a.margin.past.get().undo, b.margin.past.get().undo]).toEqual([1, 1]);
    a.margin.undo();
    sync(a.doc, b.doc);
    await verified();
    expect(b.names()).toEqual([['Is this so?']]);
    expect(b.read()[0]?.settledBy).toBe('Ben');
    b.margin.undo();
    sync(a.doc, b.doc);
    await verified();
    expect(a.read()[0]?.settledBy).toBeNull();
    // What was said is taken back by its own button: none of it is an act to be undone.
    b.margin.undo();
    a.margin.undo();
    expect(a.names()).toEqual([['Is this so?']]);
    a.margin.redo();
    await verified();
    expect(a.names()).toEqual([]);
  });

  it('nothing of a stranger, of another page or workspace, or altered, is shown', async () => {
    const a = side(ada);
    const act: MarginAct = { does: 'comment', ...on, text: 'no' };
    forged(a.doc, mallory, act);
    forged(a.doc, ben, act, { page: other });
    forged(a.doc, ben, act, { workspace: 'v' });
    forged(a.doc, ben, { ...act, text: '   ' });
    a.doc.getArray('margin').push(['words', 7, new Uint8Array(200), new Uint8Array(20_000)]);
    const good = sign(
      'margin',
      encodeMarginWord({ version: 1, workspace: 'w', page, id: 'onceandonly', at: 1, act: { ...act, text: 'yes' } }),
      ben,
    );
    const bad = good.slice();
    bad[bad.length - 20] = (bad.at(-20) ?? 0) ^ 1;
    a.doc.getArray('margin').push([good, bad, good.slice()]);
    await verified();
    expect(a.names()).toEqual([['yes']]);
  });

  it('a picture is told of when a member signed for it, and never a recovery phrase taken', async () => {
    const [a, b] = [side(ada), side(ben)];
    const file = { id: 'A'.repeat(43), name: 'a.webp', type: 'image/webp', size: 9 } as FileRef;
    a.margin.picture(file);
    forged(a.doc, mallory, { does: 'picture', file: { ...file, id: 'B'.repeat(43) as FileRef['id'] } });
    sync(a.doc, b.doc);
    await verified();
    expect(b.pictures.map(({ id }) => id)).toEqual([file.id]);
    const phrase = (await phraseOf(newSecret(random), 'en')).reveal();
    expect((await a.margin.comment(on, phrase)).ok).toBe(false);
    expect(a.read()).toEqual([]);
  });

  it('whatever two people say apart, both read the same, and no remark is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.nat(1), what: fc.nat(4), at: fc.nat(9) }), { maxLength: 25 }),
        async (edits) => {
          const sides = [side(ada), side(ben)];
          let said = 0;
          for (const { who, what, at } of edits) {
            const one = sides[who];
            if (one === undefined) continue;
            const threads = one.read();
            const name = threads[at % threads.length]?.remarks[0]?.name;
            if (what === 4) sync(one.doc, sides[1 - who]?.doc ?? one.doc);
            else if (what === 0 || name === undefined) {
              said += 1;
              await one.margin.comment(on, `c${said}`);
            } else if (what === 1) {
              said += 1;
              await one.margin.reply(name, `r${said}`);
            } else one.margin.settle(name, what === 2);
          }
          const [a, b] = sides;
          if (a === undefined || b === undefined) return;
          sync(a.doc, b.doc);
          await verified();
          const plain = (each: typeof a) =>
            each.read().map(({ key, settled, remarks }) => [key, settled, remarks.map(({ text }) => text)]);
          expect(plain(b)).toEqual(plain(a));
          expect(a.names().flat()).toHaveLength(said);
        },
      ),
      { numRuns: 20 },
    );
  });
});
