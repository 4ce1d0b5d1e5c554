/** So many megabytes as bytes through the Link, and as a document, each beside a bare channel that carries as many. */

import { inTurn, median, round } from '../measure/inTurn.ts';
import type { Case } from '../run.ts';
import type { Stage } from './stage.ts';

const MB = 1024 * 1024;
const TOLD = 1_000;

export const base = { bench: 'link', peer: 'y-webrtc 10.3.0 on simple-peer 9.11.1' } as const;

export interface Size {
  readonly name: string;
  readonly length: number;
  readonly rounds: { readonly bytes: number; readonly document: number };
  /** After a document, and a quiet moment, both devices fold their logs in a worker; the next round should not pay for that. */
  readonly rest: number;
  /** What plain y-webrtc took for as much, ms; null: it never got there. */
  readonly theirs: number | null;
}

export async function connect({ ada, ben }: Stage): Promise<void> {
  const offer = await ada.evaluate(() => window.bench.raw.offer());
  const answer = await ben.evaluate((sdp) => window.bench.raw.answer(sdp), offer);
  await ada.evaluate((sdp) => window.bench.raw.accept(sdp), answer);
}

const expectRaw = ({ ben }: Stage, length: number): Promise<void> =>
  ben.evaluate((bytes) => window.bench.raw.expect(bytes), length);

export async function bytesCase(stage: Stage, { name, length, rounds, theirs }: Size): Promise<Case> {
  const { ada, ben } = stage;
  await expectRaw(stage, length);
  await ben.evaluate(() => window.bench.bytes.open('ben', false));
  await ada.evaluate(() => window.bench.bytes.open('ada', true));
  for (const page of [ada, ben]) await page.waitForFunction(() => window.bench.bytes.ready());
  const { ours, limit, ratio } = await inTurn(
    rounds.bytes,
    () => ada.evaluate((bytes) => window.bench.bytes.send(bytes), length),
    () => ada.evaluate((bytes) => window.bench.raw.send(bytes), length),
  );
  for (const page of [ada, ben]) await page.evaluate(() => window.bench.bytes.close());
  const rate = (ms: number) => round(length / MB / (ms / 1000));
  return {
    ...base,
    case: `${name} bytes`,
    ours: rate(ours),
    theirs: theirs === null ? null : rate(theirs),
    limit: rate(limit),
    unit: 'MB/s',
    ratio: round(1 / ratio),
    goal: '>= 0.90',
    met: 1 / ratio >= 0.9,
  };
}

export const idsOf = ({ name, rounds }: Size): readonly string[] =>
  Array.from({ length: rounds.document + 1 }, (_, turn) => `${name}, page ${turn}`);

/** On documents that both sides know already, all empty. */
export async function documentCases(stage: Stage, size: Size): Promise<readonly Case[]> {
  const { ada, ben } = stage;
  const { name, length, theirs } = size;
  await expectRaw(stage, length);
  const ids = idsOf(size);
  const seen = { there: [] as number[], back: [] as number[], longest: [] as number[] };
  const bare: number[] = [];
  const { ours, limit, ratio } = await inTurn(
    size.rounds.document,
    async (turn) => {
      bare.push(await ada.evaluate((letters) => window.bench.documents.bareWrite(letters), length));
      for (const page of [ada, ben]) await page.evaluate(() => window.bench.documents.forgetSent());
      const took = await ada.evaluate(([id, letters]) => window.bench.documents.write(id, letters), [
        ids[turn] ?? '',
        length,
      ] as const);
      const [sent, back] = await Promise.all(
        [ada, ben].map((page) => page.evaluate(() => window.bench.documents.sent())),
      );
      // The browser tells of tasks a little late; folding has not begun by then.
      await new Promise((resolve) => setTimeout(resolve, TOLD));
      const tasks = await Promise.all([ada, ben].map((page) => page.evaluate(() => window.bench.documents.longest())));
      seen.there.push(sent ?? Number.NaN);
      seen.back.push(back ?? Number.NaN);
      seen.longest.push(Math.max(...tasks));
      await new Promise((resolve) => setTimeout(resolve, size.rest));
      return took;
    },
    () => ada.evaluate((bytes) => window.bench.raw.send(bytes), length),
  );
  const [there, back, longest] = [median(seen.there), median(seen.back), median(seen.longest)];
  const share = (back / there) * 100;
  return [
    {
      ...base,
      case: `${name} document`,
      ours: round(ours, 0),
      theirs: theirs === null ? null : round(theirs, 0),
      limit: round(limit, 0),
      unit: 'ms',
      ratio: round(ratio),
      goal: '<= 1.5',
      met: ratio <= 1.5,
    },
    {
      ...base,
      case: `${name} document, longest task`,
      ours: round(longest, 0),
      theirs: null,
      limit: round(median(bare), 0),
      unit: 'ms of the main thread of either page, 0: none over 50; the limit is the same edit in Yjs alone',
      ratio: null,
      goal: '<= 100',
      met: longest <= 100,
    },
    {
      ...base,
      case: `${name} bytes back`,
      ours: back,
      theirs: null,
      limit: there,
      unit: 'bytes; the limit is what was sent there',
      ratio: round(share, 4),
      goal: '< 2 %',
      met: share < 2,
    },
  ];
}
