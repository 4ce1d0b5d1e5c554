/**
 * Three people change one document through its doors, apart, and meet in any order: all read the same, and all that is
 * read is whole. Here are the documents without such a test of their own; board, goals, agenda, pact and the tree of
 * pages have theirs beside them, the text of a page in app/ui/editor.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardIdOf, FIRST_BOARD, pageIdOf, personIdOf } from '../model/ids.ts';
import { encodeMarginWord, MARGIN_LIMITS, type MarginAct, parseMarginWord, threadsFrom } from '../model/margin.ts';
import {
  addBoard,
  BOARD_LIMIT,
  BOARD_TITLE_LIMIT,
  boardsOf,
  removeBoard,
  restoreBoard,
  retitleBoard,
  touchBoard,
} from './boards.ts';
import { appendLine, ENVELOPE_LIMIT, eraseLines, linesOf, replaceLine } from './chat.ts';
import { depart, departuresOf } from './departures.ts';
import { marginWordsIn } from './margin.ts';
import { LAST_INSTANT } from './notebook.ts';
import { putWord, wordAt } from './partner.ts';
import { devicesIn, hasMet, introduce, SCHEMA_VERSION, schemaOf } from './root.ts';
import { share, sharesOf } from './shared.ts';

const PEOPLE = [0, 1, 2].map((byte) => personIdOf(new Uint8Array(32).fill(byte)));
const person = (at: number) => PEOPLE[at % 3] ?? expect.fail('three people');

interface Act {
  readonly who: number;
  readonly what: number;
  readonly which: number;
  readonly value: number;
}
const act: fc.Arbitrary<Act> = fc.record({ who: fc.nat(2), what: fc.nat(7), which: fc.nat(6), value: fc.nat(400) });

function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

/** `what` 0 is a meeting of two; whoever comes last to the final one comes in any order. */
function fuzz<T>(by: {
  readonly hand: (doc: Y.Doc, act: Act, at: number) => void;
  readonly read: (doc: Y.Doc) => T;
  readonly isWhole: (read: T) => void;
}): void {
  const orders = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 50 }), orders, (acts, order) => {
      const docs = PEOPLE.map(() => new Y.Doc());
      for (const [at, one] of acts.entries()) {
        const doc = docs[one.who] ?? expect.fail('three documents');
        if (one.what === 0) sync(doc, docs[(one.who + 1 + (one.value % 2)) % 3] ?? doc);
        else by.hand(doc, one, at);
      }
      for (let round = 0; round < 2; round += 1)
        for (const one of order) for (const other of docs) if (other !== docs[one]) sync(docs[one] ?? other, other);
      const [first = expect.fail('no document'), ...others] = docs.map(by.read);
      for (const other of others) expect(other).toEqual(first);
      by.isWhole(first);
      // As a device that opens it from its disk, all at once, reads it.
      const fresh = new Y.Doc();
      Y.applyUpdate(fresh, Y.encodeStateAsUpdate(docs[0] ?? fresh));
      expect(by.read(fresh)).toEqual(first);
    }),
    { numRuns: 200 },
  );
}

const bytes = (at: number, who: number, length = 8): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i === 0 ? at : i === 1 ? who : 7) & 255);
const inAnyOrder = (all: readonly Uint8Array[]): string[] => all.map(String).sort();

