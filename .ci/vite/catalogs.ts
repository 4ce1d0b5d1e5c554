/**
 * Lets the app import a Lingui catalogue as it is written: `import('./locales/fr.po')` gives compiled messages.
 * So no compiled file is kept in the repository, and none can be stale.
 */
import { relative } from 'node:path';
import { createCompiledCatalog, getCatalogDependentFiles, getCatalogForFile, getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import type { Plugin } from 'vite';

export function catalogs(): Plugin {
  const config = getConfig();
  const root = config.rootDir ?? process.cwd();
  return {
    name: 'binome-catalogs',
    transform: {
      filter: { id: /\.po$/ },
      async handler(_source, id) {
        const { locale, catalog } = getCatalogForFile(relative(root, id), await getCatalogs(config));
        for (const file of await getCatalogDependentFiles(catalog, locale)) this.addWatchFile(file);
        const { messages } = await catalog.getTranslations(locale, {
          // A sentence not yet translated is shown in English; `npm test` refuses to let it be so.
          fallbackLocales: { default: 'en' },
          sourceLocale: 'en',
        });
        const { source, errors } = createCompiledCatalog(locale, messages, { namespace: 'es' });
        if (errors.length > 0) throw new Error(`${id}: ${errors.map((each) => each.error.message).join('; ')}`);
        return { code: source, map: null, moduleType: 'js' };
      },
    },
  };
}
