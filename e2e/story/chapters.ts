/** A story's tests are its chapters: each goes on from the one before. */
import { beforeEach } from 'vitest';
import type { Person } from '../support/index.ts';

/** After a failure the rest would only repeat it: skipped. With SHOTS, the failure's screens are kept there. */
export function inChapters(people: () => readonly Person[]): void {
  let broken = false;
  beforeEach(({ skip, onTestFailed }) => {
    skip(broken, 'an earlier chapter failed');
    onTestFailed(async () => {
      broken = true;
      const folder = process.env.SHOTS;
      if (!folder) return;
      for (const { name, page } of people()) await page.screenshot({ path: `${folder}/${name}.png` });
    });
  });
}
