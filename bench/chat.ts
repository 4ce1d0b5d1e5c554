/**
 * What 50,000 messages cost: opening, scrolling through them, looking for a word, and one more. In the app's own parts
 * and a real browser, without a peer to compare with: the bounds are those of a stall that a person notices.
 */
import { createPrivateKey, sign as signWith } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import * as Y from 'yjs';
import { catalogs } from '../.ci/vite/catalogs.ts';
import { appendLine } from '../app/document/chat.ts';
import { encodeChatText } from '../app/model/chatLine.ts';
import { Secret, signingPairFrom } from '../crypto/index.ts';
import { chromiumFlags, needChromium } from '../e2e/support/chromium.ts';
import type {} from './chat/page/main.tsx';
import { median, round } from './measure/inTurn.ts';
import type { Bench, Case } from './run.ts';

const LINES = 50_000;
const SEARCHED = 'pangolin';
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
/** PKCS 8 of an Ed25519 seed, up to the seed. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signed by the system's Ed25519: tweetnacl would take minutes. The envelopes are the same to the byte. */
function aConversation(): Uint8Array {
  const doc = new Y.Doc();
  const sides = [1, 2].map((fill) => {
    const seed = Buffer.alloc(32, fill);
    const { publicKey } = signingPairFrom(new Secret(new Uint8Array(seed)));
    return { publicKey, key: createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' }) };
  });
  const label = Buffer.from('binome/1/chat\0');
  doc.transact(() => {
    for (let at = 0; at < LINES; at += 1) {
      const side = sides[at % 3 === 0 ? 0 : 1];
      if (side === undefined) continue;
      const text = `Message ${at}: what we said about the interview, the letter and the next step${at % 1_000 === 7 ? `, and a ${SEARCHED}` : ''}.`;
      const line = encodeChatText({
        version: 1,
        workspace: 'bench',
        id: `line${String(at).padStart(8, '0')}`,
        text,
        at: 1_700_000_000_000 + at * 600_000,
      });
      const signature = signWith(null, Buffer.concat([label, line]), side.key);
      appendLine(doc, new Uint8Array(Buffer.concat([Buffer.from([1]), side.publicKey, signature, line])));
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

async function servePage(talk: Uint8Array): Promise<{ readonly address: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'bench-chat-'));
  const linguiMacro = defineRolldownBabelPreset({
    preset: () => ({ plugins: ['@lingui/babel-plugin-lingui-macro'] }),
    rolldown: { filter: { code: /@lingui\/(core|react)\/macro/ } },
  });
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('chat/page', import.meta.url)),
    plugins: [babel({ presets: [linguiMacro] }), react(), catalogs()],
    resolve: { dedupe: ['yjs', 'lib0', 'react', 'react-dom'] },
    build: { outDir, emptyOutDir: true },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/talk.bin') return void response.end(talk);
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

const bounded = (what: string, ours: number, most: number): Case => ({
  bench: 'chat',
  peer: 'none',
  theirs: null,
  limit: null,
  ratio: null,
  unit: 'ms',
  case: `${LINES} messages: ${what}`,
  ours: round(ours, 1),
  goal: `<= ${most}`,
  met: ours <= most,
});

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

export const run: Bench = async (report) => {
  const site = await servePage(aConversation());
  const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    page.on('pageerror', (fault) => console.error(fault));
    await page.goto(site.address);
    await page.waitForFunction(() => window.talk !== undefined);
    const opened = await page.evaluate(() => window.talk.opened);
    report(bounded('opening to the newest lines on the screen', opened.first, 1_000));
    report(bounded('opening to all of them verified', opened.all, 15_000));
    report(bounded('longest task while opening', opened.longest, 200));
    await page.waitForFunction((lines) => window.talk.count() === lines, LINES);
    await page.evaluate(() => window.talk.longest());
    report(bounded('scrolling up, p95 between frames', p95(await page.evaluate(() => window.talk.scroll(300))), 50));
    report(bounded('scrolling up, longest task', await page.evaluate(() => window.talk.longest()), 100));
    await page.getByRole('button', { name: 'Search the messages' }).click();
    const field = page.getByRole('searchbox');
    await field.waitFor();
    await page.evaluate(() => window.talk.longest());
    await field.pressSequentially(SEARCHED, { delay: 60 });
    await page.locator('.bubble mark').first().waitFor();
    report(bounded('looking for a word, longest task', await page.evaluate(() => window.talk.longest()), 200));
    await field.press('Escape');
    const said: number[] = [];
    for (let times = 0; times < 9; times += 1)
      said.push(await page.evaluate((text) => window.talk.say(text), `one more, number ${times}`));
    report(bounded('one more, until it is on the screen (median)', median(said), 100));
    report(bounded('one more, longest task', await page.evaluate(() => window.talk.longest()), 100));
  } finally {
    await browser.close();
    await site.close();
  }
};
