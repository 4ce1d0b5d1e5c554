/** The command line of matching, as a programme's staff would call it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { AT, candidate, person, rulesWith } from '../app/matching/samples.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'match-'));
afterAll(() => rmSync(folder, { recursive: true }));

function match(command: string, ...contents: string[]) {
  const paths = contents.map((content, at) => {
    const path = join(folder, `${command}${at}.json`);
    writeFileSync(path, content);
    return path;
  });
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/node'),
    ['.ci/match.ts', command, ...paths],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
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

  it('takes the cards and rules of an office, and refuses a run altered', () => {
    const candidates = [
      candidate(1, { role: 'mentor', skillsOffered: ['law'] }),
      candidate(2, { role: 'mentor', skillsOffered: ['sales'] }),
      candidate(3, { role: 'mentee', skillsSought: ['law'] }),
    ];
    const solved = match('solve', JSON.stringify({ at: AT, candidates, rules: rulesWith() }));
    expect(solved).toMatchObject({ status: 0, stderr: '' });
    const printed = JSON.parse(solved.stdout);
    expect(printed.run.pairs).toMatchObject([{ mentor: person(1), mentee: person(3) }]);
    expect(match('verify', solved.stdout)).toMatchObject({ status: 0, stdout: 'It holds.\n' });
    // The run alone, and the cards in a file of their own.
    const cards = JSON.stringify({ at: AT, candidates });
    expect(match('verify', JSON.stringify(printed.run), cards).status).toBe(0);
    const altered = match('verify', JSON.stringify({ ...printed, run: { ...printed.run, total: 1 } }));
    expect(altered).toMatchObject({ status: 1, stderr: expect.stringContaining('wrong-total') });
    const others = JSON.stringify({ at: AT, candidates: candidates.slice(1) });
    expect(match('verify', JSON.stringify(printed.run), others)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('other-inputs'),
    });
    const impossible = { at: AT, candidates, rules: rulesWith({ minLoads: [{ mentor: person(2), least: 2 }] }) };
    expect(match('solve', JSON.stringify(impossible))).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `minLoads ${person(2)}: is 2, but their seats are 1\n`,
    });
  });

  it('says how it is called', () => {
    expect(match('help', '{}')).toMatchObject({ status: 2, stderr: expect.stringContaining('solve IN.json') });
  });
});
