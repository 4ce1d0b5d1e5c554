import { describe, expect, it } from 'vitest';
import { looksLikeMarkdown, readMarkdown } from './markdownRead.ts';
import { wordsOf } from './pageNode.ts';

/** Each in about as many signs as asked for. */
const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  'an item, and blank lines': (size) => `- a\n${'\n'.repeat(size)}  b`,
  'an item after another': (size) => '- a\n'.repeat(size / 4),
  'numbered items, a blank line after each': (size) => '1. a\n\n'.repeat(size / 6),
  'lists in lists': (size) => Array.from({ length: size / 28 }, (_, at) => `${'  '.repeat(at % 24)}- a\n`).join(''),
  'items in one line': (size) => `${'- '.repeat(40)}a\n`.repeat(size / 82),
  'quotes in quotes': (size) => `${'>'.repeat(40)} a\n`.repeat(size / 43),
  'rows of a table': (size) => `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(size / 6)}`,
  'a wide table of short rows': (size) =>
    `${'|a'.repeat(size / 8)}\n${'|-'.repeat(size / 8)}\n${'|\n'.repeat(size / 4)}`,
  'blanks under a row': (size) => `a|b\n-${' '.repeat(size)}x`,
  'fences, one never closed': (size) => `${'```\na\n```\n'.repeat(size / 20)}~~~\n${'a\n'.repeat(size / 4)}`,
  'a fence of blanks and a tick': (size) => `\`\`\`${' '.repeat(size)}a\``,
  'a fence of waves and a tick': (size) => `${'~'.repeat(size)}\``,
  'a heading of blanks': (size) => `#${' '.repeat(size)}a\u2028b`,
  'a line of blanks': (size) => `a${' '.repeat(size)}b\nc`,
  rules: (size) => `${'- '.repeat(size / 2)}x`,
  brackets: (size) => '['.repeat(size),
  'links to nowhere': (size) => '[a]('.repeat(size / 4),
  'links of blanks': (size) => `[a](${' '.repeat(400)}`.repeat(size / 404),
  'signs in a mess': (size) => '_a_*b'.repeat(size / 5),
  'an open picture': (size) => '!['.repeat(size / 2),
  stars: (size) => '*a'.repeat(size / 2),
  'stars opened by the thousand, closed one by one': (size) =>
    `${'*'.repeat(2_000)} a `.replaceAll(' a', 'a').repeat(size / 6_000) + 'a* '.repeat(size / 5),
  'tags never closed': (size) => '<b>a'.repeat(size / 4),
  'tags closed late': (size) => `${'<b>a'.repeat(size / 16)}${'b<br>'.repeat(size / 10)}${'</b>'.repeat(size / 16)}`,
  ticks: (size) => '`a``b'.repeat(size / 5),
};

/** The least of a few runs, in microseconds of this thread alone: whatever else the machine does is not in it. */
function costs(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let again = 0; again < 3; again += 1) {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}

describe('reading takes time as the text is long', () => {
  const SIZE = 12_000;
  it.each(Object.entries(SHAPES))(
    '%s',
    (_, shape) => {
      const [text, longer] = [shape(SIZE), shape(SIZE * 4)];
      readMarkdown(text);
      // Four times the text in less than eight times the time, where its square takes fourteen; what is over in a moment is not measured against less.
      // A collection of garbage falls into one run and not into another: the least of some counts.
      const ratio = (): number =>
        costs(() => readMarkdown(longer)) /
        Math.max(
          4_000,
          costs(() => readMarkdown(text)),
        );
      let least = ratio();
      for (let again = 0; again < 12 && least > 8; again += 1) least = Math.min(least, ratio());
      expect(least).toBeLessThanOrEqual(8);
    },
    60_000,
  );

  it('and so does looking whether it is worth it', () => {
    const SIZE = 40_000;
    for (const sign of ['[', '[a](', '[a', '**a', '~~a', '`', '|', '| ', '\n|'])
      expect(
        costs(() => looksLikeMarkdown(sign.repeat((SIZE * 4) / sign.length))) /
          Math.max(
            4_000,
            costs(() => looksLikeMarkdown(sign.repeat(SIZE / sign.length))),
          ),
        sign,
      ).toBeLessThanOrEqual(8);
  });
});

it('a table does not grow beyond what was written: what follows stays as words', () => {
  const nodes = readMarkdown(`${'|a'.repeat(1_000)}\n${'|-'.repeat(1_000)}\n${'|b\n'.repeat(200)}`);
  expect(nodes.map(({ type }) => type)).toEqual(['table', 'paragraph']);
  expect(wordsOf(nodes).match(/b/g)).toHaveLength(200);
});
