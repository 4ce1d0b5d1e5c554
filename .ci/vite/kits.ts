/**
 * What an install does not wait for (app/pwa/kits.ts): each language, the coordinator's office, and what everybody may
 * open but not before anything else. Everything else of a build comes with the install. A chunk is the office's when the
 * app reaches it through the office's screens alone.
 */
import { getConfig } from '@lingui/conf';
import type { Plugin, Rolldown } from 'vite';
import { type Kits, REST } from '../../app/pwa/kits.ts';
import { isOffice } from './chunks.ts';
import { OFFICE, TOOLS } from './parts.ts';

export type { Kits };

const words = new RegExp(`^assets/(${getConfig().locales.join('|')})-([a-z]+)-`);

type Rest = (typeof REST)[number];
/** By the names of chunks; what only these lead to goes with them. */
const DOORS: Readonly<Record<Exclude<Rest, 'tools'>, RegExp>> = {
  along: /^takeAlong$/,
  writing: /^[eE]ditor$/,
  board: /^[bB]oard$/,
  calls: /^(?:call|desk)$/,
  codes: /^decode$/,
  plans: /^plans$/,
  phrases: /^(?:english|french)$/,
  proofs: /^(?:proofs|runProof|writeRun|table)$/,
};
const restOf = ({ name }: Rolldown.OutputChunk): keyof typeof DOORS | null =>
  REST.find((kit): kit is keyof typeof DOORS => kit !== 'tools' && DOORS[kit].test(name)) ?? null;

/** `written` is called once a build, before its files are on the disk. */
export function kits(written: (kits: Kits) => void): Plugin {
  return {
    name: 'binome-kits',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const found: Record<string, string[]> = {};
        const fail = (why: string): never => this.error(why);
        const chunks = chunksOf(bundle);
        const everybody = reachedByAll(chunks, fail);
        const rest = restByFile(chunks, everybody, fail);
        for (const name of Object.keys(bundle).sort()) {
          if (!/\.(?:js|css)$/.test(name)) continue;
          const [, locale, part] = words.exec(name) ?? [];
          const kitsOfRest = rest.get(name)?.join('|');
          const isOffices = part === OFFICE || !(everybody.has(name) || rest.has(name));
          const own = [locale, part === TOOLS ? 'tools' : kitsOfRest, isOffices ? OFFICE : undefined]
            .filter((kit) => kit !== undefined)
            .join(' ');
          if (own !== '') found[own] = [...(found[own] ?? []), name];
        }
        written(found);
      },
    },
  };
}

/** What the entries lead to, styles included, without passing through the office or the kits that are not waited for. */
function reachedByAll(chunks: Chunks, fail: (why: string) => never): ReadonlySet<string> {
  const entries = [...chunks.values()].filter((each) => each.isEntry && ofOffice(each) === undefined);
  const all = reachedFrom(chunks, entries, (next) => ofOffice(next) === undefined && restIn(chunks, next).size === 0);
  for (const name of all) {
    const chunk = chunks.get(name);
    if (chunk === undefined) continue;
    const stranger = ofOffice(chunk);
    if (stranger !== undefined) {
      const common = chunk.moduleIds.filter((id) => !isOffice(id)).join(', ');
      fail(`${name} is kept by everybody, and has ${stranger} of the office, beside ${common}`);
    }
    if (restOf(chunk) !== null) fail(`${name} is waited for by everybody: one of the first files imports it`);
  }
  return all;
}

/** By file, which of the kits that are not waited for it is of; what several lead to belongs to each of them. */
function restByFile(chunks: Chunks, everybody: ReadonlySet<string>, fail: (why: string) => never) {
  const found = new Map<string, Rest[]>();
  for (const kit of Object.keys(DOORS) as (keyof typeof DOORS)[]) {
    const isOf = (chunk: Rolldown.OutputChunk): boolean =>
      ofOffice(chunk) === undefined && restIn(chunks, chunk).has(kit);
    const doors = [...chunks.values()].filter(isOf);
    // Under another name its files would be waited for again.
    if (doors.length === 0) fail(`no file of the kit ${kit} was found`);
    const own = reachedFrom(
      chunks,
      doors,
      (next) => ofOffice(next) === undefined && (isOf(next) || restIn(chunks, next).size === 0),
    );
    for (const name of own) if (!everybody.has(name)) found.set(name, [...(found.get(name) ?? []), kit]);
  }
  // By its door one sees that a kit is used, also where another leads through it.
  for (const chunk of chunks.values()) {
    const kit = restOf(chunk);
    if (kit === null || ofOffice(chunk) !== undefined) continue;
    for (const name of [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]) {
      if (found.has(name)) found.set(name, [kit]);
    }
  }
  return found;
}

/** The kits without which a file does not run, its own among them. */
function restIn(chunks: Chunks, chunk: Rolldown.OutputChunk): ReadonlySet<Rest> {
  const needed = [...reachedFrom(chunks, [chunk], () => false)].flatMap((name) => chunks.get(name) ?? []);
  return new Set(needed.flatMap((each) => restOf(each) ?? []));
}

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

export const chunksOf = (bundle: Rolldown.OutputBundle): Chunks =>
  new Map(Object.values(bundle).flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each]] : [])));

const ofOffice = (chunk: Rolldown.OutputChunk): string | undefined => chunk.moduleIds.find(isOffice);

/** Files by name, with what they import, and what `follows` lets them fetch later. */
export function reachedFrom(
  chunks: Chunks,
  from: readonly Rolldown.OutputChunk[],
  follows: (next: Rolldown.OutputChunk) => boolean,
): ReadonlySet<string> {
  const all = new Set(from.map(({ fileName }) => fileName));
  for (const name of all) {
    const chunk = chunks.get(name);
    if (chunk === undefined) continue;
    for (const each of chunk.imports) all.add(each);
    for (const each of chunk.dynamicImports) {
      const next = chunks.get(each);
      if (next !== undefined && follows(next)) all.add(each);
    }
    for (const style of chunk.viteMetadata?.importedCss ?? []) all.add(style);
  }
  return all;
}
