/**
 * Two people behind two routers, as at home, in a company or on a phone: who connects, by which way, and what is said where
 * nothing does. Real browsers, the real server with its two variables, the operator's own TURN server.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addressesOf, missing } from './network.ts';
import { OVER_TCP, OVER_UDP, openStage, reach, STUN, type Stage, share } from './stage.ts';

/** Two failed attempts, and the time between them. */
const TOLD_WITHIN = 45_000;
const WRONG = 'another secret';

const lacking = missing();

describe.skipIf(lacking !== null)(lacking === null ? 'behind routers' : `behind routers (not run: ${lacking})`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterEach(async () => expect(await stage.clear()).toEqual([]));
  afterAll(() => stage?.close());

  test('port-preserving routers and STUN alone: direct', async () => {
    stage.network.route('port-preserving', 'open');
    await stage.serve([STUN]);
    const pages = await stage.both();
    await Promise.all(pages.map((page) => reach(page, 'direct')));
    await share(pages);
  });

  test.for([
    ['symmetric routers and a relay over UDP', 'symmetric', 'open', [STUN, OVER_UDP]],
    ['UDP blocked and a relay over TCP', 'port-preserving', 'blocked', [STUN, OVER_UDP, OVER_TCP]],
  ] as const)('%s: through the relay, and said so', async ([, router, udp, urls]) => {
    stage.network.route(router, udp);
    await stage.serve(urls);
    const pages = await stage.both();
    await Promise.all(pages.map((page) => reach(page, 'relayed')));
    await share(pages);
  });

  test.for([
    ['symmetric routers and STUN alone', 'symmetric', [STUN], undefined],
    ['no server to ask', 'port-preserving', [], undefined],
    ['a relay that does not know the secret', 'symmetric', [STUN, OVER_UDP, OVER_TCP], WRONG],
  ] as const)('%s: said to be out of reach, not absent', async ([, router, urls, secret]) => {
    stage.network.route(router, 'open');
    await stage.serve(urls, secret);
    const pages = await stage.both();
    await Promise.all(pages.map((page) => reach(page, 'blocked', TOLD_WITHIN)));
  });

  test('a wrong secret keeps nobody apart who can meet directly', async () => {
    stage.network.route('port-preserving', 'open');
    await stage.serve([STUN, OVER_UDP, OVER_TCP], WRONG);
    const pages = await stage.both();
    await Promise.all(pages.map((page) => reach(page, 'direct')));
    await share(pages);
  });

  test('[relay only] no address of the device or of its router reaches the other side, whatever that one allows', async () => {
    stage.network.route('port-preserving', 'open');
    await stage.serve([STUN, OVER_UDP]);
    const [ada, ben] = await Promise.all([stage.enter('ada', true), stage.enter('ben')]);
    await Promise.all([ada, ben].map((page) => reach(page, 'relayed')));
    await share([ada, ben]);
    const told = (await ben.evaluate(() => window.room.told())).join('\n');
    expect(told).toContain(' typ relay ');
    expect(told).not.toMatch(/ typ (?:host|srflx|prflx)/);
    for (const address of addressesOf('ada')) expect(told).not.toContain(address);
    // Ben, who did not ask for it, tells his: the search finds what is there.
    const back = (await ada.evaluate(() => window.room.told())).join('\n');
    for (const address of addressesOf('ben')) expect(back).toContain(address);
  });

  test('[relay only] without a relay nothing connects, and it is said', async () => {
    stage.network.route('port-preserving', 'open');
    await stage.serve([STUN]);
    const [ada, ben] = await Promise.all([stage.enter('ada', true), stage.enter('ben')]);
    await reach(ada, 'no-relay');
    await reach(ben, 'blocked', TOLD_WITHIN);
    expect(await ada.evaluate(() => window.room.state())).toBe('no-relay');
    await ada.evaluate(() => window.room.chooseRelay(false));
    await Promise.all([ada, ben].map((page) => reach(page, 'direct')));
  });
});
