/**
 * What the Link costs over the wire it runs on: 5 MB as bytes, 5 MB as a document acknowledged by the other disk, and
 * one key. Each round of ours stands beside a round of a bare RTCDataChannel between the same two pages; medians.
 */
import { BATCH as BATCH_MS } from '../app/peer/documents/outbox.ts';
import { openStage, type Stage } from './link/stage.ts';
import type { Bench, Case } from './run.ts';

const MB = 1024 * 1024;
const LENGTH = 5 * MB;
const ROUNDS = 15;
const DOCUMENT_ROUNDS = 5;
/** After a document, and a quiet moment, both devices fold their logs in a worker; the next round should not pay for that. */
const REST_MS = 8_000;
const KEYS = 60;
const PLAIN_LIMIT_MS = 10_000;

const base = { bench: 'link', peer: 'y-webrtc 10.3.0 on simple-peer 9.11.1' } as const;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Runs both in turn, the first place changing hands, after one round of each that does not count. */
async function inTurn(rounds: number, ours: (turn: number) => Promise<number>, limit: () => Promise<number>) {
  const taken = { ours: [] as number[], limit: [] as number[] };
  for (let turn = 0; turn <= rounds; turn += 1) {
    const first = turn % 2 === 0;
    const before = first ? await limit() : 0;
    const mine = await ours(turn);
    const after = first ? before : await limit();
    if (turn === 0) continue;
    taken.ours.push(mine);
    taken.limit.push(after);
  }
  // Of each round by itself: the two stand side by side, whatever else the machine is doing.
  const ratio = median(taken.ours.map((mine, turn) => mine / (taken.limit[turn] ?? Number.NaN)));
  return { ours: median(taken.ours), limit: median(taken.limit), ratio };
}

async function connect({ ada, ben }: Stage): Promise<void> {
  const offer = await ada.evaluate(() => window.bench.raw.offer());
  const answer = await ben.evaluate((sdp) => window.bench.raw.answer(sdp), offer);
  await ada.evaluate((sdp) => window.bench.raw.accept(sdp), answer);
  await ben.evaluate((bytes) => window.bench.raw.expect(bytes), LENGTH);
}

async function bytesCase({ ada, ben }: Stage, theirs: number | null): Promise<Case> {
  await ben.evaluate(() => window.bench.bytes.open('ben', false));
  await ada.evaluate(() => window.bench.bytes.open('ada', true));
  for (const page of [ada, ben]) await page.waitForFunction(() => window.bench.bytes.ready());
  const { ours, limit, ratio } = await inTurn(
    ROUNDS,
    () => ada.evaluate((length) => window.bench.bytes.send(length), LENGTH),
    () => ada.evaluate((length) => window.bench.raw.send(length), LENGTH),
  );
  for (const page of [ada, ben]) await page.evaluate(() => window.bench.bytes.close());
  const rate = (ms: number) => round(LENGTH / MB / (ms / 1000));
  return {
    ...base,
    case: '5 MB bytes',
    ours: rate(ours),
    theirs: theirs === null ? null : rate(theirs),
    limit: rate(limit),
    unit: 'MB/s',
    ratio: round(1 / ratio),
    goal: '>= 0.80',
    met: 1 / ratio >= 0.8,
  };
}

