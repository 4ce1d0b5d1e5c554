/** What the coordinator does to the lists of a pack: pure steps from one pack to the next. */
import type { Localised } from '../../../model/localised.ts';
import type {
  Contact,
  Mission,
  Module,
  Option,
  Pack,
  PackBadge,
  Prompt,
  Question,
  Sheet,
  Statement,
} from '../../../model/pack.ts';

export interface Lists {
  topics: Option;
  questions: Question;
  training: Module;
  missions: Mission;
  badges: PackBadge;
  sheets: Sheet;
  prompts: Prompt;
  survey: Statement;
  contacts: Contact;
}
export type ListPart = keyof Lists;

const listOf = <P extends ListPart>(pack: Pack, part: P): readonly Lists[P][] => pack[part] as readonly Lists[P][];

const withList = <P extends ListPart>(pack: Pack, part: P, list: readonly Lists[P][]): Pack => ({
  ...pack,
  [part]: list,
});

/** `at` past the end: added there. */
export function putItem<P extends ListPart>(pack: Pack, part: P, at: number, item: Lists[P]): Pack {
  const list = [...listOf(pack, part)];
  list.splice(at, 1, item);
  return withList(pack, part, list);
}

/** A mission that goes leaves the badges that were for it. */
export function dropItem<P extends ListPart>(pack: Pack, part: P, at: number): Pack {
  const list = listOf(pack, part);
  const gone = list[at];
  const next = withList(
    pack,
    part,
    list.filter((_, place) => place !== at),
  );
  if (part !== 'missions' || gone === undefined || !('id' in gone)) return next;
  const badges = next.badges.map((badge) => ({ ...badge, missions: badge.missions.filter((id) => id !== gone.id) }));
  return { ...next, badges };
}

/** One place up (-1) or down (1); past either end nothing changes. */
export function moveItem<P extends ListPart>(pack: Pack, part: P, at: number, by: -1 | 1): Pack {
  const list = [...listOf(pack, part)];
  if (at + by < 0 || at + by >= list.length) return pack;
  list.splice(at + by, 0, ...list.splice(at, 1));
  return withList(pack, part, list);
}

/** The text with these words in `language`; without words that language is not there. */
export function say(text: Localised, language: string, words: string): Localised {
  const { [language]: _, ...rest } = text;
  return words === '' ? rest : { ...rest, [language]: words };
}

/** One option a line. Who says the same in this language keeps its id and its other languages, else its place does. */
export function optionsFrom(lines: string, before: readonly Option[], language: string, newId: () => string): Option[] {
  const words = lines
    .split('\n')
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
  const unused = new Set(before);
  const same = words.map((line) => {
    const known = before.find((each) => each.label[language] === line && unused.has(each));
    if (known !== undefined) unused.delete(known);
    return known;
  });
  return words.map((line, at) => {
    const kept = same[at];
    if (kept !== undefined) return kept;
    const renamed = words.length === before.length ? before[at] : undefined;
    if (renamed !== undefined && unused.has(renamed)) {
      unused.delete(renamed);
      return { id: renamed.id, label: say(renamed.label, language, line) };
    }
    return { id: newId(), label: { [language]: line } };
  });
}

export const optionLines = (
  options: readonly Option[],
  language: string,
  fallback: (text: Localised) => string,
): string => options.map(({ label }) => label[language] ?? fallback(label)).join('\n');
