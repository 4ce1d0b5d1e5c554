/**
 * What 10,000 objects cost on the board, with software rendering: frames while the view pans and zooms, what of them is
 * script, opening; beside the same drawing in Excalidraw. And what a stroke costs on the wire.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import * as Y from 'yjs';
import { catalogs } from '../.ci/vite/catalogs.ts';
import { addObject } from '../app/document/board.ts';
import { strokeFrom } from '../app/model/board.ts';
import { boardObjectIdOf } from '../app/model/ids.ts';
import { chromiumFlags, needChromium } from '../e2e/support/chromium.ts';
import type { Turn } from './board/page/drive.ts';
import { p95, scriptTimes } from './measure/frames.ts';
import { median, round } from './measure/inTurn.ts';
import type { Bench, Case } from './run.ts';

const OBJECTS = 10_000;
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

async function servePages(): Promise<{ readonly address: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'bench-board-'));
  const linguiMacro = defineRolldownBabelPreset({
    preset: () => ({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
    rolldown: { filter: { code: /@lingui\/(core|react)\/macro/ } },
  });
  const page = (name: string): string => fileURLToPath(new URL(`board/page/${name}.html`, import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('board/page', import.meta.url)),
    plugins: [babel({ presets: [linguiMacro] }), react(), catalogs()],
    resolve: { dedupe: ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom'] },
    build: {
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: 100_000,
      rolldownOptions: { input: [page('ours'), page('theirs')] },
    },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    readFile(join(outDir, pathname)).then(
      (body) => response.setHeader('content-type', types[extname(pathname)] ?? 'application/octet-stream').end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('a TCP server has a port');
  return {
    address: `http://127.0.0.1:${at.port}`,
    async close() {
      server.close();
      await rm(outDir, { recursive: true });
    },
  };
}

/** Out and back, so that the same is seen in the end as in the beginning. */
const outAndBack = (there: readonly Turn[]): Turn[] => [
  ...there,
  ...there.map(({ dx, dy, isZoom }) => ({ dx: -dx, dy: -dy, isZoom })),
];
const pan = (dx: number, dy: number, frames: number): Turn[] =>
  outAndBack(Array.from({ length: frames }, () => ({ dx, dy, isZoom: false })));
const zoom = (dy: number, frames: number): Turn[] =>
  outAndBack(Array.from({ length: frames }, () => ({ dx: 0, dy, isZoom: true })));

interface Figures {
  readonly frame: number;
  readonly script: number;
}

async function openPage(browser: Browser, address: string, side: 'ours' | 'theirs', size: typeof WIDE): Promise<Page> {
  const page = await browser.newPage({ viewport: size });
  page.on('pageerror', (fault) => console.error(side, fault));
  await page.goto(`${address}/${side}.html?count=${OBJECTS}`);
  await page.waitForFunction(() => window.board !== undefined, null, { timeout: 120_000 });
  return page;
}

/** The first time warms what the browser keeps of it; frames and script are told apart, since a trace costs time. */
async function driven(page: Page, where: 'all' | 'near', turns: readonly Turn[]): Promise<Figures> {
  await page.evaluate((at) => window.board.look(at), where);
  await page.evaluate((all) => window.board.drive(all), turns);
  await page.evaluate((at) => window.board.look(at), where);
  const frames = await page.evaluate((all) => window.board.drive(all), turns);
  await page.evaluate((at) => window.board.look(at), where);
  const session = await page.context().newCDPSession(page);
  const scripts = await scriptTimes(session, 'turn', async () => {
    await page.evaluate((all) => window.board.drive(all), turns);
  });
  await session.detach();
  return { frame: p95(frames), script: p95(scripts) };
}

const CASES = [
  { name: 'everything in view, panning', where: 'all', turns: pan(6, 3, 60), most: 0.5 },
  { name: 'everything in view, zooming', where: 'all', turns: zoom(-4, 40), most: 0.5 },
  { name: 'close up, panning', where: 'near', turns: pan(17, 9, 60), most: 1.1 },
  { name: 'close up, zooming', where: 'near', turns: zoom(3, 40), most: 1.1 },
] as const;

function bounded(what: string, unit: string, ours: number, most: number): Case {
  const rest = { bench: 'board', peer: 'none', theirs: null, limit: null, ratio: null } as const;
  return { ...rest, case: what, ours: round(ours, 1), unit, goal: `<= ${most}`, met: ours <= most };
}

function strokeBytes(): number {
  const doc = new Y.Doc();
  const points: number[] = [];
  for (let at = 0; at < 200; at += 1) {
    const turn = at / 9;
    points.push(
      at * 3 + 34 * Math.cos(turn) + Math.sin(at * 7.3),
      40 * Math.sin(turn * 1.3),
      0.5 + 0.4 * Math.sin(at / 17),
    );
  }
  const { stroke, at } = strokeFrom(points, true);
  const id = (last: number) => boardObjectIdOf(new Uint8Array([1, 2, 3, 4, 5, last]));
  const draft = {
    kind: 'pen',
    colour: 0,
    size: 1,
    text: '',
    stroke,
    box: { ...at, w: stroke.w, h: stroke.h },
  } as const;
  // The first tells the version too: the second is what every further one costs.
  addObject(doc, id(1), draft, null);
  let bytes = 0;
  doc.on('update', (update: Uint8Array) => {
    bytes += update.length;
  });
  addObject(doc, id(2), draft, 'U000');
  return bytes;
}

export const run: Bench = async (report) => {
  report(bounded('a stroke of 200 points with pressure, as an update', 'bytes', strokeBytes(), 600));
  const site = await servePages();
  const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
  try {
    const opened: number[] = [];
    for (let times = 0; times < 3; times += 1) {
      const page = await openPage(browser, site.address, 'ours', WIDE);
      opened.push(await page.evaluate(() => window.board.opened));
      await page.close();
    }
    report(bounded(`${OBJECTS} objects: opening to the whole picture`, 'ms', median(opened), 300));
    for (const { name, where, turns, most } of CASES) {
      const figures: Record<string, Figures> = {};
      // One page after the other: two at once would paint into each other's frames.
      for (const side of ['theirs', 'ours'] as const) {
        const page = await openPage(browser, site.address, side, WIDE);
        await page.evaluate(() => window.board.opened);
        figures[side] = await driven(page, where, turns);
        await page.close();
      }
      const { ours, theirs } = figures;
      if (ours === undefined || theirs === undefined) throw new Error('both sides were driven');
      report(bounded(`${OBJECTS} objects: ${name}, p95 frame`, 'ms', ours.frame, 33));
      report(bounded(`${OBJECTS} objects: ${name}, p95 script of a frame`, 'ms', ours.script, 8));
      report({
        bench: 'board',
        case: `${OBJECTS} objects: ${name}, p95 frame`,
        ours: round(ours.frame, 1),
        peer: 'Excalidraw 0.18',
        theirs: round(theirs.frame, 1),
        limit: null,
        unit: 'ms',
        ratio: round(ours.frame / theirs.frame),
        goal: `<= ${most}`,
        met: ours.frame <= most * theirs.frame,
      });
    }
    const phone = await openPage(browser, site.address, 'ours', PHONE);
    await phone.evaluate(() => window.board.opened);
    const session = await phone.context().newCDPSession(phone);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    for (const { name, where, turns } of CASES) {
      const { frame } = await driven(phone, where, turns);
      report(bounded(`${OBJECTS} objects, 360 x 740, 6x slower: ${name}, p95 frame`, 'ms', frame, 50));
    }
  } finally {
    await browser.close();
    await site.close();
  }
};
