/** The command line of matching, as a programme's staff would call it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'match-'));
afterAll(() => rmSync(folder, { recursive: true }));

function match(command: string, content: string) {
  const path = join(folder, `${command}.json`);
  writeFileSync(path, content);
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/node'), ['.ci/match.ts', command, path], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const ASKED = {
  mentees: 3,
  mentors: 2,
  capacity: [1, 1],
  scores: [
    [1.5, 2],
    [3, 4],
    [-1, 0.25],
  ],
  objective: 'total',
};

describe('npm run match', () => {
  it('solves, verifies what it printed, and refuses it altered', () => {
    const solved = match('solve', JSON.stringify(ASKED));
    expect(solved.stderr).toBe('');
    expect(solved.status).toBe(0);
    const run = JSON.parse(solved.stdout);
    expect(run).toMatchObject({
      pairs: [
        [0, 0],
        [1, 1],
      ],
      unmatched: [2],
      total: 5.5,
      bound: 5.5,
      gap: 0,
      floor: 1.5,
      blockingPairs: 0,
      load: [1, 1],
    });
    expect(run.ms).toBeGreaterThanOrEqual(0);
    // As npm prints it: two lines of its own come first.
    expect(match('verify', `\n> binome match\n> node .ci/match.ts solve\n\n${solved.stdout}`).status).toBe(0);
    const altered = match('verify', JSON.stringify({ ...run, total: 6 }));
    expect(altered.status).toBe(1);
    expect(altered.stderr).toContain('total: is 6');
  });

  it('names impossible rules, ends with 1 and prints no run', () => {
    const refused = match('solve', JSON.stringify({ ...ASKED, pins: [[0, 1]], bans: [[0, 1]], minLoad: [2, 0] }));
    expect(refused.status).toBe(1);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toContain('pins[0]: mentee 0 with mentor 1 is banned by bans[0]');
    expect(refused.stderr).toContain('minLoad[0]: 2 is more than capacity[0], which is 1');
    expect(match('solve', '{"scores":[[NaN]]}')).toMatchObject({ status: 1, stdout: '' });
  });

  it('says how it is called', () => {
    expect(match('help', '{}')).toMatchObject({ status: 2, stderr: expect.stringContaining('solve IN.json') });
  });
});
