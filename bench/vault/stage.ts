/** One browser with a profile on the disk, and a site for each way of keeping: a page asks for the same documents there. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumFlags, needChromium } from '../../e2e/support/chromium.ts';
import { serveVaultPage } from '../../e2e/vault/site.ts';
import './page/play.ts';

export type Side = 'ours' | 'plain' | 'none';

export interface Stage {
  /** A new tab, so a new process; with a document's name it is opened as the page starts. */
  visit(side: Side, name?: string): Promise<Page>;
  /** Bytes of the files in which the browser keeps that side's databases, once it was closed and started again. */
  onDisk(): Promise<Readonly<Record<'ours' | 'plain', number>>>;
  close(): Promise<void>;
}

async function bytesUnder(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

export async function openStage(contents: ReadonlyMap<string, Uint8Array>): Promise<Stage> {
  const served = new Map([...contents].map(([name, bytes]) => [`/content/${encodeURIComponent(name)}`, bytes]));
  const site = await serveVaultPage(
    fileURLToPath(new URL('page', import.meta.url)),
    ['ours.html', 'plain.html', 'none.html'],
    served,
  );
  const { port } = new URL(site.address);
  const folder = await mkdtemp(join(tmpdir(), 'bench-vault-'));
  const launch = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(folder, { executablePath: needChromium(), args: chromiumFlags });
  let context = await launch();

  return {
    async visit(side, name) {
      const page = await context.newPage();
      // A name of its own for each side, so that each has its own files on the disk.
      await page.goto(`http://${side}.localhost:${port}/${side}.html${name === undefined ? '' : `#${name}`}`);
      await page.waitForFunction(() => window.keeping !== undefined);
      return page;
    },
    async onDisk() {
      // Twice: at its start the browser takes what its log holds into the tables, and drops what was written over.
      for (let times = 0; times < 2; times += 1) {
        await context.close();
        context = await launch();
        for (const side of ['ours', 'plain'] as const) {
          const page = await context.newPage();
          await page.goto(`http://${side}.localhost:${port}/${side}.html`);
          await page.evaluate(async () => (await indexedDB.databases()).length);
          await page.close();
        }
      }
      await context.close();
      const bytes = { ours: 0, plain: 0 };
      const databases = join(folder, 'Default/IndexedDB');
      for (const name of await readdir(databases)) {
        for (const side of ['ours', 'plain'] as const) {
          if (name.includes(`_${side}.localhost_`)) bytes[side] += await bytesUnder(join(databases, name));
        }
      }
      context = await launch();
      return bytes;
    },
    async close() {
      await context.close();
      await site.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
