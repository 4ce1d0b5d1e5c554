/** `npm run fuzz -- --minutes N`: the seeded storms, with seeds that no run of the tests has tried, until the time is over. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build.ts';

const STORMS = [
  'app/session/storm',
  'app/peer/bundle/three',
  'app/session/chain.fuzz',
  'app/session/epochsByBundle.fuzz',
];
const BLOCK = 100;
/** How the storms begin the message of the check that they really did things. */
const RARE = /^AssertionError: too rare.*$/gm;

/** Whether that check is all that a run of them ended on. */
const isOnlyRare = (report: string): boolean => {
  const failed = [...report.matchAll(/^\s*FAIL\s/gm)].length;
  return failed > 0 && failed === [...report.matchAll(RARE)].length && !/Unhandled/.test(report);
};

const asked = process.argv.indexOf('--minutes');
const minutes = asked < 0 ? 10 : Number(process.argv[asked + 1]);
if (!(minutes > 0)) {
  process.stderr.write('Say for how long: npm run fuzz -- --minutes 10\n');
  process.exit(2);
}

const end = Date.now() + minutes * 60_000;
// Another start each time, and said, so that a failure can be played again with FUZZ_FROM.
let from = (Math.floor(Date.now() / 1000) % 1_000_000) * 1_000;
let played = 0;
while (Date.now() < end) {
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    ['run', '--project', 'unit', ...STORMS],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: '1', FUZZ_FROM: `${from}`, FUZZ_SEEDS: `${BLOCK}` },
    },
  );
  if (status !== 0 && !isOnlyRare(stderr)) {
    // Which seeds, what did not hold, and the command that plays one again.
    process.stdout.write(
      `${stdout}\n${stderr}\nA seed from ${from} to ${from + BLOCK - 1} failed. To play all of them again:\n`,
    );
    process.stdout.write(`FUZZ_FROM=${from} FUZZ_SEEDS=${BLOCK} npm run unit -- ${STORMS.join(' ')}\n`);
    process.exit(1);
  }
  if (status !== 0) {
    // No fault: what was to happen happened too seldom, by chance or because a storm has become milder.
    const what = [...stderr.matchAll(RARE)].map(([line]) => line.replace('AssertionError: ', ''));
    process.stdout.write(`Seeds ${from} to ${from + BLOCK - 1} all held, but tested less than they should:\n`);
    process.stdout.write(`${what.join('\n')}\n`);
  }
  played += BLOCK;
  from += BLOCK;
  process.stdout.write(`${played} seeds of each storm held, up to ${from - 1}\n`);
}
