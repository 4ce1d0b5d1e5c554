/** What the scenes do inside the page with pairs of Links. Each returns plain figures for the test to judge. */

import { linkContract } from '../../../app/peer/testing/linkContract.ts';
import { openPair, type PairOptions, type Side, until } from './pair.ts';
import { cut, made, sentSizes } from './watch.ts';

const proven = ([a, b]: readonly [Side, Side]) => until('both proven', () => a.link.connected && b.link.connected);

export function bytesOf(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 31 + (at >> 8)) & 255;
  return bytes;
}

const same = (a: Uint8Array, b: Uint8Array | undefined) =>
  b !== undefined && a.length === b.length && a.every((x, i) => x === b[i]);

export async function meet(options: PairOptions) {
  const pair = openPair(options);
  const took = await proven(pair);
  const [a, b] = pair.map(({ seen }) => seen.proven[0]);
  const result = {
    took,
    leads: [a?.leads, b?.leads],
    names: [a?.person, b?.person],
    count: pair.map(({ seen }) => seen.proven.length),
  };
  for (const { link } of pair) link.destroy();
  return result;
}

/** One large message on the documents channel, a small one on the root while it is under way. */
export async function carry(length: number) {
  const pair = openPair();
  await proven(pair);
  const [a, b] = pair;
  const received: Uint8Array[] = [];
  let rootAt = -1;
  b.seen.proven[0]?.channel(1).receive((message) => received.push(message));
  b.link.on('data', () => {
    rootAt = received.length;
  });
  const message = bytesOf(length);
  const documents = a.seen.proven[0]?.channel(1);
  sentSizes.length = 0;
  documents?.send(message);
  const queued = documents?.queued() ?? 0;
  // A presence of nobody: the smallest message that y-webrtc would read.
  a.link.send(new Uint8Array([1, 1, 0]));
  await documents?.drained();
  const afterDrain = documents?.queued() ?? -1;
  const took = await until('the message', () => received.length === 1, 20_000);
  const result = {
    took,
    same: same(message, received[0]),
    queued,
    afterDrain,
    /** How many large messages had arrived when the small one did. */
    rootAt,
    largestFrame: Math.max(...sentSizes),
    meter: [a.link.meter(), b.link.meter()],
    roundTrip: a.link.roundTrip(),
  };
  for (const { link } of pair) link.destroy();
  return result;
}

/** One case of the contract that the simulated link keeps as well. */
export async function contract(title: string): Promise<void> {
  const pair = openPair();
  await proven(pair);
  const [one, other] = pair.map(({ seen }) => seen.proven[0]);
  if (one === undefined || other === undefined) throw new Error('two proven ends');
  await linkContract.find((each) => each.title === title)?.run({ ends: [one, other], drop: () => pair[0].link.drop() });
  for (const { link } of pair) link.destroy();
}

export type Drop = 'one' | 'other' | 'both';

/** Cuts, again and again, and measures how long until a message passes in both directions. */
export async function repair(times: number, drop: Drop, latency: number): Promise<number[]> {
  const pair = openPair({ latency });
  await proven(pair);
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const arrived = [0, 0];
    for (const [at, { seen }] of pair.entries()) {
      seen.proven[0]?.channel(1).receive(([mark]) => {
        if (mark === turn) arrived[at] = 1;
      });
    }
    const connects = [0, 0];
    const off = pair.map(({ seen }, at) =>
      seen.proven[0]?.onRestart(() => {
        connects[at] = 1;
        seen.proven[0]?.channel(1).send(new Uint8Array([turn]));
      }),
    );
    if (drop !== 'other') pair[0].link.drop();
    if (drop !== 'one') pair[1].link.drop();
    took.push(await until(`repair ${turn}`, () => arrived[0] === 1 && arrived[1] === 1));
    for (const stop of off) stop?.();
  }
  for (const { link } of pair) link.destroy();
  return took;
}

/** The browser's own connection dies under one Link; nobody tells it. */
export async function cutOnce() {
  const pair = openPair();
  await proven(pair);
  let restarts = 0;
  pair[0].seen.proven[0]?.onRestart(() => {
    restarts += 1;
  });
  const found = cut();
  const took = await until('repair', () => restarts === 1 && pair[1].link.connected, 15_000);
  for (const { link } of pair) link.destroy();
  return { took, found };
}

/** Someone who may not enter: what both sides saw, and every byte the honest one sent. */
export async function refuse(options: PairOptions, wait = 3_000) {
  const pair = openPair(options);
  sentSizes.length = 0;
  const before = made.connections;
  let data = 0;
  for (const { link } of pair) {
    link.on('connect', () => link.send(new Uint8Array(1000)));
    link.on('data', () => {
      data += 1;
    });
  }
  await until('a refusal', () => pair[0].seen.refused.length > 0);
  await new Promise((resolve) => setTimeout(resolve, wait));
  const result = {
    refused: pair.map(({ seen }) => seen.refused),
    proven: pair.map(({ seen }) => seen.proven.length),
    data,
    sentSizes: [...sentSizes],
    connections: made.connections - before,
    destroyed: pair[0].link.destroyed,
  };
  for (const { link } of pair) link.destroy();
  return result;
}
