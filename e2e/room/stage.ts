/**
 * Two stages for the same scenes: plain y-webrtc with signalling as it expects it, a provider and a password a document;
 * and our room with our server. The pages of both reach their server through the proxy, so the network fails them alike.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page, type WebSocket as PageSocket } from 'playwright-core';
import { WebSocket } from 'ws';
import { openHub } from '../link/hub.ts';
import { openLab } from '../link/lab.ts';
import type { Variant } from '../link/site.ts';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import { type RecordingProxy, startRecordingProxy } from '../support/proxy.ts';
import { buildPage, openPages, serve } from './lab.ts';
import { openMallory } from './mallory.ts';
import type { Name } from './page/cast.ts';

export interface Actor {
  readonly page: Page;
  write(document: string, words: string): Promise<void>;
  read(document: string): Promise<string>;
  linked(document: string): Promise<boolean>;
  /** Connections to other devices that nobody closed. */
  connections(): Promise<number>;
  /** Closes every link, as a network failure would. */
  drop(): Promise<void>;
  /** What a page calls when its documents are closed for good. */
  leave(): Promise<void>;
  /** Sockets opened so far, ended ones too. */
  readonly sockets: readonly PageSocket[];
}

export interface Stage {
  readonly network: RecordingProxy;
  /** Resolves once the device has announced itself. `stranger`: knows where the others meet, but not their secret. */
  enter(name: Name, documents: readonly string[], stranger?: boolean): Promise<Actor>;
  /** Garbage on the topic of the document, and introductions that are none, by somebody who knows the secret. */
  disturb(document: string): Promise<void>;
  /** Errors that no page caught, rejections included. */
  readonly errors: string[];
  closePages(): Promise<void>;
  close(): Promise<void>;
}

/** Sockets the page opens from now on, and when it has first published over one. */
function watchSockets(page: Page): { readonly sockets: readonly PageSocket[]; readonly announced: Promise<void> } {
  const sockets: PageSocket[] = [];
  const announced = new Promise<void>((resolve) => {
    page.on('websocket', (socket) => {
      sockets.push(socket);
      socket.on('framesent', ({ payload }) => String(payload).includes('"publish"') && resolve());
    });
  });
  return { sockets, announced };
}

async function openPlain(): Promise<Stage> {
  const lab = await openLab();
  const hub = await openHub(20);
  const network = await startRecordingProxy(hub.url);
  const url = `ws://127.0.0.1:${network.port}`;
  let pages: Page[] = [];

  async function enter(name: Name, documents: readonly string[], stranger = false): Promise<Actor> {
    const page = await lab.page('plain');
    pages.push(page);
    const { sockets, announced } = watchSockets(page);
    const password = stranger ? 'a guess' : 'the password';
    for (const document of documents) {
      await page.evaluate(([who, at, room, secret]) => window.lab.join(who, at, room, { password: secret }), [
        name,
        url,
        document,
        password,
      ] as const);
    }
    await announced;
    const everywhere = async (job: (room: string) => void): Promise<void> => {
      for (const document of documents) await page.evaluate(job, document);
    };
    return {
      page,
      sockets,
      write: (document, words) =>
        page.evaluate(([room, text]) => window.lab.write(text, room), [document, words] as const),
      read: (document) => page.evaluate((room) => window.lab.read(room), document),
      linked: (document) => page.evaluate((room) => window.lab.linked(room), document),
      connections: () => page.evaluate(() => window.lab.living()),
      drop: () => everywhere((room) => window.lab.drop('peer', room)),
      leave: () => everywhere((room) => window.lab.destroy(room)),
    };
  }

  return {
    network,
    errors: lab.errors,
    enter,
    async disturb(document) {
      const socket = new WebSocket(url);
      await once(socket, 'open');
      for (let size = 1; size < 300; size += 37) {
        const data = Buffer.from(crypto.getRandomValues(new Uint8Array(size))).toString('base64');
        socket.send(JSON.stringify({ type: 'publish', topic: document, data }));
      }
      socket.close();
      const cleo = await enter('cleo', [document]);
      await cleo.page.waitForFunction((room) => window.lab.linked(room), document);
      await cleo.page.evaluate((room) => window.lab.forge(room), document);
    },
    async closePages() {
      for (const page of pages) await page.context().close();
      pages = [];
    },
    async close() {
      await lab.close();
      await network.close();
      await hub.close();
    },
  };
}

async function openOurs(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'room-faults-'));
  await buildPage(join(folder, 'dist'));
  const server = await serve(folder, 0);
  const network = await startRecordingProxy(`http://127.0.0.1:${server.port}`);
  const browser = await chromium.launch({ executablePath: needChromium(), args: [...chromiumFlags] });
  const pages = openPages(browser, network.port);
  return {
    network,
    errors: pages.errors,
    async enter(name, documents, stranger = false) {
      const page = await pages.page();
      const { sockets, announced } = watchSockets(page);
      await page.evaluate((options) => window.room.open(options), {
        name,
        documents,
        url: pages.url,
        ...(stranger && { onlyTopic: true, members: ['ada', 'ben', name] as const }),
      });
      await announced;
      return {
        page,
        sockets,
        write: (document, words) =>
          page.evaluate(([id, text]) => window.room.write(id, text), [document, words] as const),
        read: (document) => page.evaluate((id) => window.room.read(id), document),
        linked: () => page.evaluate(() => window.room.state() === 'direct'),
        connections: () => page.evaluate(() => window.room.living()),
        drop: () => page.evaluate(() => window.room.drop()),
        leave: () => page.evaluate(() => window.room.close()),
      };
    },
    async disturb() {
      const mallory = await openMallory(pages.url);
      mallory.disturb(0);
      mallory.close();
    },
    closePages: pages.closePages,
    async close() {
      await browser.close();
      await network.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const openStage = (variant: Variant): Promise<Stage> => (variant === 'plain' ? openPlain() : openOurs());
