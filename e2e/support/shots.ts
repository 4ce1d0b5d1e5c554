/** Pictures of the real app: real server, real browsers. One scene, then each screen in sizes, themes and languages. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../../.ci/build.ts';
import { launchPerson, type Person, type PersonOptions, viewports } from './person.ts';
import { type ServerProcess, startServerProcess } from './server.ts';

/** Each pair of values is seen at least once; all eight together would show little more. */
const looks = [
  { size: 'desktop', theme: 'light', language: 'en' },
  { size: 'phone', theme: 'dark', language: 'en' },
  { size: 'desktop', theme: 'dark', language: 'fr' },
  { size: 'phone', theme: 'light', language: 'fr' },
] as const;

export interface Stage {
  readonly server: ServerProcess;
  launch(name: string, options?: PersonOptions): Promise<Person>;
  /**
   * Takes the screen the person is on, in every look, and gives the screen back in English. `ready` is what must be
   * seen before a picture is taken, in either language; the page is loaded anew for each language.
   */
  shoot(person: Person, picture: string, ready: Locator): Promise<void>;
}

export interface ShotScene {
  readonly name: string;
  play(stage: Stage): Promise<void>;
}

/** Plays the scenes, each on a server and profiles of its own. Gives the paths of the pictures, told also one by one. */
export async function takeShots(
  scenes: readonly ShotScene[],
  taken: (path: string) => void = () => undefined,
  folder = join(root, 'docs/shots'),
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const scene of scenes) {
    const server = await startServerProcess();
    const people: Person[] = [];
    try {
      await scene.play({
        server,
        async launch(name, options) {
          const person = await launchPerson(name, options);
          people.push(person);
          return person;
        },
        shoot: (person, picture, ready) =>
          shoot(person, ready, (look) => join(folder, `${picture}-${look}.png`), taken),
      });
    } finally {
      for (const person of people) {
        await person.close();
        rmSync(person.profileDir, { recursive: true, force: true });
      }
      await server.stop();
      rmSync(server.dataDir, { recursive: true, force: true });
    }
  }
}

async function speak(person: Person, language: 'en' | 'fr', ready: Locator): Promise<void> {
  await person.page.evaluate((wanted) => localStorage.setItem('binome.locale', wanted), language);
  await person.page.reload();
  await ready.waitFor();
}

async function shoot(
  person: Person,
  ready: Locator,
  pathOf: (look: string) => string,
  taken: (path: string) => void,
): Promise<void> {
  const { page } = person;
  const before = page.viewportSize();
  let spoken: string | null = null;
  for (const { size, theme, language } of looks) {
    if (language !== spoken) await speak(person, language, ready);
    spoken = language;
    await page.setViewportSize(viewports[size]);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await ready.waitFor();
    const path = pathOf(`${size}-${theme}-${language}`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    taken(path);
  }
  if (before) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
  await speak(person, 'en', ready);
}
