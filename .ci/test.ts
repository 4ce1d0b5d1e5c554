/**
 * `npm test`: all but the scenes that only `npm run test:all` plays (core.ts), in the order in which a failure is cheapest to find. The last line counts all that ran:
 * each of types, lint, words, build and browser as one, and every test. A scene that failed is played once more, alone,
 * and said by name (decision 0139).
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { weigh } from './budget.ts';
import { ensureBuild, root } from './build.ts';
import { ensureChromium } from './chromium.ts';
import { CORE } from './core.ts';
import { ensureFirefox } from './firefox.ts';
import { ensureLabTools } from './labTools.ts';
import { ensureRedis } from './redis.ts';
import { differences } from './release/rebuild.ts';
import { wordProblems } from './words.ts';

/** `all`: every scene. */
const scenes = process.argv.includes('all') ? [] : CORE;

const count = { passed: 0, failed: 0 };
let failures: string[] = [];

function note(name: string, started: number, ok: boolean, detail = ''): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (detail.trim()) console.log(detail.trimEnd());
  if (ok) count.passed += 1;
  else {
    count.failed += 1;
    failures.push(name);
  }
}

interface Ran {
  readonly code: number;
  readonly output: string;
}

function run(tool: string, args: readonly string[], show: boolean, extra: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(join(root, 'node_modules/.bin', tool), args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...extra },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        if (show) process.stdout.write(text);
        else output += text;
      });
    }
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function tool(name: string, command: string, args: readonly string[]): Promise<void> {
  const started = performance.now();
  const { code, output } = await run(command, args, false);
  note(name, started, code === 0, code === 0 ? '' : output);
}

async function step(name: string, work: () => Promise<readonly string[]>): Promise<boolean> {
  const started = performance.now();
  try {
    const problems = await work();
    note(name, started, problems.length === 0, problems.join('\n'));
    return problems.length === 0;
  } catch (error) {
    note(name, started, false, error instanceof Error ? (error.stack ?? error.message) : String(error));
    return false;
  }
}

const Report = v.object({
  success: v.boolean(),
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      assertionResults: v.array(v.object({ fullName: v.string(), status: v.string() })),
    }),
  ),
});

type Report = v.InferOutput<typeof Report>;

/** One project of vitest, or some of its files: its own report while it runs, and the JSON one; null without that. */
async function play(
  project: string,
  files: readonly string[],
  scratch: string,
  extra: NodeJS.ProcessEnv,
  show: boolean,
): Promise<{ readonly code: number; readonly report: Report | null }> {
  const file = join(scratch, `${project}.json`);
  rmSync(file, { force: true });
  const reporters = ['--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output } = await run('vitest', ['run', '--project', project, ...files, ...reporters], show, {
    ...extra,
    NO_COLOR: '1',
  });
  if (!show) console.log(output);
  return { code, report: existsSync(file) ? v.parse(Report, JSON.parse(readFileSync(file, 'utf8'))) : null };
}

interface FailedFile {
  readonly project: string;
  readonly file: string;
  readonly names: readonly string[];
}
const failedFiles: FailedFile[] = [];

async function tests(project: string, scratch: string, extra: NodeJS.ProcessEnv, show = true): Promise<void> {
  const started = performance.now();
  const files = project === 'unit' ? [] : scenes;
  const { code, report } = await play(project, files, scratch, extra, show);
  // Of the shorter run, some projects play nothing.
  if (report === null && code === 0 && files.length > 0) return;
  if (report === null) return note(`${project}: it ended before it could report`, started, false);
  count.passed += report.numPassedTests;
  count.failed += report.numFailedTests;
  for (const { name, status, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((each) => each.status === 'failed');
    const names = failed.map((each) => `${project}: ${each.fullName}`);
    failures.push(...names);
    if (names.length > 0) failedFiles.push({ project, file: name, names });
    // A file that cannot even be loaded has no test to fail.
    if (status === 'failed' && failed.length === 0) note(`${project}: ${name} could not run`, started, false);
  }
  // Anything else that went wrong: an error outside every test, or no test at all.
  const explained = report.testResults.some((each) => each.status === 'failed');
  if (code !== 0 && !explained) note(`${project}: an error outside the tests (see above)`, started, false);
}

/** More than these are no accident. */
const PLAYED_AGAIN = 3;

/** Scenes that failed, each file alone: what passes now is counted so, and named. */
async function playAgain(scratch: string, extra: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const scenes = failedFiles.filter(({ project }) => project !== 'unit');
  if (scenes.length > PLAYED_AGAIN) return [];
  const late: string[] = [];
  for (const { project, file, names } of scenes) {
    console.log(`\nOnce more, alone: ${file}`);
    const { code, report } = await play(project, [file], scratch, extra, true);
    if (code !== 0 || report === null || !report.success) continue;
    count.failed -= names.length;
    count.passed += names.length;
    failures = failures.filter((each) => !names.includes(each));
    late.push(...names);
  }
  return late;
}

let late: readonly string[] = [];
const scratch = await mkdtemp(join(tmpdir(), 'binome-test-'));
try {
  await Promise.all([
    tool('types', 'tsc', ['--noEmit', '-p', '.']),
    tool('lint', 'biome', ['check', '--error-on-warnings', '--max-diagnostics=50', '.']),
  ]);
  await step('words', wordProblems);
  const built = await step('build', async () => {
    await ensureBuild();
    return [];
  });
  if (built) {
    await step('weight', async () => {
      const { lines, problems } = weigh(join(root, 'dist'));
      for (const line of lines) console.log(`       ${line}`);
      return problems;
    });
    await step('the same bytes, built elsewhere', () => differences(join(root, 'dist')));
  }
  let browser: string | null = null;
  await step('browser', async () => {
    browser = ensureChromium();
    return browser ? [] : ['The scenes cannot run without a browser.'];
  });
  const canPlay = built && browser !== null;
  const chromium = { CHROMIUM: browser ?? '' };
  // They mostly wait: beside the unit tests and the other scenes they cost next to nothing.
  const waiting = canPlay ? tests('waiting', scratch, chromium, false) : Promise.resolve();
  ensureRedis();
  await tests('unit', scratch, {});
  if (canPlay) {
    ensureLabTools();
    ensureFirefox();
    await tests('scenes', scratch, chromium);
    await waiting;
    await tests('quiet', scratch, chromium);
    late = await playAgain(scratch, chromium);
  } else note('scenes: not run, for want of a build or of a browser', performance.now(), false);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

if (late.length > 0)
  console.log(`\nPassed only the second time, to be looked at:\n${late.map((each) => `  ${each}`).join('\n')}`);
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((each) => `  ${each}`).join('\n')}`);
console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed > 0 ? 1 : 0;
