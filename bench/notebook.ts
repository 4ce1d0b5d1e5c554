/**
 * What a key costs in a page of 2,000 and of 10,000 blocks, and what its opening does, beside plain TipTap with its own
 * collaboration and carets, both over y-webrtc: the same words, keys and browser, by turns.
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
import { leanEditor } from '../.ci/vite/editor.ts';
import { fillPage } from '../app/document/pageJson.ts';
import { type PageNode, textNode } from '../app/model/pageNode.ts';
import { chromiumFlags, needChromium } from '../e2e/support/chromium.ts';
import { p95, scriptTimes } from './measure/frames.ts';
import { median, round } from './measure/inTurn.ts';
import type {} from './notebook/page/main.tsx';
import type { Bench, Case } from './run.ts';

const SIZES = [
  { blocks: 2_000, script: 8 },
  { blocks: 10_000, script: 16 },
] as const;
const KEYS = 60;
const ROUNDS = 3;
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** As people write: mostly paragraphs, with headings, lists and tasks between them. */
function aPage(blocks: number): Uint8Array {
  const doc = new Y.Doc();
  const sentence = 'What we said about the interview, the letter and the next step of it.';
  const paragraph = (at: number): PageNode => ({ type: 'paragraph', content: [textNode(`${at}. ${sentence}`)] });
  const nodes = Array.from({ length: blocks }, (_, at): PageNode => {
    if (at % 20 === 10) return { type: 'heading', attrs: { level: 2 }, content: [textNode(`Part ${at}`)] };
    if (at % 20 === 15)
      return { type: 'taskList', content: [{ type: 'taskItem', attrs: { checked: false }, content: [paragraph(at)] }] };
    return paragraph(at);
  });
  fillPage(doc.getXmlFragment('body'), nodes);
  return Y.encodeStateAsUpdate(doc);
}

async function servePage(): Promise<{ readonly address: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'bench-notebook-'));
  const linguiMacro = defineRolldownBabelPreset({
    preset: () => ({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
    rolldown: { filter: { code: /@lingui\/(core|react)\/macro/ } },
  });
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('notebook/page', import.meta.url)),
    plugins: [babel({ presets: [linguiMacro] }), react(), catalogs()],
    resolve: { alias: leanEditor, dedupe: ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom'] },
    define: { global: 'globalThis' },
    build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 5_000 },
  });
  const pages = new Map<string, Uint8Array>(SIZES.map(({ blocks }) => [`?${blocks}`, aPage(blocks)]));
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/page.bin') return void response.end(pages.get(search));
    const file = pathname === '/' ? '/index.html' : pathname;
    readFile(join(outDir, file)).then(
      (body) => response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream').end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('a TCP server has a port');
  return {
    address: `http://127.0.0.1:${at.port}/`,
    async close() {
      server.close();
      await rm(outDir, { recursive: true });
    },
  };
}

interface Sample {
  readonly first: number;
  readonly whole: number;
  readonly script: number;
  readonly frame: number;
}

const WORDS = 'one word after the other, as they come. '.repeat(2).slice(0, KEYS);

/** Each key when the one before is on the screen: what is measured is a key, not a queue of them. */
async function typed(page: Page): Promise<void> {
  for (const sign of WORDS) {
    const before = await page.evaluate(() => window.notebook.count());
    await page.keyboard.type(sign);
    await page.waitForFunction((count) => window.notebook.count() > count, before);
  }
}

async function sample(browser: Browser, address: string, side: 'ours' | 'plain', blocks: number): Promise<Sample> {
  const page: Page = await browser.newPage({ viewport: { width: 900, height: 740 } });
  page.on('pageerror', (fault) => console.error(side, fault));
  try {
    await page.goto(`${address}?side=${side}&blocks=${blocks}`);
    await page.waitForFunction(() => window.notebook !== undefined);
    const { first, whole } = await page.evaluate(() => window.notebook.open());
    // In the middle: half of the page is before the caret, half behind it.
    await page.evaluate((at) => window.notebook.place(at), (blocks >> 1) + 1);
    await page.keyboard.type('warming up ');
    await page.waitForFunction(() => window.notebook.count() >= 11);
    await page.evaluate(() => window.notebook.keys());
    await typed(page);
    const frame = p95(await page.evaluate(() => window.notebook.keys()));
    // Apart from the frames, since a trace costs time.
    const session = await page.context().newCDPSession(page);
    const script = p95(await scriptTimes(session, 'key', () => typed(page)));
    return { first, whole, script, frame };
  } finally {
    await page.close();
  }
}

export const run: Bench = async (report) => {
  const site = await servePage();
  const flags = [...chromiumFlags, '--disable-gpu-vsync', '--disable-frame-rate-limit'];
  const browser = await chromium.launch({ executablePath: needChromium(), args: flags });
  try {
    for (const { blocks, script } of SIZES) {
      const ours: Sample[] = [];
      const plain: Sample[] = [];
      for (let turn = 0; turn < ROUNDS; turn += 1) {
        const sides = turn % 2 === 0 ? (['ours', 'plain'] as const) : (['plain', 'ours'] as const);
        for (const side of sides)
          (side === 'ours' ? ours : plain).push(await sample(browser, site.address, side, blocks));
      }
      const of = (samples: readonly Sample[], key: keyof Sample): number => median(samples.map((one) => one[key]));
      const beside = (what: string, key: keyof Sample, most: number | null): Case => {
        const [mine, theirs] = [of(ours, key), of(plain, key)];
        const ratio = mine / theirs;
        return {
          bench: 'notebook',
          case: `${blocks} blocks: ${what}`,
          ours: round(mine, 1),
          peer: 'plain TipTap with collaboration, carets and y-webrtc',
          theirs: round(theirs, 1),
          limit: null,
          unit: 'ms',
          ratio: round(ratio),
          goal: most === null ? '<= 1.0 x' : `<= ${most} ms`,
          met: most === null ? ratio <= 1 : mine <= most,
        };
      };
      report(beside('a key, script (p95)', 'script', script));
      report(beside('a key, until its frame (p95)', 'frame', null));
      report(beside('opening, until the first paragraph is painted', 'first', null));
      report(beside('opening, until the whole page is laid out', 'whole', null));
    }
  } finally {
    await browser.close();
    await site.close();
  }
};
