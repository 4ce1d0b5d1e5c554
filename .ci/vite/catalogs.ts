/**
 * The words of the screens, straight from Lingui's catalogues: no compiled file is kept in the repository, and none can
 * be stale. `binome:words` gives every language of `lingui.locales` in package.json, in the parts of parts.ts, each
 * fetched when it is first wanted. A language is added by its name there, with its catalogue.
 *
 * In a build a dynamic import of screens also waits for their words, so that nothing is drawn before it can be read;
 * and each message is known by its place in its part. Lingui's own ids are hashes, six characters that do not
 * compress, once in the screens and once in each language: 16 KiB of a page in two languages.
 *
 * BINOME_LONGER=sw puts lengthened English in the place of that language, for a test of the screens; see longer.ts.
 */
import { join, relative } from 'node:path';
import { createCompiledCatalog, getCatalogDependentFiles, getCatalogForFile, getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import type { Plugin } from 'vite';
import { longer } from './longer.ts';
import { FIRST, type Part, type Parts, partsOf } from './parts.ts';

const config = getConfig();
const root = config.rootDir ?? process.cwd();
const source = config.sourceLocale ?? 'en';
const MODULE = 'binome:words';
const prefix = '\0words/';

type Catalog = Awaited<ReturnType<typeof getCatalogs>>[number];

async function translations(catalog: Catalog, locale: string): Promise<Record<string, string>> {
  const { messages } = await catalog.getTranslations(locale, {
    // A sentence not yet translated is shown in English; `npm test` refuses to let it be so.
    fallbackLocales: { default: source },
    sourceLocale: source,
  });
  return messages;
}

async function compiled(catalog: Catalog, locale: string): Promise<Record<string, unknown>> {
  const isLonger = locale === process.env.BINOME_LONGER;
  const messages = await translations(catalog, isLonger ? source : locale);
  const { source: code, errors } = createCompiledCatalog(locale, messages, { namespace: 'json' });
  if (errors.length > 0) throw new Error(`${locale}: ${errors.map((each) => each.error.message).join('; ')}`);
  const said: Record<string, unknown> = JSON.parse(code).messages;
  return isLonger ? longer(said) : said;
}

const parsed = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

const table = (locales: readonly string[], parts: readonly Part[], address: (locale: string, part: Part) => string) => {
  const fetched = (locale: string) =>
    parts.map((part) => `${part}: () => import(${JSON.stringify(address(locale, part))})`).join(', ');
  return `export const catalogues = { ${locales.map((locale) => `${locale}: { ${fetched(locale)} }`).join(', ')} };`;
};

/** In development, and where no screens are fetched later: each language whole, by Lingui's own ids. */
function whole(): Plugin {
  return {
    name: 'binome-catalogs',
    resolveId: { filter: { id: /^binome:words$/ }, handler: () => `\0${MODULE}` },
    load: {
      filter: { id: /^\0binome:words$/ },
      handler: () => table(config.locales, [FIRST], (locale) => join(root, `app/ui/locales/${locale}.po`)),
    },
    transform: {
      filter: { id: /\.po$/ },
      async handler(_source, id) {
        const { locale, catalog } = getCatalogForFile(relative(root, id), await getCatalogs(config));
        for (const file of await getCatalogDependentFiles(catalog, locale)) this.addWatchFile(file);
        const code = `export const messages = ${parsed(await compiled(catalog, locale))};`;
        return { code, map: null, moduleType: 'js' };
      },
    },
  };
}

/** What a build knows of the words before it begins. */
interface Words {
  readonly catalog: Catalog;
  readonly parts: Parts;
  /** The ids of each part, in their order: alike sentences stand together, which compresses best. */
  readonly lists: ReadonlyMap<Part, readonly string[]>;
  /** By Lingui's id: what stands for it in the build. */
  readonly places: ReadonlyMap<string, string>;
}

async function readWords(): Promise<Words> {
  const [catalog] = await getCatalogs(config);
  if (catalog === undefined) throw new Error('There is no catalogue');
  const sentences = Object.entries(await translations(catalog, source)).sort(([, a], [, b]) => (a < b ? -1 : 1));
  const entries = (await catalog.read(source)) ?? {};
  const filesOf = (id: string): string[] => (entries[id]?.origin ?? []).map(([file]) => file);
  const parts = partsOf(sentences.map(([id]) => filesOf(id)));
  const lists = new Map<Part, string[]>();
  for (const [id] of sentences) {
    const part = parts.of(filesOf(id));
    lists.set(part, [...(lists.get(part) ?? []), id]);
  }
  const places = new Map<string, string>();
  for (const [part, ids] of lists)
    ids.forEach((id, at) => void places.set(id, `${marks([...lists.keys()], part)}${at.toString(36)}`));
  return { catalog, parts, lists, places };
}

/** One letter for a part: a place must be its own in the whole language. */
const marks = (all: readonly Part[], part: Part): string => String.fromCharCode('A'.charCodeAt(0) + all.indexOf(part));

/** In a build of the app. */
function inParts(): Plugin {
  let words: Words;
  return {
    name: 'binome-words',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      words = await readWords();
    },
    resolveId: {
      filter: { id: /^(?:binome:words|\0words\/.*)$/ },
      handler: (id) => (id === MODULE ? `${prefix}all` : id),
    },
    load: {
      filter: { id: /^\0words\// },
      async handler(id) {
        const [, locale, part] = id.split(/[/-]/);
        if (locale === 'all' || locale === undefined || part === undefined) {
          return table(config.locales, [...words.lists.keys()], (each, of) => `${prefix}${each}-${of}`);
        }
        this.addWatchFile(join(root, `app/ui/locales/${locale}.po`));
        const messages = await compiled(words.catalog, locale);
        const list = words.lists.get(part)?.map((each) => messages[each]);
        const mark = marks([...words.lists.keys()], part);
        return `export const messages = Object.fromEntries(${parsed(list)}.map((message, at) => ['${mark}' + at.toString(36), message]));`;
      },
    },
    transform: {
      filter: { id: /\/app\/ui\/.*\.tsx?$/ },
      handler(code, id) {
        const changed = awaited(relative(root, id), placed(code));
        return changed === code ? null : { code: changed, map: null };
      },
    },
  };

  /** After Lingui's macro, which marks each message that it has taken out of a source. */
  function placed(code: string): string {
    const marked = code.match(/\/\*i18n\*\//g)?.length ?? 0;
    let found = 0;
    const changed = code.replace(/(\/\*i18n\*\/\s*\{\s*id: )"([^"]+)"/g, (_, before: string, id: string) => {
      found += 1;
      const place = words.places.get(id);
      if (place === undefined) throw new Error(`Message ${id} is in no catalogue: run \`npm run words\``);
      return `${before}"${place}"`;
    });
    if (found !== marked)
      throw new Error('Lingui writes its messages in another way: .ci/vite/catalogs.ts must follow');
    return changed;
  }

  /** `import('./Goals.tsx')` also waits for what its screens say. */
  function awaited(file: string, code: string): string {
    let any = false;
    const changed = code.replace(/\bimport\((['"])(\.[^'"]+)\1\)/g, (call, _quote, request: string) => {
      const needed = words.parts.neededBy(join(file, '..', request));
      if (needed.length === 0) return call;
      any = true;
      return `withWords(${call}, ${JSON.stringify(needed)})`;
    });
    return any ? `import { withWords } from '${join(root, 'app/ui/i18n.ts')}';\n${changed}` : changed;
  }
}

/** Of a page that has screens of ours, a bench's for instance. */
export const catalogs = (): Plugin[] => [whole()];

/** Of the app. */
export const words = (): Plugin[] => [inParts(), whole()];
