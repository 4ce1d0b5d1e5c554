/** A Firefox of the system, driven by its own WebDriver BiDi: Playwright needs a build of its own. As much of it as the scenes use. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import { findOnPath } from './chromium.ts';

const names = ['firefox-esr', 'firefox'];

/** Path of a Firefox: the environment's FIREFOX, else one on the PATH. Null: none. */
export const findFirefox = (environment: NodeJS.ProcessEnv = process.env): string | null =>
  environment.FIREFOX ? environment.FIREFOX : findOnPath(names, environment);

export interface FirefoxPage {
  goto(url: string): Promise<void>;
  /** Runs `job` in the page, with what JSON can carry, and resolves with what it gives. Rejects with what it throws. */
  evaluate<Given, Got>(job: (given: Given) => Got | Promise<Got>, given: Given): Promise<Got>;
  evaluate<Got>(job: () => Got | Promise<Got>): Promise<Got>;
}

export interface Firefox {
  readonly page: FirefoxPage;
  /** What no page may have: errors that nobody caught. */
  readonly errors: string[];
  close(): Promise<void>;
}

/** Nothing here changes what a page may do; it keeps the browser from calling home, and from asking. */
const settings = {
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
};

const Message = v.looseObject({
  id: v.optional(v.nullable(v.number())),
  type: v.string(),
  method: v.optional(v.string()),
  message: v.optional(v.string()),
  params: v.optional(v.unknown()),
  result: v.optional(v.unknown()),
});
const Log = v.looseObject({ type: v.string(), level: v.string(), text: v.nullable(v.string()) });
const Tree = v.looseObject({ contexts: v.tupleWithRest([v.looseObject({ context: v.string() })], v.unknown()) });
const Evaluated = v.variant('type', [
  v.looseObject({ type: v.literal('success'), result: v.looseObject({ value: v.optional(v.string()) }) }),
  v.looseObject({ type: v.literal('exception'), exceptionDetails: v.looseObject({ text: v.string() }) }),
]);

/** Where it listens, once it says so. */
function addressOf(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    browser.stderr?.on('data', (text) => {
      said += String(text);
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    browser.once('exit', (code) => reject(new Error(`Firefox ended (${code}): ${said}`)));
  });
}

export async function launchFirefox(executable: string): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'binome-firefox-'));
  const lines = Object.entries(settings).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const browser = spawn(
    executable,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const socket = new WebSocket(`${await addressOf(browser)}/session`);
  await once(socket, 'open');
  const errors: string[] = [];
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  socket.on('message', (data) => {
    const message = v.parse(Message, JSON.parse(String(data)));
    if (message.method === 'log.entryAdded') {
      const entry = v.parse(Log, message.params);
      if (entry.type === 'javascript' && entry.level === 'error') errors.push(entry.text ?? '');
    }
    const asked = waiting.get(message.id ?? -1);
    if (asked === undefined) return;
    waiting.delete(message.id ?? -1);
    if (message.type === 'success') asked.resolve(message.result);
    else asked.reject(new Error(`Firefox: ${message.message}`));
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox is gone'));
  });

  let asked = 0;
  const ask = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      socket.send(JSON.stringify({ id: asked, method, params }));
    });

  await ask('session.new', { capabilities: {} });
  await ask('session.subscribe', { events: ['log.entryAdded'] });
  const [{ context }] = v.parse(Tree, await ask('browsingContext.getTree', {})).contexts;

  return {
    errors,
    page: {
      goto: async (url) => void (await ask('browsingContext.navigate', { context, url, wait: 'complete' })),
      async evaluate<Got>(job: (given: never) => Got | Promise<Got>, given?: unknown): Promise<Got> {
        const call = `Promise.resolve((${job})(${JSON.stringify(given)})).then((got) => JSON.stringify(got ?? null))`;
        const answer = await ask('script.evaluate', { expression: call, target: { context }, awaitPromise: true });
        const evaluated = v.parse(Evaluated, answer);
        if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text);
        return JSON.parse(evaluated.result.value ?? 'null') as Got;
      },
    },
    async close() {
      const ended = once(browser, 'exit');
      browser.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
