/** What is done with bundles, through the screens: made, saved, taken in, and what is told of it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import * as cast from '../story/cast.ts';

/** Of this run: where the files lie. */
export const folder = mkdtempSync(join(tmpdir(), 'binome-bundles-'));

export const tab = (page: Page, name: string) => cast.visible(page.getByRole('link', { name: new RegExp(`^${name}`) }));
const today = (page: Page) => page.getByRole('heading', { name: 'Seldom online together?' });
export async function toToday(page: Page): Promise<void> {
  if (await today(page).isVisible()) return;
  await tab(page, 'Today').click();
  await today(page).waitFor();
}
export async function toMessages(page: Page): Promise<void> {
  await tab(page, 'Messages').click();
  await cast.conversation(page).waitFor();
}
export async function openSend(page: Page) {
  await toToday(page);
  await page.getByRole('button', { name: 'Send without meeting' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /Save as a file/ }).waitFor();
  return dialog;
}
export async function openReceive(page: Page) {
  await toToday(page);
  await page.getByRole('button', { name: 'I received something' }).click();
  return page.getByRole('dialog');
}
export const close = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

/** By the keyboard: on a phone, examples stand over the middle of an empty page. */
export async function write(page: Page, text: string): Promise<void> {
  await cast.textOfPage(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(text);
}

export async function saveFile(page: Page, name: string): Promise<string> {
  const dialog = await openSend(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: /Save as a file/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^binome-\d+\.binome$/);
  const path = join(folder, name);
  await download.saveAs(path);
  await close(page);
  return path;
}

export async function choose(page: Page, path: string): Promise<string> {
  const dialog = await openReceive(page);
  await dialog.locator('input[type=file]').setInputFiles(path);
  return told(page);
}
export async function paste(page: Page, text: string): Promise<string> {
  const dialog = await openReceive(page);
  await dialog.getByRole('textbox').fill(text);
  await dialog.getByRole('button', { name: 'Take it in' }).click();
  return told(page);
}
async function told(page: Page): Promise<string> {
  const outcome = page.getByRole('dialog').getByRole('status');
  await outcome.waitFor();
  const words = ((await outcome.textContent()) ?? '').replaceAll('\u202f', ' ');
  await close(page);
  return words;
}
