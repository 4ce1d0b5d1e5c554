/**
 * Lets the app import a Lingui catalogue as it is written: `import('./locales/fr.po')` gives compiled messages.
 * So no compiled file is kept in the repository, and none can be stale.
 *
 * In a build each message is known by its place in the catalogue. Lingui's own ids are hashes, six characters that do
 * not compress, once in the screens and once in each language: 16 KiB of a page in two languages.
 *
 * BINOME_LONGER=sw puts lengthened English in the place of that language, for a test of the screens; see longer.ts.
 */
import { relative } from 'node:path';
import { createCompiledCatalog, getCatalogDependentFiles, getCatalogForFile, getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import type { Plugin } from 'vite';
import { longer } from './longer.ts';

const config = getConfig();
const root = config.rootDir ?? process.cwd();
const source = config.sourceLocale ?? 'en';

type Catalog = Awaited<ReturnType<typeof getCatalogs>>[number];

async function translations(catalog: Catalog, locale: string): Promise<Record<string, string>> {
  const { messages } = await catalog.getTranslations(locale, {
    // A sentence not yet translated is shown in English; `npm test` refuses to let it be so.
    fallbackLocales: { default: source },
    sourceLocale: source,
  });
  return messages;
}

/** Every id by its place: alike sentences stand together, which compresses best. */
async function places(catalog: Catalog): Promise<ReadonlyMap<string, string>> {
  const sentences = Object.entries(await translations(catalog, source));
  sentences.sort(([, a], [, b]) => (a < b ? -1 : 1));
  return new Map(sentences.map(([id], at) => [id, at.toString(36)]));
}

function catalogue(): Plugin {
  let numbered = false;
  return {
    name: 'binome-catalogs',
    configResolved({ command }) {
      numbered = command === 'build';
    },
    transform: {
      filter: { id: /\.po$/ },
      async handler(_source, id) {
        const { locale, catalog } = getCatalogForFile(relative(root, id), await getCatalogs(config));
        for (const file of await getCatalogDependentFiles(catalog, locale)) this.addWatchFile(file);
        const isLonger = locale === process.env.BINOME_LONGER;
        const messages = await translations(catalog, isLonger ? source : locale);
        const { source: code, errors } = createCompiledCatalog(locale, messages, { namespace: 'json' });
        if (errors.length > 0) throw new Error(`${id}: ${errors.map((each) => each.error.message).join('; ')}`);
        const said: Record<string, unknown> = JSON.parse(code).messages;
        const compiled = isLonger ? longer(said) : said;
        return {
          code: numbered ? inPlaces(compiled, await places(catalog)) : whole(compiled),
          map: null,
          moduleType: 'js',
        };
      },
    },
  };
}

const parsed = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

const whole = (compiled: Record<string, unknown>): string => `export const messages = ${parsed(compiled)};`;

function inPlaces(compiled: Record<string, unknown>, all: ReadonlyMap<string, string>): string {
  const list = [...all.keys()].map((id) => compiled[id]);
  return `export const messages = Object.fromEntries(${parsed(list)}.map((message, at) => [at.toString(36), message]));`;
}

/** After Lingui's macro, which marks each message that it has taken out of a source. */
function placed(): Plugin {
  let all: ReadonlyMap<string, string> = new Map();
  return {
    name: 'binome-placed-messages',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      const [catalog] = await getCatalogs(config);
      if (catalog === undefined) this.error('There is no catalogue');
      all = await places(catalog);
    },
    transform: {
      filter: { code: /\/\*i18n\*\// },
      handler(code) {
        const marks = code.match(/\/\*i18n\*\//g)?.length ?? 0;
        let found = 0;
        const changed = code.replace(/(\/\*i18n\*\/\s*\{\s*id: )"([^"]+)"/g, (_, before: string, id: string) => {
          found += 1;
          const place = all.get(id);
          if (place === undefined) this.error(`Message ${id} is in no catalogue: run \`npm run words\``);
          return `${before}"${place}"`;
        });
        if (found !== marks) this.error('Lingui writes its messages in another way: .ci/vite/catalogs.ts must follow');
        return { code: changed, map: null };
      },
    },
  };
}

export const catalogs = (): Plugin[] => [catalogue(), placed()];
