/**
 * What a connection costs before and between words: bytes through the server's socket (counted in front of it, TCP's
 * own left out) and over the wire between the two pages, both ways. Three pairs stand side by side for the same minute:
 * plain y-webrtc, which never notices that the other side is gone; ours, which asks; ours in low data, which has parted.
 */

import { round } from '../measure/inTurn.ts';
import type { Case } from '../run.ts';
import { countBytes } from './counted.ts';
import { openPlain } from './plain.ts';
import type { Stage } from './stage.ts';

const MINUTE = 60_000;
/** What a meeting still has to say once both are there. */
const SETTLING = 1_500;
const SET_UPS = 5;

const base = { bench: 'link', peer: 'y-webrtc 10.3.0 on simple-peer 9.11.1' } as const;

interface Bytes {
  readonly server: number;
  readonly wire: number;
}

interface Pair {
  now(): Promise<Bytes>;
  close(): Promise<void>;
}

const wait = (delay: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delay));
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

async function plainPair(stage: Stage): Promise<Pair> {
  const { ada, ben, counted, close } = await openPlain(stage.browser, stage.plainSite);
  for (const page of [ada, ben]) await page.waitForFunction(() => window.lab.linked());
  await ada.evaluate(() => window.lab.write('met'));
  await ben.waitForFunction(() => window.lab.read() === 'met');
  return {
    async now() {
      const wire = await Promise.all([ada, ben].map((page) => page.evaluate(() => window.lab.sentOverWire())));
      return { server: counted.bytes(), wire: sum(wire) };
    },
    close,
  };
}

async function ourPair(stage: Stage, low: boolean): Promise<Pair & { rests(): Promise<void> }> {
  const counted = await countBytes(stage.socket);
  // The page's own policy lets it speak to where it came from, and nowhere else.
  const { port } = new URL(counted.url);
  const [ada, ben] = [await stage.page(port), await stage.page(port)];
  const loaded = counted.bytes();
  for (const [page, name] of [
    [ada, 'ada'],
    [ben, 'ben'],
  ] as const) {
    const options = { name, url: counted.url, ids: ['met'], low, workspace: low ? 3 : 2 };
    await page.evaluate((given) => window.bench.documents.open(given), options);
  }
  for (const page of [ada, ben]) await page.waitForFunction(() => window.bench.documents.direct());
  await ada.evaluate(() => window.bench.documents.key('met', 'm'));
  await ben.evaluate(() => window.bench.documents.sees('met', 'm'));
  return {
    async now() {
      const wire = await Promise.all(
        [ada, ben].map((page) => page.evaluate(() => window.bench.documents.sentOverWire())),
      );
      return { server: counted.bytes() - loaded, wire: sum(wire) };
    },
    async rests() {
      for (const page of [ada, ben]) await page.waitForFunction(() => window.bench.documents.isResting());
      // A connection that is gone counts nothing, and must not have been followed by another.
      for (const page of [ada, ben]) {
        if ((await page.evaluate(() => window.bench.documents.living())) > 0)
          throw new Error('it rests and is connected');
      }
    },
    async close() {
      for (const page of [ada, ben]) await page.context().close();
      await counted.close();
    },
  };
}

const total = ({ server, wire }: Bytes): number => server + wire;
const since = (now: Bytes, before: Bytes): Bytes => ({
  server: now.server - before.server,
  wire: now.wire - before.wire,
});
const detail = (ours: Bytes, theirs: Bytes): string =>
  `through the server ${ours.server} and ${theirs.server}, between the pages ${ours.wire} and ${theirs.wire}`;

function costCase(what: string, unit: string, ours: Bytes, theirs: Bytes): Case {
  const ratio = total(ours) / total(theirs);
  return {
    ...base,
    case: what,
    ours: total(ours),
    theirs: total(theirs),
    limit: null,
    unit: `${unit} of both sides; ${detail(ours, theirs)}`,
    ratio: round(ratio),
    goal: "<= y-webrtc's",
    met: ratio <= 1,
  };
}

export interface QuietMinute {
  /** The set-up, at once. */
  readonly setUp: Case;
  /** The minute, once it is over. */
  readonly idle: Promise<readonly Case[]>;
}

/** Of a pair just made, from its pages' first word to each other on. */
async function settled(pair: Pair): Promise<Bytes> {
  await wait(SETTLING);
  return pair.now();
}

const middle = (all: readonly Bytes[]): Bytes =>
  [...all].sort((a, b) => total(a) - total(b))[all.length >> 1] ?? { server: Number.NaN, wire: Number.NaN };

export async function quietMinute(stage: Stage): Promise<QuietMinute> {
  const setUps = { ours: [] as Bytes[], theirs: [] as Bytes[] };
  // Which addresses the browsers try first, and how often, is not the same twice.
  for (let turn = 1; turn < SET_UPS; turn += 1) {
    for (const [make, seen] of [
      [() => plainPair(stage), setUps.theirs],
      [() => ourPair(stage, false), setUps.ours],
    ] as const) {
      const pair = await make();
      seen.push(await settled(pair));
      await pair.close();
    }
  }
  const plain = await plainPair(stage);
  setUps.theirs.push(await settled(plain));
  const full = await ourPair(stage, false);
  setUps.ours.push(await settled(full));
  const low = await ourPair(stage, true);
  await low.rests();
  const pairs = [plain, full, low] as const;

  async function watch(): Promise<readonly Case[]> {
    const before = await Promise.all(pairs.map((pair) => pair.now()));
    await wait(MINUTE);
    const after = await Promise.all(pairs.map((pair) => pair.now()));
    await low.rests();
    for (const pair of pairs) await pair.close();
    const [theirMinute, fullMinute, lowMinute] = after.map((now, at) => since(now, before[at] ?? now));
    if (theirMinute === undefined || fullMinute === undefined || lowMinute === undefined)
      throw new Error('three pairs');
    return [
      costCase('idle, connected', 'bytes a minute', fullMinute, theirMinute),
      {
        ...base,
        case: 'idle, low data',
        ours: lowMinute.wire,
        theirs: theirMinute.wire,
        limit: null,
        unit: `bytes a minute between the pages; the server's own sign of life beside it ${lowMinute.server}, of y-webrtc's ${theirMinute.server}`,
        ratio: 0,
        goal: '= 0',
        met: lowMinute.wire === 0,
      },
    ];
  }
  return {
    setUp: costCase('set-up of a connection', 'bytes', middle(setUps.ours), middle(setUps.theirs)),
    idle: watch(),
  };
}