async function documentCases({ ada, ben, socket }: Stage, theirs: number | null): Promise<readonly Case[]> {
  const ids = Array.from({ length: DOCUMENT_ROUNDS + 1 }, (_, turn) => `page-${turn}`);
  for (const [page, name] of [[ada, 'ada'] as const, [ben, 'ben'] as const]) {
    await page.evaluate(([who, url, all]) => window.bench.documents.open(who, url, all), [name, socket, ids] as const);
  }
  for (const page of [ada, ben]) await page.waitForFunction(() => window.bench.documents.direct());
  const carried = { there: [] as number[], back: [] as number[] };
  const { ours, limit, ratio } = await inTurn(
    DOCUMENT_ROUNDS,
    async (turn) => {
      for (const page of [ada, ben]) await page.evaluate(() => window.bench.documents.forgetSent());
      const took = await ada.evaluate(([id, length]) => window.bench.documents.write(id, length), [
        `page-${turn}`,
        LENGTH,
      ] as const);
      const [sent, back] = await Promise.all(
        [ada, ben].map((page) => page.evaluate(() => window.bench.documents.sent())),
      );
      carried.there.push(sent ?? Number.NaN);
      carried.back.push(back ?? Number.NaN);
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      return took;
    },
    () => ada.evaluate((length) => window.bench.raw.send(length), LENGTH),
  );
  const [there, back] = [median(carried.there), median(carried.back)];
  const share = (back / there) * 100;
  return [
    {
      ...base,
      case: '5 MB document',
      ours: round(ours, 0),
      theirs: theirs === null ? null : round(theirs, 0),
      limit: round(limit, 0),
      unit: 'ms',
      ratio: round(ratio),
      goal: '<= 1.8',
      met: ratio <= 1.8,
    },
    {
      ...base,
      case: '5 MB bytes back',
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

async function keystroke({ ada, ben }: Stage): Promise<Case> {
  const id = 'page-0';
  const { ours, limit } = await inTurn(
    KEYS,
    async (turn) => {
      const key = String.fromCharCode(0x4e00 + turn);
      const seen = ben.evaluate(([document, wanted]) => window.bench.documents.sees(document, wanted), [
        id,
        key,
      ] as const);
      const typed = await ada.evaluate(([document, given]) => window.bench.documents.key(document, given), [
        id,
        key,
      ] as const);
      return (await seen) - typed;
    },
    () => ada.evaluate(() => window.bench.raw.ping()),
  );
  const allowed = BATCH_MS + 1.5 * limit;
  return {
    ...base,
    case: 'keystroke',
    ours: round(ours),
    theirs: null,
    limit: round(limit),
    unit: `ms, of which ${BATCH_MS} is the batching window`,
    ratio: round(ours / allowed),
    goal: '<= 1 of the window and 1.5 pings',
    met: ours <= allowed,
  };
}

/** What the documents' channel carries when nothing is new, and after a thousand keys typed alone; on documents of 30 MB. */
async function catchingUp({ ada, ben }: Stage): Promise<readonly Case[]> {
  const ids = Array.from({ length: DOCUMENT_ROUNDS + 1 }, (_, turn) => `page-${turn}`);
  const carried = () => ada.evaluate(() => window.bench.documents.carried());
  const settled = async (): Promise<number> => {
    await ada.waitForFunction((all) => window.bench.documents.complete(all), ids);
    // The meter is read once a second, and the other side's answers are on their way.
    let before = -1;
    for (let now = await carried(); now !== before; now = await carried()) {
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    }
    return before;
  };
  const start = await settled();
  await ada.evaluate(() => window.bench.documents.leave());
  await ada.evaluate((all) => window.bench.documents.back(all), ids);
  const idle = (await settled()) - start;
  await ada.evaluate(() => window.bench.documents.leave());
  const deflated = await ada.evaluate((id) => window.bench.documents.typeAlone(id, 1_000), ids[0] ?? '');
  await ada.evaluate((all) => window.bench.documents.back(all), ids);
  await ben.waitForFunction(() => window.bench.documents.direct());
  const typed = (await settled()) - start - idle;
  // The meeting itself costs the same with and without news.
  const news = typed - idle;
  return [
    {
      ...base,
      case: 'reconnect with nothing new',
      ours: idle,
      theirs: null,
      limit: null,
      unit: `bytes both ways, for ${ids.length} documents`,
      ratio: null,
      goal: '<= 1024',
      met: idle <= 1_024,
    },
    {
      ...base,
      case: '1,000 offline keystrokes',
      ours: news,
      theirs: null,
      limit: deflated,
      unit: 'bytes; the limit is the deflated v2 difference',
      ratio: round(news / deflated),
      goal: '<= 1.3',
      met: news <= 1.3 * deflated,
    },
  ];
}

export const run: Bench = async (report) => {
  const stage = await openStage();
  try {
    const theirs = await stage.plain(LENGTH, PLAIN_LIMIT_MS);
    await connect(stage);
    report(await bytesCase(stage, theirs));
    for (const result of await documentCases(stage, theirs)) report(result);
    report(await keystroke(stage));
    for (const result of await catchingUp(stage)) report(result);
  } finally {
    await stage.close();
  }
};
