/**
 * What the Link costs over the wire it runs on: bytes, documents acknowledged by the other disk, and one key. Each round
 * of ours stands beside a round of a bare RTCDataChannel between the same two pages; medians. And what a connection
 * costs to make and to keep, beside plain y-webrtc's.
 */
import { plainTransfer } from './link/plain.ts';
import { quietMinute } from './link/quiet.ts';
import { bytesCase, connect, documentCases, idsOf, type Size } from './link/sized.ts';
import { openStage, type Stage } from './link/stage.ts';
import { catchingUp, keystroke } from './link/words.ts';
import type { Bench } from './run.ts';

const MB = 1024 * 1024;
const PLAIN_LIMIT_MS = 5_000;

async function meet({ ada, ben, socket }: Stage, ids: readonly string[]): Promise<void> {
  for (const [page, name] of [[ada, 'ada'] as const, [ben, 'ben'] as const]) {
    await page.evaluate((options) => window.bench.documents.open(options), { name, url: socket, ids });
  }
  for (const page of [ada, ben]) await page.waitForFunction(() => window.bench.documents.direct());
}

export const run: Bench = async (report) => {
  const stage = await openStage();
  const { ada, ben } = stage;
  try {
    const theirs = await plainTransfer(stage, 5 * MB, PLAIN_LIMIT_MS);
    const five: Size = { name: '5 MB', length: 5 * MB, rounds: { bytes: 15, document: 5 }, rest: 8_000, theirs };
    const twenty: Size = {
      name: '20 MB',
      length: 20 * MB,
      rounds: { bytes: 3, document: 2 },
      rest: 10_000,
      theirs: null,
    };
    await connect(stage);
    for (const size of [five, twenty]) report(await bytesCase(stage, size));
    await meet(stage, idsOf(five));
    for (const result of await documentCases(stage, five)) report(result);
    const quiet = await quietMinute(stage);
    report(quiet.setUp);
    // While three pairs are idle for a minute, two of which hardly wake up.
    report(await keystroke(stage, idsOf(five)[0] ?? ''));
    for (const result of await catchingUp(stage, idsOf(five))) report(result);
    for (const result of await quiet.idle) report(result);
    for (const page of [ada, ben]) {
      for (const id of idsOf(twenty)) await page.evaluate((added) => window.bench.documents.add(added), id);
    }
    for (const result of await documentCases(stage, twenty)) report(result);
  } finally {
    await stage.close();
  }
};
