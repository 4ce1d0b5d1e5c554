/**
 * What a call puts on the wire, one way, every header counted (IP, UDP, SRTP, control packets, the link's own channel):
 * two people in real browsers with a voice that never pauses, in the app as it is; beside it the browser's own sound
 * over a connection that nobody tuned, in the same run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { costOf } from '../app/model/call.ts';
import { fakeMedia, keepsComing, openCall, watchMedia } from '../e2e/call/hands.ts';
import { makePairByLink } from '../e2e/story/pair.ts';
import { startServerProcess } from '../e2e/support/index.ts';
import { voiceFile } from './call/voice.ts';
import { round } from './measure/inTurn.ts';
import type { Bench } from './run.ts';

const MEASURED_MS = 10_000;
/** The browser tries its way up to the rate it was given. */
const SETTLING_MS = 3_000;
const base = { bench: 'call', peer: 'the browser by itself', limit: null, unit: 'kbit/s one way' } as const;

const wait = (delay: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delay));

/** Bytes sent by the page's living connections, with 28 for IP and UDP around each packet. */
const onTheWire = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    let sum = 0;
    for (const connection of window.seen.connections) {
      if (connection.connectionState !== 'connected') continue;
      (await connection.getStats()).forEach((stat: Record<string, unknown>) => {
        if (stat.type !== 'candidate-pair' || stat.nominated !== true) return;
        sum += Number(stat.bytesSent) + 28 * (Number(stat.packetsSent) + Number(stat.requestsSent ?? 0));
      });
    }
    return sum;
  });

async function rateOf(page: Page): Promise<number> {
  await wait(SETTLING_MS);
  const [before, began] = [await onTheWire(page), performance.now()];
  await wait(MEASURED_MS);
  return (((await onTheWire(page)) - before) * 8) / (performance.now() - began);
}

/** Sound alone between two connections of one page, as the browser makes them. */
async function plainRate(page: Page): Promise<number> {
  await page.evaluate(async () => {
    const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
    from.onicecandidate = ({ candidate }) => void (candidate && to.addIceCandidate(candidate));
    to.onicecandidate = ({ candidate }) => void (candidate && from.addIceCandidate(candidate));
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) from.addTrack(track, stream);
    await from.setLocalDescription();
    if (from.localDescription !== null) await to.setRemoteDescription(from.localDescription);
    await to.setLocalDescription();
    if (to.localDescription !== null) await from.setRemoteDescription(to.localDescription);
    window.seen.connections.splice(0, Infinity, from);
  });
  return rateOf(page);
}

export const run: Bench = async (report) => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-call-'));
  const voice = join(folder, 'voice.wav');
  writeFileSync(voice, voiceFile());
  const server = await startServerProcess();
  const flags = [...fakeMedia, `--use-file-for-fake-audio-capture=${voice}`];
  const { ada, ben } = await makePairByLink(server.address, { flags }, watchMedia);
  try {
    const { page } = ada;
    const spare = async (low: boolean): Promise<void> => {
      await page.getByRole('checkbox', { name: 'Spare data in this call' }).setChecked(low);
    };
    await openCall(page);
    await page.getByRole('button', { name: /^Call ·/ }).click();
    await ben.page.getByRole('button', { name: /^Answer/ }).click();
    await keepsComing(ben.page, 'samples');
    await page.getByRole('button', { name: 'Devices and data' }).click();
    const full = await rateOf(page);
    await spare(true);
    const low = await rateOf(page);
    await page.getByRole('button', { name: 'Turn the camera on' }).click();
    await keepsComing(ben.page, 'frames');
    const lowSeen = await rateOf(page);
    await spare(false);
    const fullSeen = await rateOf(page);
    await page.getByRole('button', { name: 'Hang up' }).click();
    const plain = await plainRate(page);
    const said = (kind: { low: boolean; camera: boolean }): number => (costOf(kind) * 8) / (2 * 60 * 1_000);
    const tell = (what: string, ours: number, theirs: number | null, most: number, goal: string): void =>
      report({
        ...base,
        case: what,
        ours: round(ours),
        theirs: theirs === null ? null : round(theirs),
        ratio: null,
        goal,
        met: ours <= most,
      });
    const button = (kind: { low: boolean; camera: boolean }) =>
      [said(kind), `at most the ${round(said(kind))} that the button says`] as const;
    tell(
      'sound, low data',
      low,
      plain,
      Math.min(20, said({ low: true, camera: false })),
      'at most 20, and what the button says',
    );
    tell('sound', full, plain, ...button({ low: false, camera: false }));
    tell('sound and a 240p picture, low data', lowSeen, null, ...button({ low: true, camera: true }));
    tell('sound and a 360p picture', fullSeen, null, ...button({ low: false, camera: true }));
  } finally {
    await Promise.all([ada.close(), ben.close()]);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
