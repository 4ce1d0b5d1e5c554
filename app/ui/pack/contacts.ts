/** Whom to call where one is: guessed from the device's zone, else from its language's country; never asked of anybody. */
import type { Contact } from '../../model/pack.ts';

type Zoned = Intl.Locale & {
  readonly timeZones?: readonly string[] | undefined;
  getTimeZones?: () => readonly string[] | undefined;
};

function zonesOf(country: string): readonly string[] {
  const locale: Zoned = new Intl.Locale('und', { region: country });
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/** One of `countries`; null: none of them, or it cannot be told. */
function countryOf(countries: readonly string[], zone: string, language: string): string | null {
  const here = countries.filter((country) => zonesOf(country).includes(zone));
  // Some zones are of two countries: there the language decides.
  const { region } = new Intl.Locale(language);
  return (
    here.find((country) => country === region) ?? here[0] ?? countries.find((country) => country === region) ?? null
  );
}

export interface PlacedContacts {
  /** Those of here and those that hold everywhere. Where it cannot be told where here is: all. */
  readonly near: readonly Contact[];
  readonly elsewhere: readonly Contact[];
}

export function placedContacts(contacts: readonly Contact[], zone: string, language: string): PlacedContacts {
  const countries = [...new Set(contacts.map(({ country }) => country))].filter((country) => country !== '');
  const here = countryOf(countries, zone, language);
  if (here === null) return { near: contacts, elsewhere: [] };
  const isNear = ({ country }: Contact): boolean => country === '' || country === here;
  return { near: contacts.filter(isNear), elsewhere: contacts.filter((one) => !isNear(one)) };
}

/** What a tap on it opens: a call, or a page. */
export const hrefOf = ({ reach }: Pick<Contact, 'reach'>): string =>
  reach.startsWith('https:') ? reach : `tel:${reach.replaceAll(' ', '')}`;
