/** Contrast of the tokens (WCAG 2.2): 4.5 for words, 3 for the edges of controls, and a focus ring seen on everything. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The custom properties of the first block that opens after `start`. */
function block(start: string): ReadonlyMap<string, string> {
  const at = css.indexOf(start);
  if (at < 0) throw new Error(`tokens.css has no ${start}`);
  const body = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at));
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

const light = block(':root {');
const dark = block(':root[data-theme="dark"] {');
const darkBySystem = block(':root:not([data-theme="light"]) {');

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: ReadonlyMap<string, string>, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => {
    const value = theme.get(name);
    if (value === undefined || !/^#[0-9a-f]{6}$/.test(value)) throw new Error(`${name} is not a colour of six digits`);
    return luminance(value);
  });
  if (a === undefined || b === undefined) throw new Error('two colours are needed');
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const words: readonly [string, string][] = [
  ...['--bg', '--surface', '--surface-2', '--accent-soft', '--warn-soft', '--danger-soft'].map(
    (on): [string, string] => ['--text', on],
  ),
  ...['--bg', '--surface', '--surface-2', '--accent-soft'].map((on): [string, string] => ['--text-muted', on]),
  ...['--bg', '--surface', '--surface-2', '--accent-soft'].map((on): [string, string] => ['--accent-text', on]),
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-hover'],
  ['--on-other', '--other'],
  ['--other', '--bg'],
  ['--warn', '--warn-soft'],
  ['--danger', '--danger-soft'],
  ['--danger', '--bg'],
  ['--danger', '--surface'],
  ['--verified', '--surface'],
  ['--bg', '--text'],
];
const edges: readonly [string, string][] = [
  ...['--bg', '--surface', '--surface-2'].map((on): [string, string] => ['--border-control', on]),
  ...['--bg', '--surface', '--surface-2'].map((on): [string, string] => ['--accent', on]),
  // Two tones: the ring against the gap, the gap against what it surrounds.
  ['--focus', '--surface'],
  ['--focus', '--bg'],
  ['--surface', '--accent'],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_name, theme) => {
  it.each(words)('[R30] %s reads on %s', (ink, paper) => {
    expect(contrast(theme, ink, paper)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(edges)('[R30] %s is seen on %s', (edge, paper) => {
    expect(contrast(theme, edge, paper)).toBeGreaterThanOrEqual(3);
  });
});

describe('dark', () => {
  it('is the same by system and by choice', () => {
    expect([...dark]).toEqual([...darkBySystem]);
  });
  it('replaces every colour of light', () => {
    const colours = [...light].filter(([, value]) => value.startsWith('#')).map(([name]) => name);
    expect(colours.filter((name) => !dark.has(name))).toEqual([]);
  });
});

it('every sheet names only properties that a sheet or a screen sets', () => {
  const all = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:css|tsx)$/.test(name))
    .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'));
  const set = new Set(all.flatMap((text) => [...text.matchAll(/(--[a-z][\w-]*)['"]?\]?:/g)].map(([, name]) => name)));
  const used = new Set(all.flatMap((text) => [...text.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name)));
  expect(used.size).toBeGreaterThan(30);
  expect([...used].filter((name) => !set.has(name))).toEqual([]);
});
