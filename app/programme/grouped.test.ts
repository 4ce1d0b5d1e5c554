import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Group, grouped, LEAST } from './grouped.ts';

const namesOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${at}`);
const shown = (cells: readonly number[]): readonly Group<string>[] | null =>
  grouped(cells.map((people, at) => ({ name: `c${at}`, people })));

/** Every row of `length` counts from 0 to `most`. */
function* rows(length: number, most: number): Generator<number[]> {
  if (length === 0) yield [];
  else for (const rest of rows(length - 1, most)) for (let each = 0; each <= most; each += 1) yield [each, ...rest];
}

/**
 * What somebody can know who sees everything shown, knows how it is made, and can count: for each thing shown, each cell's
 * possible numbers. One cell with a single possible number under LEAST would be a person told apart.
 */
function worked(all: Iterable<readonly number[]>, show: (cells: readonly number[]) => unknown): string[] {
  const possible = new Map<string, { readonly one: readonly number[]; readonly values: Set<number>[] }>();
  for (const cells of all) {
    const key = JSON.stringify(show(cells));
    const known = possible.get(key) ?? { one: cells, values: cells.map(() => new Set<number>()) };
    cells.forEach((people, at) => {
      known.values[at]?.add(people);
    });
    possible.set(key, known);
  }
  return [...possible].flatMap(([key, { one, values }]) =>
    values.some((each) => each.size === 1 && [...each].every((people) => people < LEAST))
      ? [`${key} is only ${one}`]
      : [],
  );
}

describe('[F31] counts that are shown', () => {
  it('are never under five, name every cell once, and are the true sums', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 6 }), (cells) => {
        const groups = shown(cells);
        const sum = cells.reduce((total, each) => total + each, 0);
        if (groups === null) {
          expect(sum).toBeLessThan(LEAST);
          return;
        }
        expect(groups.flatMap(({ names }) => names)).toEqual(cells.length === 0 ? [] : namesOf(cells.length));
        for (const { names, people } of groups) {
          expect(people).toBeGreaterThanOrEqual(LEAST);
          expect(people).toBe(names.reduce((total, name) => total + (cells[Number(name.slice(1))] ?? 0), 0));
        }
      }),
    );
  });

  it.each([
    [2, 12],
    [3, 12],
    [4, 8],
  ])(
    'of %i cells, no number under five can be worked out, also by whoever knows the rule and the total',
    (length, most) => {
      // At the edge of what is tried the other possible numbers lie beyond it: only totals well inside are judged.
      const inside = function* () {
        for (const cells of rows(length, most)) if (cells.reduce((a, b) => a + b, 0) <= most) yield cells;
      };
      expect(
        worked(inside(), (cells) => [shown(cells), shown(cells) === null ? null : cells.reduce((a, b) => a + b, 0)]),
      ).toEqual([]);
    },
  );

  it('nor from two tables of the same people that begin with the same cell', () => {
    // First the cell that both have, then two of one table and two of the other, which share out the same rest.
    const inside = function* () {
      for (const [same = 0, one = 0, two = 0, other = 0] of rows(4, 12)) {
        const last = one + two - other;
        if (last >= 0 && same + one + two <= 12) yield [same, one, two, other, last];
      }
    };
    const both = ([same = 0, one = 0, two = 0, other = 0, last = 0]: readonly number[]) => [
      shown([same, one, two]),
      shown([same, other, last]),
    ];
    expect(worked(inside(), both)).toEqual([]);
  });

  /** As statistics offices do it: the small ones are hidden, and where that is one, the smallest of the others with it. */
  const hiding = (cells: readonly number[]) => {
    const small = cells.flatMap((people, at) => (people < LEAST ? [at] : []));
    const others = cells.map((people, at) => [people, at] as const).filter(([, at]) => !small.includes(at));
    const [, beside] =
      small.length === 1 ? others.reduce((a, b) => (b[0] < a[0] ? b : a), others[0] ?? [0, -1]) : [0, -1];
    return cells.map((people, at) => (small.includes(at) || at === beside ? null : people));
  };

  it.each([
    ['alone', (cells: readonly number[]) => cells.map((people) => (people < LEAST ? null : people))],
    ['with the smallest of the others', hiding],
  ])('a rule that hides the small ones %s would not hold', (_, hide) => {
    const inside = function* () {
      for (const cells of rows(3, 14)) if (cells.reduce((a, b) => a + b, 0) <= 14) yield cells;
    };
    const leaks = worked(inside(), (cells) => [hide(cells), cells.reduce((a, b) => a + b, 0)]);
    expect(leaks.length).toBeGreaterThan(0);
  });
});
