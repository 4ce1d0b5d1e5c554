import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KeptLine } from '../document/chat.ts';
import { type LineName, MARKS, type Mark, NO_LINE, NO_WORDS, RECEIPTS_ON } from '../model/chatLine.ts';
import { type Checked, saidBy } from './chatDeeds.ts';
import { openFold, type Pair } from './chatFold.ts';

const who = fc.constantFrom('ada', 'ben');
type Act =
  | { does: 'say'; by: string }
  | { does: 'edit' | 'react' | 'read' | 'receipts' | 'again'; by: string; of: number; at: number; mark: Mark }
  | { does: 'delete'; by: string; of: number }
  | { does: 'clear' | 'stranger' };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('say' as const), by: who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom('edit' as const, 'react' as const, 'read' as const, 'receipts' as const, 'again' as const),
      by: who,
      of: fc.nat(8),
      // Clocks are not to be relied on.
      at: fc.nat(6),
      mark: fc.constantFrom(...MARKS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('delete' as const), by: who, of: fc.nat(8) }) },
  { weight: 2, arbitrary: fc.constantFrom<Act>({ does: 'clear' }, { does: 'stranger' }) },
);

it('folded step by step as they come, any acts make what they make folded whole', () => {
  let [stepped, asked] = [0, 0];
  fc.assert(
    fc.property(fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { maxLength: 25 }), (rounds) => {
      const fold = openFold('ada');
      let pairs: Pair[] = [];
      let now = fold.whole(pairs);
      const names: LineName[] = [];
      let count = 0;
      const pairOf = (known: Checked): Pair => {
        count += 1;
        return [{ envelope: new Uint8Array([count]), client: 1, clock: count }, known];
      };
      const line = (by: string, text: string, at: number) => {
        const id = `line${String(names.length + count).padStart(4, '0')}`;
        return { by, line: { version: 1 as const, workspace: 'w', id, text, at } };
      };

      for (const round of rounds) {
        const added: Pair[] = [];
        let removed: readonly KeptLine[] = [];
        for (const one of round) {
          if (one.does === 'clear') removed = [...now.spent];
          else if (one.does === 'stranger') added.push(pairOf({ genuine: false }));
          else if (one.does === 'say') {
            const { by, line: said } = line(one.by, 'words', count);
            names.push({ by, id: said.id });
            added.push(pairOf(saidBy(by, said)));
          } else if (one.does === 'again') {
            const known = pairs[one.of % Math.max(1, pairs.length)]?.[1];
            if (known !== undefined) added.push(pairOf(known));
          } else if ('of' in one) {
            const of =
              one.does === 'receipts' ? { by: one.by, id: NO_LINE } : names[one.of % Math.max(1, names.length)];
            if (of === undefined) continue;
            const at = one.does === 'delete' ? count : one.at;
            const text = {
              edit: `other ${count}`,
              react: 'mark' in one ? one.mark : '',
              read: NO_WORDS,
              delete: NO_WORDS,
            };
            const { line: said } = line(one.by, one.does === 'receipts' ? RECEIPTS_ON : text[one.does], at);
            added.push(pairOf(saidBy(one.by, { ...said, deed: { does: one.does, of } })));
          }
        }
        pairs = [...pairs.filter(([kept]) => !removed.includes(kept)), ...added];
        const next = fold.more(added, removed);
        asked += 1;
        if (next !== null) stepped += 1;
        now = next ?? fold.whole(pairs);
        expect(now).toEqual(openFold('ada').whole(pairs));
      }
    }),
    { numRuns: 300 },
  );
  // Most of it without looking at all of them.
  expect(stepped / asked).toBeGreaterThan(0.5);
});

it('a line more leaves the others the same entries', () => {
  const fold = openFold('ada');
  const pair = (clock: number): Pair => [
    { envelope: new Uint8Array(1), client: 1, clock },
    saidBy('ben', { version: 1, workspace: 'w', id: `line${clock}000`, text: 'words', at: clock }),
  ];
  const before = fold.whole([pair(1), pair(2)]).entries;
  const after = fold.more([pair(3)], [])?.entries ?? [];
  expect(after.length).toBe(3);
  expect(before.every((entry, at) => entry === after[at])).toBe(true);
});
