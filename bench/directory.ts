/**
 * A directory of 25,000 cards: what opening it costs, looking through it at each letter typed, and a list of 25,000 people
 * brought in. In Node for the rooms themselves; then in the built app, in a browser, for what somebody at it sees.
 */
import { setTimeout as pass } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import * as Y from 'yjs';
import type { PersonId } from '../app/model/brand.ts';
import type { Card } from '../app/model/card.ts';
import { encodeCard } from '../app/model/cardCodec.ts';
import { personIdOf } from '../app/model/ids.ts';
import { aCard } from '../app/model/samples.ts';
import { peopleReader } from '../app/programme/csvPeople.ts';
import { csvReader } from '../app/programme/csvReader.ts';
import { directoryOf, standingOf } from '../app/programme/directory.ts';
import { officeOf } from '../app/programme/office.ts';
import type { DirectoryEntry } from '../app/session/types.ts';
import { found, inOrder, NO_FILTER, rowMaker, rowsOf } from '../app/ui/office/directoryRows.ts';
import { openOfficePlants } from '../e2e/office/planting.ts';
import { chromiumFlags, needChromium } from '../e2e/support/chromium.ts';
import { startServerProcess } from '../e2e/support/server.ts';
import { median, round } from './measure/inTurn.ts';
import type { Bench, Case } from './run.ts';

const CARDS = 25_000;
const WORDS = ['l', 'ly', 'lyc', 'lycee', 'lycee c', 'soudure', 'benjamin 249', 'nobody at all'];
const SKILLS = ['droit', 'comptabilité', 'soudure', 'marketing', 'data analysis', 'nursing', 'graphisme', 'logistique'];

const cardOf = (at: number): Card =>
  aCard({
    version: 2,
    name: `Benjamin Lefèvre ${at}`,
    role: at % 4 === 0 ? 'mentor' : 'mentee',
    skillsOffered: [SKILLS[at % 8] ?? '', SKILLS[(at + 3) % 8] ?? ''],
    skillsSought: [SKILLS[(at + 5) % 8] ?? ''],
    organisation: ['Lycée Curie', 'Université de Dakar', 'Hôpital Nord'][at % 3] ?? '',
    issued: 1 + at,
  });

const personOf = (at: number): PersonId => {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(0, at);
  return personIdOf(bytes);
};

const bounded = (what: string, ours: number, most: number, unit = 'ms'): Case => ({
  bench: 'directory',
  case: `25,000 cards: ${what}`,
  peer: 'none',
  ours: round(ours, 1),
  theirs: null,
  limit: null,
  unit,
  ratio: null,
  goal: `<= ${most}`,
  met: ours <= most,
});

async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  const done = await work();
  return [done, performance.now() - began];
}

