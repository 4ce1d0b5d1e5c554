/**
 * Dates, times and lists in the language of the screens. Only Intl, and the catalogue where it has no name; the clock is
 * an argument.
 */
import { i18n } from '@lingui/core';
import { CITY_NAMES } from './cityNames.ts';
import { LANGUAGE_NAMES } from './languageNames.ts';

const DAY = 86_400_000;

/** The person's own regional variant of the screens' language where the browser names one: en-IN, fr-CA. */
function regional(locale: string): string {
  const own = navigator.languages.find((each) => each.toLowerCase().startsWith(`${locale}-`));
  return own ?? (locale === 'en' ? 'en-GB' : locale);
}

/** A format takes longer to make than a date to write in it, and a list has many dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${Object.values(options).join(' ')}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat(regional(locale), options);
  formats.set(name, format);
  return format;
}

/** French writes the first of a month as an ordinal; Intl does not know it. */
function inWords(locale: string, at: number, options: Intl.DateTimeFormatOptions): string {
  return formatOf(locale, options)
    .formatToParts(at)
    .map(({ type, value }, index, parts) => {
      if (locale !== 'fr') return value;
      if (type === 'day' && value === '1') return '1er';
      // "6 décembre" stays on one line.
      return value === ' ' && parts[index - 1]?.type === 'day' ? '\u00a0' : value;
    })
    .join('');
}

const yearUnlessNow = (at: number, now: number): Intl.DateTimeFormatOptions =>
  new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' };

/** "Thursday 3 December"; the year is added when it is not this one. */
export function formatDay(locale: string, at: number, now: number): string {
  return inWords(locale, at, { weekday: 'long', day: 'numeric', month: 'long', ...yearUnlessNow(at, now) });
}

/** "3 December", or with its year when it is not this one. */
export function formatDate(locale: string, at: number, now: number): string {
  return inWords(locale, at, { day: 'numeric', month: 'long', ...yearUnlessNow(at, now) });
}

/** On the clock of that zone; without one, of this device. */
export function formatTime(locale: string, at: number, timeZone?: string): string {
  return formatOf(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
}

/** "2 hours ago", "yesterday", then the date. Whole days are those of the calendar, not of 24 hours. */
export function formatSince(locale: string, at: number, now: number): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  // "15 heures" stays on one line in French.
  const told = (value: number, unit: Intl.RelativeTimeFormatUnit): string => {
    const text = words.format(value, unit);
    return locale === 'fr' ? text.replace(/(\d) /g, '$1\u00a0') : text;
  };
  const seconds = Math.round((at - now) / 1000);
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY);
  if (days < -6 || days > 6) return formatDate(locale, at, now);
  if (days !== 0) return told(days, 'day');
  if (Math.abs(seconds) < 60) return told(0, 'second');
  if (Math.abs(seconds) < 3600) return told(Math.round(seconds / 60), 'minute');
  return told(Math.round(seconds / 3600), 'hour');
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** "French, Wolof and English" */
export function formatList(locale: string, items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

/** Scores are of 1,000 inside, and of 100 on the screens. */
export const ofHundred = (score: number): number => Math.round(score / 10);

/** "français" for fr; an unknown tag stays as it is. */
export function languageName(locale: string, tag: string): string {
  try {
    const name = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(tag);
    if (name !== undefined && name !== tag) return name;
    const own = LANGUAGE_NAMES[tag];
    return own === undefined ? tag : i18n._(own);
  } catch {
    return tag; // Not a well-formed tag: shown as the person wrote it.
  }
}

/** "Africa/Dakar" is told as Dakar, "America/Argentina/Salta" as Salta, Argentina. */
export function cityName(zone: string): string {
  const own = CITY_NAMES[zone];
  if (own !== undefined) return i18n._(own);
  const parts = zone.split('/');
  return (parts.length > 1 ? parts.slice(1) : parts).reverse().join(', ').replaceAll('_', ' ');
}

/** 0 Monday … 6 Sunday. The first of January 2024 was a Monday. */
export function weekdayName(locale: string, day: number, width: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(regional(locale), { weekday: width, timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + day),
  );
}

/** Half-hours since midnight to "18:30"; 48 is midnight at the end of the day, written 24:00. */
export function halfHour(slot: number): string {
  return `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`;
}

/** The month of a pair's time together that `now` falls in: 1 on the first day. */
export function monthSince(since: number, now: number): number {
  const start = new Date(since);
  const today = new Date(now);
  const months = (today.getFullYear() - start.getFullYear()) * 12 + today.getMonth() - start.getMonth();
  return Math.max(1, months + (today.getDate() >= start.getDate() ? 1 : 0));
}

/** "84 kB", "1.7 MB": decimal units, as phones show them. */
export function formatBytes(locale: string, bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(regional(locale), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

/** What ends a cell of a table for a spreadsheet in that language: a semicolon where the comma is the decimal mark. */
export const cellEnd = (locale: string): ',' | ';' =>
  new Intl.NumberFormat(regional(locale)).format(1.5).includes(',') ? ';' : ',';
