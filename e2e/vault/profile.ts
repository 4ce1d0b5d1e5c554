/** A browser profile that outlives its browser: to kill one, and look with another at what was left. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumFlags, needChromium } from '../support/chromium.ts';
import type { Site } from './site.ts';
import { visit } from './stage.ts';

export interface Running {
  readonly context: BrowserContext;
  readonly page: Page;
  /** SIGKILL to the browser itself: no process gets to finish anything. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface Profile {
  launch(site: Site): Promise<Running>;
  remove(): Promise<void>;
}

/** The browser's main process: the one with this profile that is nobody's helper (those have a `--type`). */
async function browserProcess(folder: string): Promise<number> {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(`--user-data-dir=${folder}`) && !command.includes('--type=')) return Number(pid);
  }
  throw new Error('the browser is not running');
}

export async function makeProfile(): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'vault-profile-'));
  return {
    async launch(site) {
      const context = await chromium.launchPersistentContext(folder, {
        executablePath: needChromium(),
        args: chromiumFlags,
      });
      const page = await visit(context.pages()[0] ?? (await context.newPage()), site);
      return {
        context,
        page,
        async kill() {
          const gone = new Promise((resolve) => context.once('close', resolve));
          process.kill(await browserProcess(folder), 'SIGKILL');
          await gone;
        },
        close: () => context.close(),
      };
    },
    // The killed browser's helpers may still be writing their last files.
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}
