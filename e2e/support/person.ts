/** One person: a real Chromium with a profile of its own, empty at first. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumFlags, needChromium } from './chromium.ts';
import { collectProblems, type Problems } from './problems.ts';

export const viewports = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } } as const;

export interface PersonOptions {
  /** BCP 47. Default: en-GB. */
  readonly locale?: string;
  readonly timezone?: string;
  readonly viewport?: keyof typeof viewports;
  readonly theme?: 'light' | 'dark';
  /** Default: a new temporary folder. Give a former person's to be that person again. */
  readonly profileDir?: string;
  readonly flags?: readonly string[];
  /** A home folder of its own, where the system would note that an app was installed. */
  readonly ownHome?: boolean;
  /** The scene makes a policy refuse something, or asks a stranger, to see it refused: then `close` does not mind. */
  readonly provokes?: boolean;
  /** The name that another browser goes by. */
  readonly userAgent?: string;
}

export interface Person {
  readonly name: string;
  readonly profileDir: string;
  readonly context: BrowserContext;
  /** The first tab. */
  readonly page: Page;
  readonly problems: Problems;
  /**
   * Cuts the network of pages, sockets and the service worker. A WebRTC connection made before goes on: it is cut
   * only with a reload after this, or by the server's and the other side's absence.
   */
  setOffline(offline: boolean): Promise<void>;
  /** Kills the tab's process, as the system does when memory is short. The browser stays. */
  killTab(): Promise<void>;
  /** SIGKILL of the whole browser: nothing is told to close. Launch again with the same profileDir. */
  kill(): Promise<void>;
  /** Throws where a policy of the page refused something, or a stranger was asked: rules R3 and R16, in every scene. */
  close(): Promise<void>;
}

export async function launchPerson(name: string, options: PersonOptions = {}): Promise<Person> {
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), `binome-${name}-`));
  const phone = options.viewport === 'phone';
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: needChromium(),
    args: [...chromiumFlags, ...(options.flags ?? [])],
    locale: options.locale ?? 'en-GB',
    viewport: viewports[options.viewport ?? 'desktop'],
    colorScheme: options.theme ?? 'light',
    ...(options.ownHome && { env: homeIn(join(profileDir, 'home')) }),
    ...(options.userAgent && { userAgent: options.userAgent }),
    ...(phone && { isMobile: true, hasTouch: true }),
    ...(options.timezone && { timezoneId: options.timezone }),
  });
  const problems = collectProblems(context);
  const page = context.pages()[0] ?? (await context.newPage());

  return {
    name,
    profileDir,
    context,
    page,
    problems,
    setOffline: (offline) => context.setOffline(offline),
    async killTab() {
      const crashed = page.waitForEvent('crash');
      const devtools = await context.newCDPSession(page);
      // The answer never comes: the process that would give it is gone.
      devtools.send('Page.crash').catch(() => 'the page is gone');
      await crashed;
    },
    async kill() {
      const closed = context.waitForEvent('close');
      for (const pid of browserProcesses(profileDir)) process.kill(pid, 'SIGKILL');
      await closed;
    },
    async close() {
      await context.close();
      const broken = options.provokes ? [] : problems.broken();
      if (broken.length > 0) throw new Error(`behind ${name}'s scene:\n${broken.join('\n')}`);
    },
  };
}

/** All that decides where a program keeps what it notes for its person; fonts may stay where they are. */
function homeIn(home: string): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^XDG_(DATA|CONFIG|STATE)_HOME$/.test(name) ? [] : [[name, value] as const],
  );
  const fonts = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return { ...Object.fromEntries(kept), HOME: home, XDG_CACHE_HOME: fonts };
}

/** The main process of the browser that holds this profile: its children end with it. */
function browserProcesses(profileDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const words = commandLine(pid);
      return words.includes(`--user-data-dir=${profileDir}`) && !words.some((word) => word.startsWith('--type='));
    });
}

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // It ended between the listing and the reading.
  }
}
