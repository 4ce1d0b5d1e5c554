/** What a space looks like after some weeks: messages, pages, goals, a meeting that comes, a board. Through the screens. */
import type { Page } from 'playwright-core';
import type { AccessStage } from '../access/stage.ts';
import * as agenda from '../agenda/hands.ts';
import * as board from '../board/hands.ts';
import * as cast from '../story/cast.ts';

const DAY = 86_400_000;

const SAID: readonly (readonly ['ada' | 'ben', string])[] = [
  ['ben', 'Good, thank you! I finished the first draft of my letter.'],
  ['ada', 'Wonderful. Put it in the notebook, and I will read it tonight.'],
  ['ben', 'It is there: “A letter”. I am not sure about the second paragraph. Is it too long?'],
  ['ada', 'A little. Say what you did, then what it changed. Shall we look at it together on Thursday?'],
];

export async function furnish({ people, server, made }: AccessStage): Promise<void> {
  const [ada, ben] = [people.ada.page, people.ben.page];
  const inside = `${server.address}/w/${made.space}`;
  await Promise.all([ada.goto(inside), ben.goto(inside)]);
  for (const [who, text] of SAID) {
    if (who === 'ada') await cast.say(ada, 'Ben', text);
    else await cast.say(ben, 'Ada', text);
    await cast
      .conversation(who === 'ada' ? ben : ada)
      .getByText(text.slice(0, 20))
      .first()
      .waitFor({ timeout: cast.PLENTY });
  }
  await Promise.all([write(ada, inside, made.page), goals(ben, inside)]);
  await meet(ada, ben, inside);
  await draw(ada, inside);
}

async function write(page: Page, inside: string, letter: string): Promise<void> {
  await page.goto(`${inside}/page/${letter}`);
  await cast.write(page, 'Last summer I counted the visitors of our library, and drew what I found.');
  for (const title of ['Questions for the interview', 'What I learnt this month']) {
    await page.goto(inside);
    await cast.newPage(page, title);
    await cast.write(page, 'What do you expect of the first three months? ');
  }
}

async function goals(page: Page, inside: string): Promise<void> {
  for (const [title, day] of [
    ['Find an internship', 40],
    ['Read one article a week in English', 12],
  ] as const) {
    await page.goto(`${inside}/goals/new`);
    await page.getByRole('textbox', { name: 'What do you want to reach?' }).fill(title);
    await page.getByRole('textbox', { name: /Why does it matter/ }).fill('To see how a team works.');
    await page.getByLabel(/By when/).fill(new Date(Date.now() + day * DAY).toISOString().slice(0, 10));
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.keyboard.type('Ask two people');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Rewrite my CV');
    await page.getByRole('button', { name: 'Keep this goal' }).click();
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.getByRole('checkbox', { name: /^Ask two people/ }).check();
  }
}

async function meet(ada: Page, ben: Page, inside: string): Promise<void> {
  for (const [days, hour] of [
    [3, '18:00'],
    [10, '18:30'],
  ] as const) {
    await ada.goto(`${inside}/agenda/new`);
    await agenda.chooseTime(ada, (await agenda.fieldsIn(ada, days * DAY)).day, hour);
    await ada.getByRole('button', { name: 'Propose it' }).click();
    await ada.getByText('Waits for Ben').first().waitFor({ timeout: cast.PLENTY });
    if (days !== 3) continue;
    await ben.goto(`${inside}/agenda`);
    await ben.getByRole('button', { name: 'Accept' }).first().click({ timeout: cast.PLENTY });
  }
}

async function draw(page: Page, inside: string): Promise<void> {
  await page.goto(`${inside}/board`);
  await board.tool(page, 'Pen').waitFor({ timeout: cast.PLENTY });
  await board.tool(page, 'Pen').click();
  await board.draw(page, [
    [-160, 40],
    [-120, -20],
    [-60, 30],
    [0, -50],
    [70, 10],
    [140, -60],
  ]);
  await board.draw(page, [
    [-160, 80],
    [150, 80],
  ]);
}
