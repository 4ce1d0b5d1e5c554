/**
 * What sealing costs on this device, beside plain y-indexeddb, which writes what people wrote as it is: the same
 * notebook, browser and run. The sides take turns, the first place changing hands; medians.
 */
import type { Page } from 'playwright-core';
import { median, round } from './measure/inTurn.ts';
import type { Bench, Case } from './run.ts';
import { busyFor, longestTask } from './vault/busy.ts';
import { writeNotebook } from './vault/content.ts';
import { openStage, type Side, type Stage } from './vault/stage.ts';

const MB = 1024 * 1024;
const SIZES = { '1 MB': MB, '5 MB': 5 * MB } as const;
/** Keys since the last fold, each with a row of its own: half of what makes both sides fold by themselves. */
const TAIL = 250;
const OPENINGS = 9;
const MORE_MS = 60;
const TYPING_ROUNDS = 3;
const PACES = { fast: { keys: 80, every: 50 }, slow: { keys: 24, every: 250 } } as const;

const base = { bench: 'vault', peer: 'y-indexeddb 9.0.12' } as const;
const kept = ['ours', 'plain'] as const;

/** Whoever is first pays for what the machine does between rounds. */
const inTurn = <T>(sides: readonly T[], turn: number): readonly T[] => (turn % 2 === 0 ? sides : [...sides].reverse());

/** The document on both disks; its rows' bytes. */
async function make(stage: Stage, name: string): Promise<Record<'ours' | 'plain', number>> {
  const rows = { ours: 0, plain: 0 };
  for (const side of kept) {
    const page = await stage.visit(side);
    await page.evaluate(([document, keys]) => window.keeping.make(document, keys), [name, TAIL] as const);
    rows[side] = await page.evaluate((document) => window.keeping.rows(document), name);
    await page.close();
  }
  return rows;
}

function diskCase(what: string, ours: number, theirs: number): Case {
  const ratio = ours / theirs;
  return {
    ...base,
    case: what,
    ours,
    theirs,
    limit: null,
    unit: 'bytes',
    ratio: round(ratio, 3),
    goal: '<= 0.40',
    met: ratio <= 0.4,
  };
}

async function diskCases(stage: Stage): Promise<readonly Case[]> {
  const cases: Case[] = [];
  let before = { ours: 0, plain: 0 };
  for (const name of Object.keys(SIZES)) {
    const rows = await make(stage, name);
    const files = await stage.onDisk();
    cases.push(diskCase(`${name} on disk, as given to the browser`, rows.ours, rows.plain));
    const [ours, plain] = [files.ours - before.ours, files.plain - before.plain];
    cases.push(diskCase(`${name} on disk, in the browser's files`, ours, plain));
    before = files;
  }
  return cases;
}

async function opening(stage: Stage, side: Side, name: string): Promise<number> {
  const page = await stage.visit(side, name);
  await page.waitForFunction(() => window.keeping.openedAt !== null);
  const took = await page.evaluate(() => window.keeping.openedAt);
  if (took === null || (await page.evaluate(() => window.keeping.length())) < MB) throw new Error('not opened');
  await page.close();
  return took;
}

/** From the page's start, its scripts and the keyring included, until the whole document is there. */
async function openingCase(stage: Stage, name: string): Promise<Case> {
  const taken: Record<'ours' | 'plain', number[]> = { ours: [], plain: [] };
  for (let turn = 0; turn <= OPENINGS; turn += 1) {
    for (const side of inTurn(kept, turn)) {
      const took = await opening(stage, side, name);
      if (turn > 0) taken[side].push(took);
    }
  }
  const more = median(taken.ours.map((ours, turn) => ours - (taken.plain[turn] ?? Number.NaN)));
  const [ours, theirs] = [median(taken.ours), median(taken.plain)];
  return {
    ...base,
    case: `open ${name}`,
    ours: round(ours, 0),
    theirs: round(theirs, 0),
    limit: round(theirs + MORE_MS, 0),
    unit: `ms from page start; median of the pairs' difference ${round(more, 0)}`,
    ratio: round(ours / theirs, 2),
    goal: `<= y-indexeddb's and ${MORE_MS} ms`,
    met: more <= MORE_MS,
  };
}

async function typed(page: Page, { keys, every }: (typeof PACES)[keyof typeof PACES]): Promise<number> {
  await page.bringToFront();
  const busy = await busyFor(page, () =>
    page.evaluate(([count, pause]) => window.keeping.type(count, pause), [keys, every] as const),
  );
  return busy / keys;
}

async function typingCases(pages: Readonly<Record<Side, Page>>): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const [pace, how] of Object.entries(PACES)) {
    const taken: Record<Side, number[]> = { ours: [], plain: [], none: [] };
    for (let turn = 0; turn < TYPING_ROUNDS; turn += 1) {
      for (const side of inTurn(['none', 'ours', 'plain'] as const, turn))
        taken[side].push(await typed(pages[side], how));
    }
    const added = (side: 'ours' | 'plain') =>
      median(taken[side].map((busy, turn) => busy - (taken.none[turn] ?? Number.NaN)));
    const ours = added('ours');
    cases.push({
      ...base,
      case: `typing ${pace}, 5 MB`,
      ours: round(ours, 2),
      theirs: round(added('plain'), 2),
      limit: round(median(taken.none), 2),
      unit: `ms of the main thread a key beyond no vault, whose own is the limit; ${how.every} ms apart`,
      ratio: null,
      goal: '<= 2',
      met: ours <= 2,
    });
  }
  return cases;
}

/** A log of 5 MB and a thousand keys becomes one row while somebody types. */
async function foldingCase(pages: Readonly<Record<Side, Page>>): Promise<Case> {
  const longest = { ours: 0, plain: 0 };
  for (const side of kept) {
    const page = pages[side];
    await page.bringToFront();
    await page.evaluate((keys) => window.keeping.type(keys, null), TAIL);
    longest[side] = await longestTask(page, () =>
      page.evaluate(async () => {
        let isFolding = true;
        const folding = window.keeping.fold().finally(() => {
          isFolding = false;
        });
        while (isFolding) await window.keeping.type(1, 40);
        await folding;
      }),
    );
  }
  return {
    ...base,
    case: 'longest task while 5 MB are folded',
    ours: round(longest.ours, 1),
    theirs: round(longest.plain, 1),
    limit: null,
    unit: 'ms',
    ratio: round(longest.ours / longest.plain, 2),
    goal: '<= 50',
    met: longest.ours <= 50,
  };
}

export const run: Bench = async (report) => {
  const stage = await openStage(
    new Map(Object.entries(SIZES).map(([name, size]) => [name, writeNotebook(size).update])),
  );
  try {
    for (const result of await diskCases(stage)) report(result);
    for (const name of Object.keys(SIZES)) report(await openingCase(stage, name));
    const open = async (side: Side): Promise<Page> => {
      const page = await stage.visit(side, '5 MB');
      await page.waitForFunction(() => window.keeping.openedAt !== null);
      return page;
    };
    const pages = { ours: await open('ours'), plain: await open('plain'), none: await open('none') };
    for (const result of await typingCases(pages)) report(result);
    report(await foldingCase(pages));
  } finally {
    await stage.close();
  }
};
