/** `npm run shots`: takes the pictures of docs/shots. Give names of scenes to take only those. */
import { type ShotScene, takeShots } from './support/shots.ts';

const scenes: readonly ShotScene[] = [
  {
    name: 'start',
    async play({ server, launch, shoot }) {
      const ada = await launch('ada');
      await ada.page.goto(server.address);
      await shoot(ada, 'start', ada.page.locator('h1').first());
      await ada.page.goto(`${server.address}/settings`);
      await shoot(ada, 'settings', ada.page.locator('h1').first());
    },
  },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !scenes.some((scene) => scene.name === name));
if (unknown.length > 0) {
  console.error(`No scene is called ${unknown.join(', ')}. There are: ${scenes.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 1;
} else {
  await takeShots(
    scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name)),
    (path) => console.log(path),
  );
}
