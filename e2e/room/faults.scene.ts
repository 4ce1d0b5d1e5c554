/**
 * The faults of plain y-webrtc 10.3 that no better connection mends: shown on it first, and absent from our room on the
 * same network. The others are in e2e/link/faults.scene.ts. A fault of theirs that disappears fails here too.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, openStage, type Stage } from './stage.ts';

/** ms */
const OUTAGE = 3_000;
const BACK = 10_000;
const MEETING = 30_000;
const SOON = 3_000;

/** Whether it came to hold within the time given. */
async function comes(limit: number, holds: () => Promise<boolean> | boolean): Promise<boolean> {
  const end = performance.now() + limit;
  for (;;) {
    if (await holds()) return true;
    if (performance.now() > end) return false;
    await pass(50);
  }
}

const pass = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
const openSockets = (actor: Actor): number => actor.sockets.filter((socket) => !socket.isClosed()).length;

/** Thrown by what is too short to be sealed, and by a sealed introduction without a signal. */
const ERRORS_OF_GARBAGE = [
  'Error: Unexpected end of array',
  "TypeError: Cannot read properties of null (reading 'type')",
];

const cases = [
  { variant: 'plain', faulty: true },
  { variant: 'ours', faulty: false },
] as const;

describe.each(cases)('$variant', ({ variant, faulty }) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage(variant);
  });
  afterAll(async () => {
    await stage?.close();
  });
  afterEach(async () => {
    stage.network.deaf = false;
    await stage.closePages();
    expect(stage.errors.splice(0)).toEqual([]);
  });

  /** Once the pages are closed, so that none comes late. */
  async function kindsOfErrors(): Promise<Set<string>> {
    await stage.closePages();
    return new Set(stage.errors.splice(0));
  }

  const reads = (actor: Actor, document: string, words: string, limit = MEETING): Promise<boolean> =>
    comes(limit, async () => (await actor.read(document)).includes(words));

  async function meet(...documents: string[]): Promise<readonly [Actor, Actor]> {
    const ada = await stage.enter('ada', documents);
    const ben = await stage.enter('ben', documents);
    for (const document of documents) {
      await ada.write(document, `${document} of Ada. `);
      await ben.write(document, `${document} of Ben. `);
      expect(await reads(ben, document, 'of Ada')).toBe(true);
      expect(await reads(ada, document, 'of Ben')).toBe(true);
      for (const actor of [ada, ben]) expect(await comes(MEETING, () => actor.linked(document))).toBe(true);
    }
    return [ada, ben];
  }

  // Of pairs whose network was gone for 40 s, half never came back on plain y-webrtc. A cause that shows every time: a
  // device announces itself once, when a connection ends or its socket opens, and never asks whether it was heard. Here
  // all that goes to the server is lost for as long as the link is. The whole cut of 40 s, on ours, is cut.scene.ts.
  test(`an outage that nobody is told of ${faulty ? 'parts the two for good' : 'is over within 10 s of its end'}`, async () => {
    const [ada, ben] = await meet('page 1');
    stage.network.deaf = true;
    await Promise.all([ada.drop(), ben.drop()]);
    for (const actor of [ada, ben]) expect(await comes(SOON, async () => !(await actor.linked('page 1')))).toBe(true);
    await ada.write('page 1', 'Ada alone. ');
    await ben.write('page 1', 'Ben alone. ');
    await pass(OUTAGE);
    stage.network.deaf = false;
    const back = await Promise.all([reads(ada, 'page 1', 'Ben alone', BACK), reads(ben, 'page 1', 'Ada alone', BACK)]);
    expect(back).toEqual([!faulty, !faulty]);
    const [atAda, atBen] = await Promise.all([ada.read('page 1'), ben.read('page 1')]);
    expect(atAda === atBen).toBe(!faulty);
    // The sockets outlived the outage: opening one would have been another reason to announce.
    if (faulty) for (const actor of [ada, ben]) expect(actor.sockets).toHaveLength(1);
  });

  test(`three documents ${faulty ? 'are three connections' : 'are one connection'}`, async () => {
    const actors = await meet('page 1', 'page 2', 'page 3');
    for (const actor of actors) {
      expect(await comes(SOON, async () => (await actor.connections()) === (faulty ? 3 : 1))).toBe(true);
    }
  });

  // disconnect() before destroy() closes the socket. destroy() alone, which is also what the end of a Y.Doc calls, leaves
  // the room but not the server: the socket keeps its pings, and its reconnections, for the life of the page.
  test(`leaving ${faulty ? 'keeps the socket, and opens it anew when it ends' : 'closes the socket for good'}`, async () => {
    const [ada] = await meet('page 1');
    expect(openSockets(ada)).toBe(1);
    await ada.leave();
    expect(await comes(SOON, () => openSockets(ada) === 0)).toBe(!faulty);
    stage.network.cut();
    expect(await comes(SOON, () => ada.sockets.length > 1)).toBe(faulty);
    expect(openSockets(ada)).toBe(faulty ? 1 : 0);
  });

  test(`somebody who does not know the secret ${faulty ? 'causes rejections that nobody handles' : 'causes no error'}`, async () => {
    const ada = await stage.enter('ada', ['page 1']);
    await ada.write('page 1', 'For Ben. ');
    await stage.enter('cleo', ['page 1'], true);
    // Once Ben, who comes after her, has met Ada, what she published has been read.
    const ben = await stage.enter('ben', ['page 1']);
    expect(await reads(ben, 'page 1', 'For Ben')).toBe(true);
    expect(await kindsOfErrors()).toEqual(new Set(faulty ? ['OperationError: OperationError'] : []));
  });

  test(`garbage and forged introductions ${faulty ? 'cause errors that nobody handles' : 'cause no error'}`, async () => {
    const ada = await stage.enter('ada', ['page 1']);
    await ada.write('page 1', 'For Ben. ');
    await stage.disturb('page 1');
    const ben = await stage.enter('ben', ['page 1']);
    expect(await reads(ben, 'page 1', 'For Ben')).toBe(true);
    const kinds = await kindsOfErrors();
    if (faulty) expect([...kinds]).toEqual(expect.arrayContaining(ERRORS_OF_GARBAGE));
    else expect(kinds).toEqual(new Set());
  });
});
