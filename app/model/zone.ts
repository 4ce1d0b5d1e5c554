import type { LanguageTag, TimeZone } from './brand.ts';

const known = new Set<string>();

/** True for a name this engine's time zone data knows. Offsets such as `+02:00` are refused: they know no summer time. */
export function isTimeZone(name: string): name is TimeZone {
  if (known.has(name)) return true;
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // A directory holds thousands of cards in a few zones; case variants must not fill memory.
    if (known.size < 1000) known.add(name);
    return true;
  } catch {
    // Intl answers an unknown zone by throwing; there is no other question to ask it.
    return false;
  }
}

/** The tag in its canonical form, lower case; null when it is not a language tag. */
export function canonicalLanguage(tag: string): LanguageTag | null {
  try {
    const canonical = Intl.getCanonicalLocales(tag)[0]?.toLowerCase();
    // `und` names no language, so it can be nobody's common language.
    return canonical === undefined || /^und\b/.test(canonical) ? null : (canonical as LanguageTag);
  } catch {
    return null;
  }
}

export function isLanguageTag(tag: string): tag is LanguageTag {
  return canonicalLanguage(tag) === tag;
}
