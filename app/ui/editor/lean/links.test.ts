import { describe, expect, it } from 'vitest';
import { find, tokenize } from './links.ts';

const links = (text: string) => find(text).map(({ value, href }) => (value === href ? value : [value, href]));

describe('addresses in a text', () => {
  it.each([
    ['see http://a.example/c?d=e#f, ok', ['http://a.example/c?d=e#f']],
    ['(https://x.example/a_(b)).', ['https://x.example/a_(b)']],
    ['« https://exemple.fr/été »', ['https://exemple.fr/été']],
    ['HTTPS://EXAMPLE.ORG', ['HTTPS://EXAMPLE.ORG']],
    ['http://localhost:5173/x', ['http://localhost:5173/x']],
    ['example.org', [['example.org', 'https://example.org']]],
    ['café.fr: oui', [['café.fr', 'https://café.fr']]],
    ['www.foo.technology.', [['www.foo.technology', 'https://www.foo.technology']]],
    ['[example.org:8080/a?x=1]', [['example.org:8080/a?x=1', 'https://example.org:8080/a?x=1']]],
    ['ada@example.org.', [['ada@example.org', 'mailto:ada@example.org']]],
    ['mailto:ada@example.org', ['mailto:ada@example.org']],
    [
      'a.example.com and b.example.net',
      [
        ['a.example.com', 'https://a.example.com'],
        ['b.example.net', 'https://b.example.net'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it.each([
    'It is done.It was hard',
    'index.ts, app.js and report.pdf',
    'example.com1',
    'example.org@',
    'e.g. this, i.e. that',
    'x@y',
    'javascript:alert(1)',
    'https://',
    '3.14 and 10.30',
  ])('none in: %s', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('says where they stand', () => {
    const text = 'Read (https://x.example/a), then write to ada@example.org!';
    for (const { value, start, end } of find(text)) expect(text.slice(start, end)).toBe(value);
    expect(find(text)).toHaveLength(2);
  });

  it('cuts a text into pieces that are the text again', () => {
    const pieces = tokenize('(example.org)').map((token) => token.toObject());
    expect(pieces.map(({ isLink, value }) => [isLink, value])).toEqual([
      [false, '('],
      [true, 'example.org'],
      [false, ')'],
    ]);
  });

  it.each([
    `https://a.example/${')'.repeat(200_000)}`,
    'a'.repeat(200_000),
    'a.'.repeat(100_000),
    'a@'.repeat(100_000),
    'https://'.repeat(20_000),
  ])('reads a hostile line in no time', (line) => {
    const started = performance.now();
    expect(find(line)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
