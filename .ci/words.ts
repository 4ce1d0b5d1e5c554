/**
 * Checks the catalogues: extracting the words of the screens changes nothing, and every word has its French.
 * `npm run words` writes what is new; a person then translates it.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { root } from './build.ts';

/** Sentences that say what is wrong; none when all is well. Writes nothing in the repository. */
export async function wordProblems(): Promise<string[]> {
  const config = getConfig({ cwd: root });
  const folder = mkdtempSync(join(tmpdir(), 'binome-words-'));
  const problems: string[] = [];
  try {
    for (const locale of config.locales) {
      copyFileSync(join(root, `app/ui/locales/${locale}.po`), join(folder, `${locale}.po`));
    }
    const elsewhere = {
      ...config,
      catalogs: config.catalogs.map((each) => ({ ...each, path: join(folder, '{locale}') })),
    };
    for (const catalog of await getCatalogs(elsewhere)) {
      const made = await catalog.make({
        clean: true,
        overwrite: false,
        locale: [],
        orderBy: 'message',
        verbose: false,
      });
      if (!made) problems.push('The words could not be extracted from the sources.');
      for (const locale of config.locales) {
        const kept = readFileSync(join(root, `app/ui/locales/${locale}.po`), 'utf8');
        if (readFileSync(join(folder, `${locale}.po`), 'utf8') !== kept) {
          problems.push(`app/ui/locales/${locale}.po is not what the sources say: run \`npm run words\`.`);
        }
        const { missing } = await catalog.getTranslations(locale, { fallbackLocales: {}, sourceLocale: 'en' });
        for (const each of missing) problems.push(`${locale}: no translation of "${each.source}"`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return problems;
}
