import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import type { Role } from '../model/card.ts';
import { csvText } from '../model/csvText.ts';
import { tag } from '../model/samples.ts';
import { guessColumns, type Mapping } from './csvColumns.ts';
import { languageWords, type PeopleReport, peopleReader, personOf, roleOf } from './csvPeople.ts';
import { CSV_LIMITS, csvReader, separatorOf } from './csvReader.ts';
import { textOf } from './csvText.ts';

function read(text: string, separator = separatorOf(text), step = text.length) {
  const rows: { cells: string[]; line: number }[] = [];
  const reader = csvReader(separator, (cells, line) => rows.push({ cells, line }));
  for (let at = 0; at < text.length; at += step) if (!reader.push(text.slice(at, at + step))) break;
  return { rows, fault: reader.end() };
}
const cellsOf = (text: string) => read(text).rows.map(({ cells }) => cells);
const languageOf = languageWords([tag('fr'), tag('en'), tag('wo')], (each) =>
  each === 'fr' ? ['français', 'French'] : each === 'en' ? ['anglais', 'English'] : ['wolof'],
);

describe('a table as a spreadsheet wrote it', () => {
  it('[F04] by any separator, with quotes, with lines inside quotes, with any end of line', () => {
    for (const [separator, end] of [
      [';', '\r\n'],
      [',', '\n'],
      ['\t', '\r'],
    ] as const) {
      const text = `Nom${separator}Mot${end}"Diop${separator} ""Ada"""${separator}"a${end}b"${end}x${separator}y`;
      expect(cellsOf(text)).toEqual([
        ['Nom', 'Mot'],
        [`Diop${separator} "Ada"`, 'a\nb'],
        ['x', 'y'],
      ]);
      expect(read(text).rows.map(({ line }) => line)).toEqual([1, 2, 4]);
    }
  });

  it('what the separator is, is not asked of what stands in quotes; Excel may say it', () => {
    expect(separatorOf('"a,b,c,d";x\n')).toBe(';');
    expect(separatorOf('\n\na,b\n;;;;;')).toBe(',');
    expect(separatorOf('sep=|\r\na|b')).toBe('|');
    expect(separatorOf('name\n')).toBe(';');
  });

  it('empty lines are passed over and counted; a stray quote is a word', () => {
    expect(read('a;b\n\n ; \nc 12" d;"e" f').rows).toEqual([
      { cells: ['a', 'b'], line: 1 },
      { cells: ['c 12" d', 'e f'], line: 4 },
    ]);
  });

  it('a quote that nobody closes, more rows or columns than a programme has: told with the line, and no more is read', () => {
    expect(read('a;b\nc;"d\ne').fault).toEqual({ tag: 'unfinished-quote', line: 2 });
    const long = read(`a;b\n"${'x\n'.repeat(CSV_LIMITS.cell)}`);
    expect([long.fault, long.rows.length]).toEqual([{ tag: 'unfinished-quote', line: 2 }, 1]);
    expect(read(`${'x;'.repeat(200)}\na;b`, ';').fault).toEqual({ tag: 'too-many-columns', line: 1 });
    expect(read('a;b\n'.repeat(CSV_LIMITS.rows + 5), ';').fault?.tag).toBe('too-many-rows');
  });

  it('whatever is written is read again, in pieces of any size', () => {
    // Between quotes every end of line is one line feed, and a cell that begins as a formula has its apostrophe.
    const cell = fc.stringMatching(/^[a-zé;," \n]{0,8}$/);
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',' as const, ';' as const),
        fc.integer({ min: 1, max: 9 }),
        (rows, separator, step) => {
          const text = csvText(rows, separator).slice(1);
          const told = rows.filter((cells) => cells.some((each) => each.trim() !== ''));
          expect(read(text, separator, step).rows.map(({ cells }) => cells)).toEqual(told);
        },
      ),
    );
  });
});