describe('whatever three people do apart', () => {
  it('the list of boards is one list, of a name and a time within bounds each, with the first board', () => {
    fuzz({
      hand(doc, { what, which, value }) {
        const id = which === 0 ? FIRST_BOARD : boardIdOf(new Uint8Array(12).fill(which));
        if (what < 3 && which > 0) addBoard(doc, id, `${value}`.repeat(40), value);
        else if (what === 3) retitleBoard(doc, id, `${value} `.repeat(60));
        else if (what === 4) removeBoard(doc, id, value);
        else if (what === 5) restoreBoard(doc, id);
        else if (what === 6) touchBoard(doc, id, value * 1_000);
        // What no honest app writes.
        else doc.getMap<unknown>('boards').set(which > 3 ? id : `odd ${which}`, [value, null, 'text'][which % 3]);
      },
      read: boardsOf,
      isWhole(boards) {
        expect(boards[0]?.id).toBe(FIRST_BOARD);
        expect(boards.length).toBeLessThanOrEqual(BOARD_LIMIT);
        expect(new Set(boards.map(({ id }) => id)).size).toBe(boards.length);
        for (const { title, created } of boards) {
          expect(title.length).toBeLessThanOrEqual(BOARD_TITLE_LIMIT);
          expect(created >= 0 && created <= LAST_INSTANT).toBe(true);
        }
      },
    });
  });

  it('the chat has the same lines in one order, none twice and none too long; and who left, shared or keeps a share', () => {
    fuzz({
      hand(doc, { who, what, which, value }, at) {
        const lines = linesOf(doc);
        const line = lines[value % Math.max(1, lines.length)];
        if (what < 3) appendLine(doc, bytes(at, who));
        else if (what === 3 && line !== undefined) replaceLine(doc, line, bytes(at, who));
        else if (what === 4 && line !== undefined) eraseLines(doc, new Set([line]));
        else if (what === 5) depart(doc, person(which), bytes(at, who, which === 6 ? 2_000 : 80));
        else if (what === 6 && which > 2) share(doc, which, bytes(at, who));
        else if (what === 6) putWord(doc, value % 2 === 0 ? 'ask' : 'answer', person(which), bytes(at, who));
        else if (what === 7)
          doc.getArray<unknown>('lines').push([[value, null, 'text', new Uint8Array(ENVELOPE_LIMIT + 1)][which % 4]]);
      },
      read: (doc) => ({
        lines: linesOf(doc).map(({ envelope, client, clock }) => `${envelope} ${client}:${clock}`),
        left: inAnyOrder(departuresOf(doc)),
        shares: inAnyOrder(sharesOf(doc)),
        words: PEOPLE.flatMap((each) => [wordAt(doc, 'ask', each), wordAt(doc, 'answer', each)]),
      }),
      isWhole({ lines, left, shares }) {
        expect(new Set(lines).size).toBe(lines.length);
        expect(left.length).toBeLessThanOrEqual(PEOPLE.length);
        expect(shares.length).toBeLessThanOrEqual(4);
        for (const each of left) expect(each.split(',').length).toBe(80);
      },
    });
  });

  it('the root names each device once, with who it is said to be, and stays of a known schema', () => {
    fuzz({
      hand(doc, { who, what, which, value }) {
        const entry = { person: person(who), name: `name ${value}`, certificate: bytes(value, who, 90), since: value };
        if (what < 7) introduce(doc, `device ${which}`, entry, what % 2 === 0 ? 'private-pair' : 'visible-third');
        else doc.getMap<unknown>('devices').set(`device ${which}`, [value, null, 'text'][value % 3]);
      },
      read: (doc) => ({
        devices: devicesIn(doc).sort((a, b) => (a.device < b.device ? -1 : 1)),
        met: PEOPLE.map((each) => hasMet(doc, each)),
        schema: schemaOf(doc),
      }),
      isWhole({ devices, schema }) {
        expect(new Set(devices.map(({ device }) => device)).size).toBe(devices.length);
        for (const { certificate } of devices) expect(certificate).toHaveLength(90);
        expect(schema).toBe(SCHEMA_VERSION);
      },
    });
  });

  it('what is said beside a page makes the same threads, each remark with words within bounds', () => {
    const page = pageIdOf(new Uint8Array(12));
    let seen = 0;
    const threadsOf = (doc: Y.Doc) =>
      threadsFrom(
        marginWordsIn(doc)
          .all()
          .flatMap((envelope) => {
            // The author's number stands before the word, in place of a signature.
            const word = parseMarginWord(envelope.subarray(1));
            return word.ok ? [{ author: person(envelope[0] ?? 0), word: word.value }] : [];
          }),
      );
    fuzz({
      hand(doc, { who, what, which, value }, at) {
        const words = marginWordsIn(doc);
        const threads = threadsOf(doc);
        const of = threads[value % Math.max(1, threads.length)]?.remarks[0]?.name;
        const say = (said: MarginAct): void =>
          words.add(
            Uint8Array.of(
              who,
              ...encodeMarginWord({ version: 1, workspace: 'w', page, id: `word${at + 10_000}`, at, act: said }),
            ),
            null,
          );
        if (what < 3 || of === undefined)
          say({ does: 'comment', start: `${which}`, end: `${which + 1}`, quote: 'words', text: `remark ${value}` });
        else if (what === 3) say({ does: 'reply', to: of, text: value % 5 === 0 ? ' ' : `answer ${value}` });
        else if (what === 4) say({ does: 'settle', to: of, done: value % 2 === 0 });
        else if (what === 5) say({ does: 'remove', to: of });
        else if (what === 6)
          words.add(words.all()[value % Math.max(1, words.all().length)]?.slice() ?? bytes(at, 0), null);
        else doc.getArray<unknown>('margin').push([[value, null, 'text', bytes(at, who)][which % 4]]);
      },
      read: threadsOf,
      isWhole(threads) {
        const names = threads.flatMap(({ remarks }) => remarks.map(({ name }) => `${name.by} ${name.id}`));
        expect(new Set(names).size).toBe(names.length);
        seen += threads.length;
        for (const { remarks } of threads) {
          for (const { text } of remarks) expect(text.trim() !== '' && text.length <= MARGIN_LIMITS.text).toBe(true);
        }
      },
    });
    // It would prove little if nothing was ever read.
    expect(seen).toBeGreaterThan(200);
  });
});
