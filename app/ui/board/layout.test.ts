import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { broken, laidOut, NOTE_PADDING } from './layout.ts';

const measured: string[] = [];
/** Letters of different widths that move together a little where they stand side by side. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + 4 + (letter.charCodeAt(0) % 7), 0) * (text.length > 1 ? 0.975 : 1);

beforeEach(() => {
  const context = {
    font: '',
    measureText(text: string) {
      measured.push(text);
      return { width: widthOf(text) };
    },
  };
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => context }) });
});

const note = (text: string, room: number) =>
  ({ kind: 'note', size: 0, text, box: { x: 0, y: 0, w: room + 2 * NOTE_PADDING, h: 90 } }) as const;

test('lines are those of the widths they will be painted in, whatever is guessed by their letters', () => {
  const unit = fc.constantFrom('grapheme-ascii' as const, 'grapheme' as const);
  const words = unit.chain((each) =>
    fc.array(fc.string({ unit: each, minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 12 }),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 30, max: 300 }), (all, room) => {
      const text = all.join(' ').replaceAll('\n', ' ');
      if (text.length * 15 <= room) return;
      expect(laidOut(note(text, room)).lines).toEqual(broken(text, room, widthOf));
    }),
  );
});

test('known Latin letters are added up, letters that join are measured together', () => {
  laidOut(note('the internship begins in May and ends in June', 200));
  measured.length = 0;
  laidOut(note('June begins, May ends: the internship begins', 200));
  expect(measured.filter((text) => text.length > 1).length).toBeLessThanOrEqual(3);
  laidOut(note('التدريب يبدأ في شهر مايو', 100));
  expect(measured).toContain('التدريب يبدأ');
});
