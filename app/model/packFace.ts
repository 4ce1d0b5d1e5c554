/** Between a pack and the short public face of a programme, which is what people read before they apply. */
import type { LanguageTag } from './brand.ts';
import { inLanguage } from './localised.ts';
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

/** A topic's id is made from its words, once: translations come to it later. */
function topicId(words: string, at: number): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 30);
  return plain === '' ? `topic-${at + 1}` : `${plain}-${at + 1}`;
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
    topics: topics.map((topic, at) => ({ id: topicId(topic, at), label: text(topic) })),
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

/** The same pack with the face changed in one language; what else it says stays. Topics that are there keep their ids. */
export function withFace(pack: Pack, language: LanguageTag, face: Face): Pack {
  const languages = pack.languages.includes(language) ? pack.languages : [...pack.languages, language];
  const topics = face.topics.map((words, at) => {
    const known = pack.topics.find(({ label }) => inLanguage(label, [language], pack.languages) === words);
    return known ?? { id: topicId(words, at), label: { [language]: words } };
  });
  return {
    ...pack,
    languages,
    name: { ...pack.name, [language]: face.name },
    purpose: { ...pack.purpose, [language]: face.purpose },
    mode: face.mode,
    months: face.months,
    topics,
  };
}
