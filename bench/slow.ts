/**
 * The first paragraph over the slow link of the lab: 400 ms each way, 64 kbit/s, 5 % of packets lost. Each round stands
 * beside one of a bare RTCDataChannel between the same two pages, over the same line. Linux, as root.
 */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { missing, SLOW } from '../e2e/lab/network.ts';
import { openStage, SOCKET, STUN } from '../e2e/lab/stage.ts';
import { median } from './measure/inTurn.ts';
import type { Bench, Case } from './run.ts';

/** Characters of a paragraph. */
const LENGTH = 600;
const ROUNDS = 15;
const GOAL = 1.5;

type Pages = readonly [Page, Page];

async function connectRaw([ada, ben]: Pages): Promise<void> {
  const servers = [{ urls: STUN }];
  const offer = await ada.evaluate((given) => window.bench.raw.offer(given), servers);
  const answer = await ben.evaluate(([sdp, given]) => window.bench.raw.answer(sdp, given), [offer, servers] as const);
  await ada.evaluate((sdp) => window.bench.raw.accept(sdp), answer);
  await ben.evaluate((bytes) => window.bench.raw.expect(bytes), LENGTH);
}

async function paragraphs(pages: Pages): Promise<Case> {
  const [ada, ben] = pages;
  const ids = Array.from({ length: ROUNDS }, (_, turn) => `page-${turn}`);
  for (const [page, name] of [[ada, 'ada'] as const, [ben, 'ben'] as const]) {
    await page.evaluate((options) => window.bench.documents.open(options), { name, url: SOCKET, ids });
  }
  for (const page of pages) {
    await page.waitForFunction(() => window.bench.documents.direct(), null, { timeout: 60_000 });
    await page.waitForFunction((all) => window.bench.documents.complete(all), ids, { timeout: 60_000 });
  }
  await connectRaw(pages);
  const taken: { ours: number; raw: number }[] = [];
  for (const [turn, id] of ids.entries()) {
    const ours = () => ada.evaluate(([at, length]) => window.bench.documents.write(at, length), [id, LENGTH] as const);
    const raw = () => ada.evaluate((length) => window.bench.raw.send(length), LENGTH);
    // The first place changes hands. A packet that is lost is lost to one of the two: medians.
    if (turn % 2 === 0) taken.push({ raw: await raw(), ours: await ours() });
    else taken.push({ ours: await ours(), raw: await raw() });
  }
  const ours = median(taken.map((each) => each.ours));
  const limit = median(taken.map((each) => each.raw));
  return {
    bench: 'slow',
    case: `${SLOW.delay} ms, ${SLOW.rate / 1000} kbit/s, ${SLOW.loss} % lost: first paragraph delivered`,
    ours: Math.round(ours),
    peer: 'a raw data channel, the same bytes',
    theirs: null,
    limit: Math.round(limit),
    unit: 'ms',
    ratio: Number((ours / limit).toFixed(2)),
    goal: `<= ${GOAL}`,
    met: ours <= GOAL * limit,
  };
}

export const run: Bench = async (report) => {
  const lacking = missing();
  if (lacking !== null) {
    console.error(`Not run: ${lacking}.`);
    return;
  }
  const stage = await openStage({ root: fileURLToPath(new URL('link/page', import.meta.url)), slow: true });
  try {
    stage.network.route('port-preserving', 'open');
    await stage.serve([STUN]);
    const pages = await Promise.all([stage.page('ada'), stage.page('ben')]);
    await stage.network.slowDown();
    report(await paragraphs(pages));
    const errors = await stage.clear();
    if (errors.length > 0) throw new Error(errors.join('\n'));
  } finally {
    await stage.close();
  }
};
