/**
 * `npm run shots`: every screen of the app, full and empty, in sizes, themes and languages, into docs/shots.
 * Those of README are in the repository. `npm run shots -- --only film` makes its film, with img2webp (Debian: webp).
 * `npm run shots -- --only home,office --looks phone-dark-fr --into /tmp/looks --whole` takes some of them.
 */
import { join } from 'node:path';
import { root } from '../.ci/build.ts';
import { openStage } from './access/stage.ts';
import type { Walker } from './access/walk.ts';
import { dialogsOf } from './shots/dialogs.ts';
import { film } from './shots/film.ts';
import { furnish } from './shots/furnish.ts';
import { gates } from './shots/gates.ts';
import { askedBy } from './shots/looks.ts';
import { fullOffice, states } from './shots/states.ts';
import { screensOf } from './shots/stops.ts';
import { takeAll, wanted } from './shots/take.ts';

const asked = askedBy(process.argv.slice(2), join(root, 'docs/shots'));
const tell = (line: string): void => console.log(line);
const WALKERS: readonly Walker[] = ['dan', 'ada', 'ben', 'cleo'];

const stage = await openStage();
try {
  await furnish(stage);
  tell(`The stage is set after ${Math.round(performance.now() / 1_000)} s`);
  const { server, people, made } = stage;
  await Promise.all([
    ...WALKERS.map((who) =>
      takeAll(people[who].page, server.address, [...screensOf(who, made), ...dialogsOf(who, made)], asked, tell),
    ),
    fullOffice(server.address, asked, tell),
  ]);
  await gates(server.address, asked, tell);
  await states(stage, asked, tell);
  if (wanted(asked, 'film')) await film(stage, join(asked.folder, 'film.webp'));
} finally {
  await stage.close();
}