async function rooms(report: Parameters<Bench>[0]): Promise<void> {
  const office = officeOf(new Y.Doc());
  office.doc.transact(() => {
    for (let at = 0; at < CARDS; at += 1) {
      const card = cardOf(at);
      const envelope = new Uint8Array(97 + encodeCard(card).length).fill(at);
      office.cards.set(personOf(at), { person: personOf(at), card, envelope, received: at });
    }
  });
  const bytes = Y.encodeStateAsUpdate(office.doc);
  report(bounded('the document', bytes.length / 1e6, 60, 'MB'));
  const again = officeOf(new Y.Doc());
  const [, applying] = await timed(() => Y.applyUpdate(again.doc, bytes));
  report(bounded('the document read into memory', applying, 1_500));
  const [kept, listing] = await timed(() => directoryOf(again));
  report(bounded('listed, newest first', listing, 50));
  const entries = kept.map(({ person, card, received }): DirectoryEntry => {
    const standing = standingOf({ card }, undefined, 2);
    return { person, card, received, standing, active: standing === 'ready', least: 0, counts: null };
  });
  const maker = rowMaker({ language: (tag) => tag, list: (names) => names.join(', '), answer: (_, said) => said });
  let [longest, since] = [0, performance.now()];
  const [rows, making] = await timed(() =>
    rowsOf(maker, entries, [], async () => {
      longest = Math.max(longest, performance.now() - since);
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
      return true;
    }),
  );
  if (rows === null) throw new Error('nobody stopped it');
  report(bounded('made into rows, all slices', making, 2_000));
  report(bounded('made into rows, longest slice', longest, 50));
  const [, anew] = await timed(() => rowsOf(maker, entries, [], async () => true));
  report(bounded('made anew when one card came', anew, 50));
  const [ordered, ordering] = await timed(() => inOrder(rows, 'name'));
  report(bounded('put in the order of names', ordering, 100));
  // The peer: what anybody would write over strings that are folded already.
  const texts = ordered.map(({ text }) => text);
  const [ours, theirs] = [[] as number[], [] as number[]];
  for (let turn = 0; turn < 15; turn += 1) {
    for (const words of WORDS) {
      ours.push((await timed(() => found(ordered, { ...NO_FILTER, words }, new Map())))[1]);
      const asked = words.split(' ');
      theirs.push((await timed(() => texts.filter((text) => asked.every((word) => text.includes(word)))))[1]);
    }
  }
  const late = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
  const [mine, plain] = [late(ours), late(theirs)];
  report({
    ...bounded('looked through at a letter typed, 95 in 100', mine, 16),
    peer: 'Array.filter over folded strings',
    theirs: round(plain, 1),
    ratio: round(median(ours) / median(theirs)),
  });
  const lines = Array.from(
    { length: CARDS },
    (_, at) => `"Benjamin Lefèvre ${at}";b${at}@example.org;Élève;droit, soudure\r\n`,
  );
  const file = `Nom;Courriel;Rôle;Besoins\r\n${lines.join('')}`;
  const [read, reading] = await timed(() => {
    const people = peopleReader(['name', 'email', 'role', 'skillsSought'], () => null);
    const reader = csvReader(';', (cells, line) => people.take({ cells, line }));
    for (let at = 0; at < file.length; at += 65_536) reader.push(file.slice(at, at + 65_536));
    reader.end();
    return people.report();
  });
  report(bounded('a list of as many read', reading, 3_000));
  report(bounded('people of that list left behind', CARDS - read.people.length, 0, 'people'));
}

/** Longest task while `work` goes on, ms. */
async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    });
  });
  await work();
  // A task is told of after it has ended.
  await pass(500);
  return page.evaluate(() => Math.max(0, ...(Reflect.get(window, 'tasks') as number[])));
}

async function screens(report: Parameters<Bench>[0], context: BrowserContext, address: string): Promise<void> {
  const plants = await openOfficePlants();
  const programme = await plants.plant(context, address, { pack: {}, cards: CARDS });
  await plants.close();
  const page = await context.newPage();
  page.on('pageerror', (fault) => console.error(fault));
  const [, opening] = await timed(async () => {
    await page.goto(`${address}/office/${programme}/directory`);
    await page.getByRole('heading', { name: '25,000 cards' }).waitFor({ timeout: 120_000 });
  });
  report(bounded('in the browser: the page opened from nothing, until their number stands there', opening, 15_000));
  const [, first] = await timed(() => page.getByText('25000 of 25000').waitFor({ timeout: 60_000 }));
  report(bounded('in the browser: after that, until they can be looked through', first, 5_000));
  await pass(3_000);
  const field = page.getByRole('searchbox', { name: 'Filter the cards' });
  const typing = await longestTask(page, async () => {
    await field.pressSequentially('lycee curie soudure', { delay: 120 });
    await page.getByText(/^\d+ of 25000$/).waitFor();
  });
  report(bounded('in the browser: longest task while somebody types', typing, 50));
  await field.fill('');
  const filters = await longestTask(page, async () => {
    await page.getByText('Filters and order').click();
    await page.getByRole('combobox', { name: 'Organisation' }).selectOption({ index: 1 });
    await page.getByText(/^5000 of 25000$/).waitFor();
    await page.getByRole('button', { name: 'Without filters' }).click();
    await page.getByText('Filters and order').click();
  });
  report(bounded('in the browser: longest task while filters are opened and one is chosen', filters, 100));
  const scrolling = await longestTask(page, async () => {
    for (let step = 0; step < 20; step += 1) {
      await page.locator('main').evaluate((main, at) => main.scrollTo(0, at), step * 40_000);
      await pass(60);
    }
  });
  report(bounded('in the browser: longest task while somebody leaps down the list', scrolling, 50));
}

export const run: Bench = async (report) => {
  await rooms(report);
  const server = await startServerProcess();
  const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  try {
    await screens(report, context, server.address);
  } finally {
    await browser.close();
    await server.stop();
  }
};
