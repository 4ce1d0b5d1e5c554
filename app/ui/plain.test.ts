/** Words that somebody who has never used such a program would have to look up are in neither language of the screens. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What is said on the screens: the messages of a catalogue, without its comments and the places they come from. */
function saidIn(locale: string): string[] {
  const catalogue = readFileSync(new URL(`locales/${locale}.po`, import.meta.url), 'utf8');
  return [...catalogue.matchAll(/^msgstr (.*(?:\n".*")*)/gm)]
    .map(([, text = '']) => text.replaceAll(/"\n"|^"|"$/g, ''))
    .filter((text) => text !== '' && !text.includes('Content-Type'));
}

const TECHNICAL = {
  en: /web ?rtc|\bpeer-to|\bcrdt|\byjs|\bhash(es|ed|ing)?\b|\btokens?\b|cipher|socket|\bstun\b|\bturn server|indexeddb|\bsync|payload|metadata|\burls?\b|\buuid|\bjson\b|crypt|protocol|\bdatabase|\bcached?\b|\bcookies?\b|bandwidth|latency|\blog ?in\b|credential/i,
  fr: /web ?rtc|pair à pair|\bcrdt|\byjs|hachage|\bjetons?\b|chiffre(r|ment|é)|socket|\bstun\b|\bturn\b|indexeddb|synchro|métadonn|\burls?\b|\buuid|\bjson\b|crypt|protocole|base de données|\bcache\b|\bcookies?\b|bande passante|latence|identifiant de connexion/i,
};

it.each(['en', 'fr'] as const)('[S08] every word of the screens is a plain one, in %s', (locale) => {
  const said = saidIn(locale);
  expect(said.length).toBeGreaterThan(2_500);
  expect(said.filter((text) => TECHNICAL[locale].test(text))).toEqual([]);
});
