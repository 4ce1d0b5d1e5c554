/** For the eye, with SHOTS=folder: what somebody sees in a scene, from head to foot, by the scene's name and its own. */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import type { Person } from './person.ts';

export async function shoot({ page }: Pick<Person, 'page'>, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const scene = basename(expect.getState().testPath ?? '', '.scene.ts');
  await page.screenshot({ path: join(folder, `${scene}-${name}.png`), fullPage: true });
}