describe('the words of a file', () => {
  const all = async (bytes: Uint8Array) => {
    const text = await textOf(new Blob([new Uint8Array(bytes)]));
    if (!text.ok) return text.error.tag;
    let words = '';
    for await (const piece of text.value.pieces()) words += piece;
    return [text.value.encoding, words];
  };
  const utf8 = (text: string) => new TextEncoder().encode(text);

  it('[F04] are read as UTF-8 with or without its mark, as UTF-16, and as the Windows-1252 of older Excels', async () => {
    expect(await all(utf8('\ufeffPrénom;œuvre'))).toEqual(['utf-8', 'Prénom;œuvre']);
    expect(await all(Uint8Array.of(0x50, 0x72, 0xe9, 0x6e, 0x6f, 0x6d, 0x9c, 0x80))).toEqual([
      'windows-1252',
      'Prénomœ€',
    ]);
    expect(await all(Uint8Array.of(0xff, 0xfe, 0xe9, 0, 0x3b, 0))).toEqual(['utf-16le', 'é;']);
    // A letter cut by the end of a piece.
    expect(await all(utf8(`${'a'.repeat(65_535)}é`))).toEqual(['utf-8', `${'a'.repeat(65_535)}é`]);
  });

  it('a spreadsheet itself, a picture, a file too large are refused by what they are', async () => {
    expect(await all(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0))).toBe('spreadsheet');
    expect(await all(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toBe('spreadsheet');
    expect(await all(Uint8Array.of(0x89, 0x50, 0, 0))).toBe('not-text');
    expect(await all(new Uint8Array(CSV_LIMITS.bytes + 1))).toBe('too-large');
  });
});

describe('which column is what', () => {
  it('[F04] is guessed from French and English headings, once each; what was chosen before goes first', () => {
    const none = new Map();
    expect(guessColumns(['Nom', 'Prénom', 'Adresse e-mail', 'Établissement', 'Langue(s)', 'Couleur'], none)).toEqual([
      'familyName',
      'givenName',
      'email',
      'organisation',
      'languages',
      null,
    ]);
    expect(guessColumns(['NOM', 'E-mail', 'Mail', 'N° étudiant', 'Rôle'], none)).toEqual([
      'name',
      'email',
      null,
      'number',
      'role',
    ]);
    expect(guessColumns(['Full name', 'Student ID', 'Company', 'Line manager', 'Skills'], none)).toEqual([
      'name',
      'number',
      'organisation',
      'manager',
      'skillsOffered',
    ]);
    // As French schools head addresses; and what somebody needs is not what they offer.
    expect(guessColumns(['Nom', 'Mél.', 'Compétences', 'Compétences à acquérir'], none)).toEqual([
      'name',
      'email',
      'skillsOffered',
      'skillsSought',
    ]);
    expect(guessColumns(['Name', 'Skills needed'], none)).toEqual(['name', 'skillsSought']);
    const before = new Map([
      ['couleur', 'topics' as const],
      ['nom', '' as const],
    ]);
    expect(guessColumns(['Nom', 'Prénom', 'Couleur'], before)).toEqual([null, 'givenName', 'topics']);
  });

  it('whole headings of the row are taken before parts of one, and a vague word is none', () => {
    const none = new Map();
    expect(guessColumns(['Name', 'Role', 'Number of mentees'], none)).toEqual(['name', 'role', 'capacity']);
    expect(guessColumns(['Name', 'Number of years'], none)).toEqual(['name', null]);
    expect(guessColumns(['Nom', 'Profil LinkedIn', 'Rôle'], none)).toEqual(['name', null, 'role']);
    expect(guessColumns(['Name', 'School email', 'School'], none)).toEqual(['name', null, 'organisation']);
    expect(guessColumns(['Skills you can share', 'Skills'], none)).toEqual([null, 'skillsOffered']);
    expect(guessColumns(['Nombre', 'Apellidos', 'Correo', 'Rol'], none)).toEqual([
      'givenName',
      'familyName',
      'email',
      'role',
    ]);
  });

  it('a role as our own files say it, in any language of the screens, is read again', () => {
    const ours: readonly (readonly [string, Role])[] = [
      ['Mentee', 'mentee'],
      ['Mentor', 'mentor'],
      ['Mentor or mentee', 'either'],
      ['Accompanies pairs', 'supervisor'],
      ['School staff, or helps run it', 'staff'],
      ['Answers for an organisation', 'contact'],
    ];
    for (const language of packageJson.lingui.locales) {
      const catalogue = readFileSync(new URL(`../ui/locales/${language}.po`, import.meta.url), 'utf8');
      const said = (words: string) =>
        catalogue.match(new RegExp(`^msgid "${words}"\\nmsgstr "(.+)"$`, 'm'))?.[1] ?? words;
      expect(ours.map(([words]) => [language, said(words), roleOf(said(words))])).toEqual(
        ours.map(([words, role]) => [language, said(words), role]),
      );
    }
  });

  it('who is mentored is never a mentor by how the word begins; who writes both can be either', () => {
    const mentees = ['Parrainé', 'parrainée', 'Coaché', 'Tutoré', 'tutorée', 'Ahijada', 'Afilhado', 'Coachee'];
    expect(mentees.map(roleOf)).toEqual(mentees.map(() => 'mentee'));
    const either = [
      'mentor/mentee',
      'Mentor, mentee',
      'Mentee; mentor',
      'mentor & mentee',
      'Mentor et mentoré',
      'parrain ou filleul',
    ];
    expect(either.map(roleOf)).toEqual(either.map(() => 'either'));
    const mentors = [
      'Mentors',
      'mentor(e)',
      'Mentor·e',
      'Coach',
      'Parrain',
      'Tutrice',
      'mentor (interne)',
      'Mentor de Ana e de Rui',
    ];
    expect(mentors.map(roleOf)).toEqual(mentors.map(() => 'mentor'));
    expect(['Mentorat', 'Coaching'].map(roleOf)).toEqual([null, null]);
  });

  it('a role in words: in French a woman who is a mentor is not a mentee', () => {
    const roles = [
      'Mentor',
      'mentore',
      'Mentoré',
      'MENTORÉE',
      'mentee',
      'Filleule',
      'Élève',
      'Les deux',
      'Intervenante',
      'chef',
    ];
    expect(roles.map(roleOf)).toEqual([
      'mentor',
      'mentor',
      'mentee',
      'mentee',
      'mentee',
      'mentee',
      'mentee',
      'either',
      'staff',
      null,
    ]);
  });
});

describe('rows as people', () => {
  const mapping: Mapping = ['name', 'email', 'role', 'languages', 'capacity', 'skillsOffered'];
  const one = (...cells: string[]) => personOf(cells, mapping, languageOf);
  const report = (...rows: string[][]): PeopleReport => {
    const reader = peopleReader(mapping, languageOf);
    for (const [at, cells] of rows.entries()) reader.take({ cells, line: at + 2 });
    return reader.report();
  };

  it('[F04] [F02] [F03] take what the columns say, cleaned; short rows are whole', () => {
    expect(
      one(
        ' Ada \u202eDiop ',
        'ada@example.org',
        'mentore',
        'Français / wolof et ENGLISH',
        '3',
        'CI/CD;  ci/cd, fiscal',
      ),
    ).toEqual({
      ok: true,
      value: {
        name: 'Ada Diop',
        email: 'ada@example.org',
        number: '',
        role: 'mentor',
        organisation: '',
        manager: '',
        languages: ['fr', 'wo', 'en'],
        skillsOffered: ['CI/CD', 'fiscal'],
        skillsSought: [],
        topics: [],
        capacity: 3,
        words: '',
      },
    });
    expect(one('Ben')).toMatchObject({ ok: true, value: { role: null, capacity: 1, languages: [] } });
  });

  it('every row that is not taken is told with its line and its reason, and nobody is taken twice', () => {
    const { people, bad } = report(
      ['Ada', 'ada@example.org'],
      ['', 'x@y.z'],
      ['Ben', 'not an address'],
      ['Cyr', '', 'king'],
      ['Dan', '', '', 'klingon'],
      ['Eve', '', '', '', '9'],
      ['Ada D.', 'ADA@example.org'],
      ['Zoé'],
      ['zoe'],
      ['x'.repeat(81)],
      ['Fay', '', '', '', '', Array.from({ length: 21 }, (_, n) => `s${n}`).join(';')],
    );
    expect(people.map(({ name }) => name)).toEqual(['Ada', 'Zoé']);
    expect(bad.map(({ line, problem }) => [line, problem.tag])).toEqual([
      [3, 'no-name'],
      [4, 'bad-email'],
      [5, 'unknown-role'],
      [6, 'unknown-language'],
      [7, 'bad-capacity'],
      [8, 'repeated'],
      [10, 'repeated'],
      [11, 'too-long'],
      [12, 'too-many'],
    ]);
    expect(bad.find(({ line }) => line === 8)?.problem).toEqual({ tag: 'repeated', line: 2 });
  });
});

describe('a file that goes out', () => {
  it('[F32] nothing in it is a formula', () => {
    const words = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=2'];
    for (const cells of read(csvText([[...words]], ',').slice(1)).rows.map(({ cells: all }) => all))
      for (const cell of cells) expect(cell.startsWith("'")).toBe(true);
    expect(csvText([['a', 'b"c']], ';')).toBe('\ufeff"a";"b""c"\r\n');
  });
});
