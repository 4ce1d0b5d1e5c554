/** A newer version of the app, as a server would have it after an upgrade. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { writeListOf } from '../../.ci/release/list.ts';

/** Marks the page of this copy of the build with the number, and has its service worker and its list know of it. */
export function makeNewer(distDir: string, number: number): void {
  const read = (name: string) => readFileSync(join(distDir, name), 'utf8');
  const page = read('index.html').replace('<title>', `<meta name="version" content="${number}"><title>`);
  writeFileSync(join(distDir, 'index.html'), page);
  for (const packed of ['index.html.br', 'index.html.gz', 'sw.js.br', 'sw.js.gz'])
    rmSync(join(distDir, packed), { force: true });
  const worker = read('sw.js');
  const changed = worker.replace(/("revision":")[0-9a-z]+(","url":"index\.html")/, `$1changed${number}$2`);
  expect(changed).not.toBe(worker);
  writeFileSync(join(distDir, 'sw.js'), changed);
  writeListOf(distDir, `0.${number}.0`, { en: [`The ${number}th of its kind.`], fr: [`La ${number}e du genre.`] });
}
