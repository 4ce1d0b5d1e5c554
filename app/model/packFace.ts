/** Between a pack and the short public face of a programme, which is what people read before they apply. */
import type { LanguageTag } from './brand.ts';
import { inLanguage, type Localised } from './localised.ts';
import type { Pack } from './pack.ts';
import type { ProgrammeDraft } from './programme.ts';

type Face = Omit<ProgrammeDraft, 'coordinator' | 'language'>;

/** What a pack says of itself, in one language. */
export function faceOf(pack: Pack, language: LanguageTag): Face {
  const say = (text: Pack['name']): string => inLanguage(text, [language], pack.languages);
  return {
    name: say(pack.name),
    purpose: say(pack.purpose),
    mode: pack.mode,
    months: pack.months,
    topics: pack.topics.map(({ label }) => say(label)),
  };
}

/** An id none of `taken` has, made from an item's first words: it stays, whatever they say later or in another language. */
export function itemIdFrom(words: string, taken: readonly string[]): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replaceAll(/^-+|-+$/g, '');
  const begin = plain === '' ? 'item' : plain;
  let id = begin;
  for (let n = 2; taken.includes(id); n += 1) id = `${begin}-${n}`;
  return id;
}

/** Topics as options: those that `known` says in this language already are the same ones. */
function topicsFrom(words: readonly string[], language: LanguageTag, known: Pack['topics'] = []): Pack['topics'] {
  const taken = known.map(({ id }) => id);
  return words.map((topic) => {
    const same = known.find(({ label }) => inLanguage(label, [language]) === topic);
    if (same !== undefined) return same;
    const id = itemIdFrom(topic, taken);
    taken.push(id);
    return { id, label: { [language]: topic } };
  });
}

/** The smallest pack: a programme that somebody described in the form, and nothing more. */
export function packOfDraft({ language, name, purpose, mode, months, topics }: ProgrammeDraft): Pack {
  const text = (words: string) => ({ [language]: words });
  return {
    version: 1,
    languages: [language],
    name: text(name),
    purpose: text(purpose),
    audience: {},
    objectives: [],
    mode,
    formats: ['pair'],
    months,
    cadenceDays: 30,
    sessionMinutes: 60,
    topics: topicsFrom(topics, language),
    questions: [],
    matching: { choosing: 'whole-pool', objective: 'total', skills: 8, topics: 5, languages: 3, time: 6, apart: [] },
    agreement: {},
    training: [],
    missions: [],
    badges: [],
    sheets: [],
    prompts: [],
    survey: [],
    contacts: [],
    from: null,
  };
}

/**
 * The same pack with the face changed in one language; what else it says stays. Topics that are there keep their ids. A name
 * or a purpose that was changed is no longer what the other languages say: they are left to be translated anew.
 */
export function withFace(pack: Pack, language: LanguageTag, face: Face): Pack {
  const said = (text: Localised, words: string): Localised =>
    inLanguage(text, [language], pack.languages) === words ? text : { [language]: words };
  const languages = pack.languages.includes(language) ? pack.languages : [...pack.languages, language];
  return {
    ...pack,
    languages,
    name: said(pack.name, face.name),
    purpose: said(pack.purpose, face.purpose),
    mode: face.mode,
    months: face.months,
    topics: topicsFrom(face.topics, language, pack.topics),
  };
}
