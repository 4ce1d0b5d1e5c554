/** What people do in calls, through the screens; and what their browsers really send, play and hold. */
import type { Page } from 'playwright-core';
import * as cast from '../story/cast.ts';
import { type Person, waitFor } from '../support/index.ts';

/** A camera that shows a clock and a microphone that beeps, allowed without asking. */
export const fakeMedia = [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--auto-accept-this-tab-capture',
];

declare global {
  interface Window {
    /** Every connection and every captured track of the page, as they were made. */
    seen: { connections: RTCPeerConnection[]; tracks: MediaStreamTrack[] };
    awake: number;
  }
}

/** Before the app is opened: keeps hold of what the app makes, and changes nothing of it. */
export async function watchMedia({ context }: Pick<Person, 'context'>): Promise<void> {
  await context.addInitScript(() => {
    const seen: Window['seen'] = { connections: [], tracks: [] };
    window.seen = seen;
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        seen.connections.push(this);
      }
    };
    // A blank page, as a browser begins with, has none.
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    if (devices === undefined) return;
    for (const name of ['getUserMedia', 'getDisplayMedia'] as const) {
      const original = devices[name].bind(devices);
      devices[name] = async (constraints?: MediaStreamConstraints) => {
        const stream = await original(constraints);
        seen.tracks.push(...stream.getTracks());
        return stream;
      };
    }
  });
}

/** Before the app is opened: counts what keeps the screen from going dark. */
export async function watchAwake({ context }: Pick<Person, 'context'>): Promise<void> {
  await context.addInitScript(() => {
    window.awake = 0;
    // A blank page, as a browser begins with, has none.
    const locks: WakeLock | undefined = navigator.wakeLock;
    if (locks === undefined) return;
    const request = locks.request.bind(locks);
    locks.request = async (type) => {
      const lock = await request(type);
      window.awake += 1;
      lock.addEventListener('release', () => {
        window.awake -= 1;
      });
      return lock;
    };
  });
}

/** How many hold the screen awake now. */
export const heldAwake = (page: Page): Promise<number> => page.evaluate(() => window.awake);

export async function openCall(page: Page): Promise<void> {
  await cast
    .visible(page.getByRole('link', { name: /^(Call |Join the call|Back to the call)/ }))
    .click({ timeout: cast.PLENTY });
}

export interface Arrived {
  /** Samples of sound that were received, and frames that were decoded, since the connection began. */
  readonly samples: number;
  readonly frames: number;
  readonly height: number;
}

/** What came over the page's living connections. */
export const arrived = (page: Page): Promise<Arrived> =>
  page.evaluate(async () => {
    const sum = { samples: 0, frames: 0, height: 0 };
    for (const connection of window.seen.connections) {
      if (connection.connectionState === 'closed') continue;
      (await connection.getStats()).forEach((stat: Record<string, unknown>) => {
        if (stat.type !== 'inbound-rtp') return;
        if (stat.kind === 'audio') sum.samples += Number(stat.packetsReceived);
        if (stat.kind === 'video') sum.frames += Number(stat.framesDecoded ?? 0);
        if (stat.kind === 'video') sum.height = Math.max(sum.height, Number(stat.frameHeight ?? 0));
      });
    }
    return sum;
  });

/** More of it comes than had come before. */
export async function keepsComing(page: Page, what: 'samples' | 'frames'): Promise<void> {
  const before = (await arrived(page))[what];
  await waitFor(`more ${what}`, async () => (await arrived(page))[what] >= before + 5, { every: 200 });
}

/** How many captured tracks are still on. */
export const capturing = (page: Page): Promise<number> =>
  page.evaluate(() => window.seen.tracks.filter(({ readyState }) => readyState === 'live').length);

/** How loud the app's own sound elements play what came, 0 to 1 at most over the time. */
export const playing = (page: Page): Promise<number> =>
  page.evaluate(
    () => [...document.querySelectorAll('audio')].filter((one) => !one.paused && one.srcObject !== null).length,
  );

/** What a video on the page shows: the mean of each of a few lines of it. Null while there is none with this name. */
const seenIn = (page: Page, name: string): Promise<string | null> =>
  page.evaluate((label) => {
    const video = document.querySelector(`video[aria-label="${label}"]`);
    if (!(video instanceof HTMLVideoElement) || video.videoWidth === 0) return null;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [32, 24];
    const brush = canvas.getContext('2d');
    brush?.drawImage(video, 0, 0, 32, 24);
    const { data } = brush?.getImageData(0, 0, 32, 24) ?? { data: [] };
    return [...data].filter((_, at) => at % 4 !== 3).join();
  }, name);

/** Moves, and is not one colour. */
export async function livePicture(page: Page, name: string): Promise<void> {
  const first = await waitFor(`a picture: ${name}`, async () => {
    const picture = await seenIn(page, name);
    return picture !== null && new Set(picture.split(',')).size > 3 ? picture : null;
  });
  await waitFor(`it moves: ${name}`, async () => (await seenIn(page, name)) !== first);
}

/** Every connection breaks, as when a network goes. */
export const breakConnections = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const connection of window.seen.connections) connection.close();
  });

/** Packets of sound and pictures that this page's living connections have sent. */
export const sentPackets = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    let sum = 0;
    for (const connection of window.seen.connections) {
      if (connection.connectionState === 'closed') continue;
      (await connection.getStats()).forEach((stat: Record<string, unknown>) => {
        if (stat.type === 'outbound-rtp') sum += Number(stat.packetsSent);
      });
    }
    return sum;
  });

/** Sound comes over exactly so many connections at once. */
export async function hears(page: Page, people: number): Promise<void> {
  const counts = (): Promise<(readonly [string, number])[]> =>
    page.evaluate(async () => {
      const sums: (readonly [string, number])[] = [];
      for (const [at, connection] of window.seen.connections.entries()) {
        if (connection.connectionState !== 'connected') continue;
        (await connection.getStats()).forEach((stat: Record<string, unknown>) => {
          if (stat.type === 'inbound-rtp' && stat.kind === 'audio') sums.push([`${at}`, Number(stat.packetsReceived)]);
        });
      }
      return sums;
    });
  let before = new Map(await counts());
  await waitFor(
    `sound of ${people}`,
    async () => {
      const now = await counts();
      const coming = now.filter(([at, sum]) => sum > (before.get(at) ?? 0));
      before = new Map(now);
      return coming.length === people;
    },
    { within: 60_000, every: 500 },
  );
}
