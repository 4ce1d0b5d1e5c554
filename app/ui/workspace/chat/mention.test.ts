import { describe, expect, it } from 'vitest';
import { parsePageId, parsePersonId, parseWorkspaceId } from '../../../model/ids.ts';
import { changeable } from '../../../model/observable.ts';
import type { Member } from '../../../session/types.ts';
import { completed, meant, mentionedIn, piecesOf } from './mention.ts';
import { placeAt } from './places.ts';

const idOf = (letter: string) => {
  const id = parsePersonId(`${letter.repeat(42)}A`);
  return id.ok ? id.value : expect.fail(id.error.tag);
};
const member = (name: string, letter: string, me = false): Member => ({
  id: idOf(letter),
  name,
  me,
  card: null,
  role: 'member',
  former: false,
});
const members = [member('Ada', 'A', true), member('Ben', 'B'), member('Anne Marie', 'C'), member('Élodie', 'D')];
const names = (all: readonly Member[]): string[] => all.map(({ name }) => name);

describe('naming somebody', () => {
  it('is begun by an at-sign at the beginning of a word, whatever capitals and accents, and is nobody’s own name', () => {
    expect(names(meant('hello @', members))).toEqual(['Ben', 'Anne Marie', 'Élodie']);
    expect(names(meant('@el', members))).toEqual(['Élodie']);
    expect(names(meant('ada@ben', members))).toEqual([]);
    expect(names(meant('hello @x', members))).toEqual([]);
    expect(names(meant('hello @ben ', members))).toEqual([]);
  });

  it('puts the whole name there, and finds it again in the text', () => {
    const [, , anne] = members;
    if (anne === undefined) throw new Error('there is one');
    const text = `${completed('for @an', anne)}and @Ben, not @Bennett`;
    expect(text).toBe('for @Anne Marie and @Ben, not @Bennett');
    expect(names(mentionedIn(text, members))).toEqual(['Ben', 'Anne Marie']);
    const named = piecesOf(text, members).filter((piece) => piece.named);
    expect(named.map((piece) => piece.text)).toEqual(['@Anne Marie', '@Ben']);
    expect(
      piecesOf(text, members)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('a name with no letters marks nothing', () => {
    expect(piecesOf('a @ b', [{ name: '' }])).toEqual([{ text: 'a @ b', named: false }]);
  });
});

describe('a pasted address', () => {
  const workspace = parseWorkspaceId(`${'A'.repeat(21)}A`);
  const page = parsePageId('B'.repeat(16));
  if (!workspace.ok || !page.ok) throw new Error('they are ids');
  const space = {
    id: workspace.value,
    notebook: { pages: changeable([{ id: page.value, title: 'Interview', created: 1, edited: 1 }]) },
    goals: { list: changeable([]) },
  } as unknown as Parameters<typeof placeAt>[2];
  const at = `https://b.example/w/${workspace.value}/page/${page.value}`;

  it('of a page that is here is a link to it, and to its heading', () => {
    expect(placeAt(at, 'https://b.example', space)).toEqual({ to: 'page', id: page.value, title: 'Interview' });
    expect(placeAt(` ${at}?at=To%20ask `, 'https://b.example', space)?.part).toBe('To ask');
  });

  it('of anything else stays words', () => {
    for (const other of [
      at.replace('b.example', 'c.example'),
      `${at}x`,
      `see ${at}`,
      at.replace(/\/page.*/, '/chat'),
      '',
    ])
      expect(placeAt(other, 'https://b.example', space)).toBeNull();
  });
});
