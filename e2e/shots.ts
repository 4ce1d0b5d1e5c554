/** `npm run shots`: takes the pictures of docs/shots. Give names of scenes to take only those. */
import * as cast from './story/cast.ts';
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
  {
    name: 'story',
    async play({ server, launch, shoot }) {
      const [cleo, ada, ben] = await Promise.all([
        launch('cleo'),
        launch('ada', { timezone: 'Africa/Dakar' }),
        launch('ben', { timezone: 'Africa/Dakar' }),
      ]);
      for (const person of [cleo, ada, ben]) await person.page.goto(server.address);
      await cast.writeFirstNote(ada.page, 'Questions for our first meeting');
      const link = await cast.createProgramme(cleo.page, {
        name: 'Passerelles',
        purpose: 'First jobs for young people',
        topics: ['First job', 'Interviews'],
      });
      await cast.applyWith(ada.page, link, {
        name: 'Ada',
        role: 'To be a mentor',
        offered: ['Data analysis', 'Public speaking'],
        sought: ['Social media'],
        topics: ['Interviews'],
        words: 'Twelve years of data in three countries. I like questions.',
      });
      await cast.applyWith(ben.page, link, {
        name: 'Ben',
        role: 'To have a mentor',
        offered: ['Wolof'],
        sought: ['Data analysis'],
        topics: ['Interviews'],
        words: 'I would like to find my first job.',
      });
      await cast.seeDirectory(cleo.page, ['Ada', 'Ben']);
      await cast.matchPair(cleo.page, 'Ada', 'Ben', 'Data analysis');
      await shoot(cleo, 'office', cleo.page.getByText('Ada').first());
      await cast.sendInvitations(cleo.page);
      for (const person of [ada, ben]) await person.page.goto(server.address);
      await shoot(ben, 'today', ben.page.getByText('Ada').first());
      await ben.page
        .getByRole('link', { name: /See who and why/ })
        .first()
        .click();
      await shoot(ben, 'invitation', ben.page.getByText('Twelve years of data').first());
      await ben.page.goto(server.address);
      await cast.accept(ada.page, 'Ben', /data analysis/i);
      await cast.accept(ben.page, 'Ada', /data analysis/i);
      await Promise.all([ada, ben].map((person) => cast.waitForDirect(person.page)));
      await cast.say(ada.page, 'Ben', 'Hello Ben! Shall we begin with your letter?');
      await cast.say(ben.page, 'Ada', 'Yes. I have a first draft.');
      await cast.newPage(ada.page, 'A letter for the museum');
      await cast.write(ada.page, 'I am writing about the place of data assistant. ');
      await ben.page.getByRole('link', { name: 'A letter for the museum' }).first().click();
      await cast.textOfPage(ben.page).getByText('data assistant').waitFor();
      await cast.write(ben.page, 'Last summer I counted the visitors of our library, and drew what I found. ');
      // The other's caret, by its name: the page is open and the two devices are connected.
      const caret = cast
        .textOfPage(ada.page)
        .or(ada.page.locator('[contenteditable]'))
        .getByText('Ben', { exact: true });
      await shoot(ada, 'notebook', caret.first());
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
