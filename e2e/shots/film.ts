/**
 * Two people writing on one page, side by side: pictures of both screens after each few letters, put together by a tab of
 * the same browser, and made into an animated WebP by img2webp (Debian: webp).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { AccessStage } from '../access/stage.ts';
import * as cast from '../story/cast.ts';

const SCREEN = { width: 480, height: 440 };
const GAP = 12;
const LETTERS = 4;
const LINES: readonly (readonly ['ada' | 'ben', string])[] = [
  ['ben', 'Dear Ms Diallo, I would like to join your team this summer. '],
  ['ada', 'Good start! Say what you did first. '],
  ['ben', 'Last year I counted the visitors of our library.'],
];

export async function film({ people, server, made }: AccessStage, file: string): Promise<void> {
  const pages = { ada: people.ada.page, ben: people.ben.page };
  const table = await people.ada.context.newPage();
  const folder = mkdtempSync(join(tmpdir(), 'film-'));
  const frames: string[] = [];
  const take = async (): Promise<void> => {
    const [left, right] = await Promise.all([shot(pages.ada), shot(pages.ben)]);
    const path = join(folder, `${String(frames.length).padStart(3, '0')}.png`);
    writeFileSync(path, await beside(table, left, right));
    frames.push(path);
  };
  try {
    await pages.ada.goto(`${server.address}/w/${made.space}`);
    for (const page of Object.values(pages)) await page.evaluate(() => localStorage.setItem('binome.locale', 'en'));
    await pages.ada.reload();
    await cast.newPage(pages.ada, 'A letter, together');
    const at = pages.ada.url();
    await pages.ben.goto(at);
    for (const page of Object.values(pages)) {
      await page.setViewportSize(SCREEN);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await cast.textOfPage(page).waitFor({ timeout: cast.PLENTY });
    }
    await take();
    for (const [who, text] of LINES) {
      const [mine, theirs] = who === 'ada' ? [pages.ada, pages.ben] : [pages.ben, pages.ada];
      await mine.bringToFront();
      await cast.textOfPage(mine).click();
      await mine.keyboard.press('ControlOrMeta+End');
      for (let from = 0; from < text.length; from += LETTERS) {
        await mine.keyboard.type(text.slice(from, from + LETTERS));
        const written = text.slice(0, from + LETTERS).trim();
        await cast.textOfPage(theirs).getByText(written).first().waitFor({ timeout: cast.PLENTY });
        await take();
      }
      await mine.keyboard.press('Enter');
    }
    const timed = frames.flatMap((frame, index) => ['-d', index === frames.length - 1 ? '2500' : '140', frame]);
    execFileSync('img2webp', ['-loop', '0', '-lossy', '-q', '70', '-m', '6', ...timed, '-o', file]);
  } finally {
    await table.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const shot = async (page: Page): Promise<string> =>
  `data:image/png;base64,${(await page.screenshot({ animations: 'disabled' })).toString('base64')}`;

async function beside(table: Page, left: string, right: string): Promise<Buffer> {
  await table.setViewportSize({ width: 2 * SCREEN.width + 3 * GAP, height: SCREEN.height + 2 * GAP });
  const one = (src: string): string => `<img src="${src}" style="border-radius:10px;box-shadow:0 1px 6px #0003">`;
  await table.setContent(
    `<body style="margin:0;padding:${GAP}px;display:flex;gap:${GAP}px;background:#e9e6e0">${one(left)}${one(right)}`,
  );
  await table.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  return table.screenshot();
}
