/** What Ada and Ben do in the agenda, through the screens. */
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import type { Locator, Page } from 'playwright-core';
import * as cast from '../story/cast.ts';

export async function openAgenda(page: Page): Promise<void> {
  await cast.visible(page.getByRole('link', { name: 'Agenda', exact: true })).click({ timeout: cast.PLENTY });
  await page.getByRole('heading', { name: 'Agenda', level: 1 }).waitFor();
}

export async function openToday(page: Page): Promise<void> {
  await cast.visible(page.getByRole('link', { name: 'Today', exact: true })).click();
}

/** Of what waits for an answer, the one with these words. */
export const proposalAt = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('region', { name: 'A time that waits' }).filter({ hasText: words });

/** The day that is so many days from now on the clock of that page, and the time, as the fields take them. */
export const fieldsIn = (page: Page, fromNow: number): Promise<{ day: string; hour: string }> =>
  page.evaluate((ms) => {
    const at = new Date(Date.now() + ms);
    const two = (value: number): string => String(value).padStart(2, '0');
    return {
      day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
      hour: `${two(at.getHours())}:${two(at.getMinutes())}`,
    };
  }, fromNow);

/** In the form that is open. */
export async function chooseTime(page: Page, day: string, hour: string): Promise<void> {
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByLabel('Hour, on your clock').fill(hour);
}

/** What a calendar program reads in the file that the button gives. */
export async function calendarFrom(page: Page): Promise<ICAL.Event[]> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'To my calendar' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

/** What reaches beyond the side of the screen; a strip of tools is moved along by a thumb. */
export const widerThanTheScreen = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((element) => element.closest('[role="toolbar"]') === null)
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((element) => `${element.tagName}.${element.className}`),
  );
