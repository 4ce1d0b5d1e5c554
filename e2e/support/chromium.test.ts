/** Two lists of what is switched off would be one too many: the browser reads the last of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../.ci/build.ts';
import { switchedOff } from './chromium.ts';

it('what Playwright switches off is switched off by us too', () => {
  const source = readFileSync(join(root, 'node_modules/playwright-core/lib/coreBundle.js'), 'utf8');
  const [, list = ''] = /disabledFeatures = \[([^\]]*)\]/.exec(source) ?? [];
  const theirs = [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name]) => name);
  expect(theirs).toContain('PaintHolding');
  expect(switchedOff).toEqual(theirs);
});
