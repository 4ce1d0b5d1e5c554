/** The command line of matching, as a programme's staff would call it. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { differsFrom } from '../.ci/matchTable.ts';
import { match as matchCards } from '../app/matching/match.ts';
import { repairRun } from '../app/matching/repairRun.ts';
import { AT, candidate, person, rulesWith } from '../app/matching/samples.ts';
import { aPack } from '../app/model/samples.ts';
import { packFile } from '../app/session/packFile.ts';
import { derivePerson, Secret } from '../crypto/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'match-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/node'), ['.ci/match.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const match = (command: string, ...contents: string[]) =>
  run(command, ...contents.map((content, at) => file(`${command}${at}.json`, content)));

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

  it('reads files as Windows writes them, and tells what it does not read', () => {
    const asked = JSON.stringify({ ...ASKED, note: 'June', forbidden: [[0, 0]] });
    const marked = run('solve', file('marked.json', `\ufeff${asked}`));
    expect(marked).toMatchObject({
      status: 0,
      stderr: 'note: is not read, and counts for nothing\nforbidden: is not read, and counts for nothing\n',
    });
    // What PowerShell writes where a run is printed into a file.
    const printed = file('run16.json', new Uint8Array(Buffer.from(`\ufeff${marked.stdout}`, 'utf16le')));
    expect(run('verify', printed)).toMatchObject({ status: 0, stdout: 'It holds.\n' });
    const ranked = { ...ASKED, objective: 'stable', rankings: { mentee: [[0], [1], [0]] } };
    expect(match('solve', JSON.stringify(ranked))).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'rankings.mentee: is not read; rankings are of mentees and of mentors\n',
    });
    const hollow = { mentees: 65535, mentors: 65535, capacity: [], scores: Array(65535).fill([]) };
    expect(match('solve', JSON.stringify(hollow)).stderr).toContain('scores[0]: has 0 numbers');
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

  it('[F07] says of a repaired run what is proven and what not, with the greatest total there is', () => {
    const candidates = [
      candidate(1, { role: 'mentor', skillsOffered: ['law'] }),
      candidate(2, { role: 'mentor', skillsOffered: ['sales'] }),
      candidate(3, { role: 'mentee', skillsSought: ['law'] }),
    ];
    const pair = { mentor: person(1), mentee: person(3) };
    const sha = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
    const made = matchCards(candidates, rulesWith(), AT, sha);
    const repaired = made.ok ? repairRun(made.value, candidates, { kind: 'apart', pair }, AT, sha) : made;
    if (!repaired.ok) throw new Error('not repaired');
    const { run: after, candidates: over } = repaired.value;
    const told = match('verify', JSON.stringify({ at: AT, candidates: over, run: after }));
    expect(told.status).toBe(0);
    expect(told.stdout).toContain('The fewest changes are not proven');
    expect(told.stdout).toContain(`its total is ${after.total} of at most ${after.total} (gap 0 %)`);
    expect(told.stdout).not.toContain('It holds.');
  });

  it('[F06] a minimum that deferred acceptance misses is kept by another way to settle ties, or refused as what was tried', () => {
    const asked = { mentees: 1, mentors: 2, capacity: [1, 1], scores: [[5, 5]], minLoad: [0, 1], objective: 'stable' };
    for (const minLoad of [
      [0, 1],
      [1, 0],
    ]) {
      const solved = match('solve', JSON.stringify({ ...asked, minLoad }));
      expect(JSON.parse(solved.stdout)).toMatchObject({ load: minLoad, blockingPairs: 0 });
      expect(match('verify', solved.stdout)).toMatchObject({ status: 0, stdout: 'It holds.\n' });
    }
    expect(match('solve', JSON.stringify({ ...asked, scores: [[5, 4]] })).stderr).toBe(
      'minLoad[1]: is 1, but deferred acceptance (mentees ask, ties by who is like whom) gives mentor 1 0; with all minLoads kept, no assignment is stable, however ties are settled\n',
    );
    const candidates = [
      candidate(1, { role: 'mentor' }),
      candidate(2, { role: 'mentor' }),
      candidate(3, { role: 'mentee' }),
    ];
    const told = [1, 2].map(
      (n) =>
        match(
          'solve',
          JSON.stringify({
            at: AT,
            candidates,
            rules: rulesWith({ objective: 'stable', minLoads: [{ mentor: person(n), least: 1 }] }),
          }),
        ).stderr,
    );
    expect(told.filter((text) => text.includes('no other way to settle them was tried) gives them 0'))).toHaveLength(1);
  });

  it('says how it is called', () => {
    expect(match('help', '{}')).toMatchObject({ status: 2, stderr: expect.stringContaining('solve IN.json') });
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--pack PACK'), stderr: '' });
    expect(run('solve', 'people.csv', '--pack')).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('npm run match -- solve PEOPLE.csv --pack PACK', () => {
  const ROWS = [
    ['Nom', 'Prénom', 'N° étudiant', 'Rôle', 'Entreprise', 'Langues', 'Compétences', 'Besoins', 'Thèmes', 'Capacité'],
    ['Diop', 'Ada', 'A1', 'mentore', 'Alto', 'français', 'droit|négociation', '', 'Entretien', '2'],
    ['Roy', 'Dan', 'A2', 'mentor', 'Brume', 'anglais', 'excel', '', '', ''],
    ['Ba', 'Ben', 'B1', 'mentoré', 'Ciel', 'français', '', 'Droit', 'Interview', ''],
    ['Lee', 'Cyr', 'B2', 'mentee', 'Alto', 'anglais / français', '', 'négociation', '', ''],
    ['', '', 'B3', 'mentee', '', '', '', '', '', ''],
    ['Ka', 'Eve', 'B4', 'reine', '', '', '', '', '', ''],
    ['Ka', 'Fay', 'B5', '', '', '', '', '', '', ''],
    ['Ba', 'Ben', 'B1', 'mentoré', 'Ciel', '', '', '', '', ''],
  ];
  const table = (separator: string) =>
    ROWS.map((cells) => cells.map((cell) => cell.replace('|', separator === '|' ? ';' : '|')).join(separator)).join(
      '\r\n',
    );
  const pack = file('pack.json', JSON.stringify(aPack({ matching: { ...aPack().matching, apart: ['organisation'] } })));

  it('[F04] [F06] gives the best run, by names and numbers, and tells each row that is not taken with its line', () => {
    for (const [separator, encode] of [
      [';', (text: string) => `\ufeff${text}`],
      [',', (text: string) => text],
      ['\t', (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
      ['|', (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))],
    ] as const) {
      const people = file('people.csv', encode(table(separator)));
      const { status, stdout, stderr } = run('solve', people, '--pack', pack);
      expect(stderr.trim().split('\n')).toEqual([
        `${people}:6: no name`,
        `${people}:7: "reine" is no role known here: mentor, mentee, both, school staff`,
        `${people}:8: no role`,
        `${people}:9: the same person is on line 4`,
      ]);
      expect(status).toBe(0);
      const printed = JSON.parse(stdout);
      // Ada and Cyr are of one organisation; what Ben seeks and what both care about, in two languages, is Ada's.
      expect(printed.table).toEqual({
        pairs: expect.arrayContaining([
          {
            mentor: { name: 'Ada Diop', number: 'A1' },
            mentee: { name: 'Ben Ba', number: 'B1' },
            score: expect.any(Number),
          },
          {
            mentor: { name: 'Dan Roy', number: 'A2' },
            mentee: { name: 'Cyr Lee', number: 'B2' },
            score: expect.any(Number),
          },
        ]),
        unmatched: [],
      });
      expect(printed.run.rules.weights).toEqual({ skills: 8, topics: 5, languages: 3, time: 6 });
      expect(printed.run.total).toBe(printed.run.bound);
      if (separator === ';') expect(match('verify', stdout)).toMatchObject({ status: 0, stdout: 'It holds.\n' });
    }
  });

  it('[F06] is refused by verify where a name, a number, a score or a reason in its table is not what the run says', () => {
    const people = file('four.csv', `${table(';')}\r\nSow;Eve;B9;mentoré;;swahili;;;;`);
    const solved = run('solve', people, '--pack', pack);
    const printed = JSON.parse(solved.stdout);
    const [first, second] = printed.table.pairs;
    const [alone] = printed.table.unmatched;
    expect(match('verify', solved.stdout)).toMatchObject({ status: 0, stdout: 'It holds.\n' });
    const refused = (part: object, where: string) =>
      expect(differsFrom(printed.run, printed.candidates, { ...printed.table, ...part })[0]?.where).toBe(
        `table.${where}`,
      );
    const { mentee } = first;
    const { why, ...other } = alone;
    // The true one moved to those without a mentor.
    const swapped = { pairs: [{ ...first, mentee: other }, second], unmatched: [{ ...mentee, why }] };
    expect(match('verify', JSON.stringify({ ...printed, table: swapped }))).toMatchObject({
      ...{ status: 1, stdout: '' },
      stderr: expect.stringContaining('table.pairs[0].mentee: is not what the run says'),
    });
    refused({ pairs: [{ ...first, mentee: { ...mentee, number: 'B7' } }, second] }, 'pairs[0].mentee');
    refused({ pairs: [{ ...first, mentee: { ...mentee, email: 'x@y.fr' } }, second] }, 'pairs[0].mentee');
    refused({ pairs: [{ ...first, score: first.score + 1 }, second] }, 'pairs[0].score');
    refused({ pairs: [first] }, 'pairs');
    refused({ pairs: [second, first] }, 'pairs[0].mentor');
    refused({ unmatched: [{ ...alone, why: 'no-seat' === why ? 'full' : 'no-seat' }] }, 'unmatched[0]');
    refused({ unmatched: [] }, 'unmatched');
  });

  it('[F06] ends with 1, and says why, where nobody can be matched or nothing can be read', () => {
    const alone = file('alone.csv', 'name,role\nAda,mentor\nBen,\n');
    expect(run('solve', '--pack', 'octave', alone)).toMatchObject({
      status: 1,
      stderr: `${alone}:3: no role\nnobody could be matched\n`,
    });
    const refused = (people: string, by: string, why: string) =>
      expect(run('solve', people, '--pack', by)).toMatchObject({
        status: 1,
        stdout: '',
        stderr: expect.stringContaining(why),
      });
    refused(file('open.csv', 'name,role\n"Ada,mentor\n'), pack, 'open.csv:2: unfinished-quote');
    refused(file('zip.xlsx', new Uint8Array([0x50, 0x4b, 3, 4])), pack, 'zip.xlsx: spreadsheet');
    refused(file('none.csv', 'name,colour\nAda,red\n'), pack, 'no column says the role');
    refused(join(folder, 'nowhere.csv'), pack, 'nowhere.csv: ENOENT');
    refused(alone, file('no.json', '{"version":1}'), 'is no pack');
    expect(run('solve', alone, '--pack', file('no.json', '{"version":1}')).stderr.length).toBeLessThan(300);
    refused(alone, file('cut.binome', 'binome programme 1\nAAAA\n'), 'damaged');
  });

  it('[F04] names each column that is not read, and matches by the others', () => {
    const people = file(
      'week.csv',
      'Nom;Rôle;Disponibilités;;What would you like to be asked?\nAda;mentor;lundi 9h;x;law\nBen;mentoré;lundi 9h;;law\n',
    );
    const { status, stderr } = run('solve', people, '--pack', pack);
    expect(stderr.trim().split('\n')).toEqual([
      `${people}: the column "Disponibilités" is not read, and counts for nothing`,
      `${people}: the column "What would you like to be asked?" is not read, and counts for nothing`,
    ]);
    expect(status).toBe(0);
  });

  it('[F04] takes a programme’s file as the app saves it', async () => {
    const keys = derivePerson(new Secret(new Uint8Array(32).fill(7)));
    const saved = file('programme.binome', await packFile(aPack(), keys.sign));
    const people = file('two.csv', 'name;role\nAda;mentor\nBen;mentee\n');
    expect(run('solve', people, '--pack', saved)).toMatchObject({ status: 0, stderr: '' });
  });
});
