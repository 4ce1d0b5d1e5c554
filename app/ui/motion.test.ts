/** With less motion asked of the system, nothing moves: what has a duration has it from the tokens, or is stopped. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const read = (name: string): string =>
  readFileSync(join(import.meta.dirname, name), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
const all = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
const sheets = all.filter((name) => name.endsWith('.css')).map((name) => ({ name, css: read(name) }));

/** What stands in blocks of `@media (prefers-reduced-motion: reduce)`, and what does not. */
function parts(css: string): { readonly still: string; readonly moving: string } {
  let [still, moving, rest] = ['', '', css];
  for (;;) {
    const at = rest.search(/@media[^{]*prefers-reduced-motion: reduce/);
    if (at < 0) return { still, moving: moving + rest };
    let end = rest.indexOf('{', at) + 1;
    for (let depth = 1; depth > 0; end += 1) depth += rest[end] === '{' ? 1 : rest[end] === '}' ? -1 : 0;
    still += rest.slice(at, end);
    moving += rest.slice(0, at);
    rest = rest.slice(end);
  }
}

/** Each rule that is not nested: what it is for, and what it says. */
const rules = (css: string): (readonly [string, string])[] =>
  [...css.matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => [selector.trim(), body] as const);

it('the tokens of time are nothing then', () => {
  const { still } = parts(read('tokens.css'));
  expect(still).toMatch(/--quick: 0s/);
  expect(still).toMatch(/--calm: 0s/);
});

it('every transition and animation takes its time from them, or is stopped beside where it is made', () => {
  const running = sheets.flatMap(({ name, css }) => {
    const { still, moving } = parts(css);
    const stopped = rules(still).filter(([, body]) => /(?:animation|transition): none/.test(body));
    return rules(moving)
      .filter(([, body]) => /(?:animation|transition):[^;]*\d+m?s/.test(body))
      .filter(([selector]) => !stopped.some(([each]) => each === selector))
      .map(([selector]) => `${name} ${selector}`);
  });
  expect(sheets.length).toBeGreaterThan(30);
  expect(running).toEqual([]);
});

it('nothing glides to where it is scrolled', () => {
  const gliding = all
    .filter((name) => /\.(?:css|tsx?)$/.test(name) && !name.endsWith('.test.ts'))
    .filter((name) => /behavior: ?['"]?smooth/.test(read(name)));
  expect(gliding).toEqual([]);
});
