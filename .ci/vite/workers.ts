/**
 * In a build, `import('./x.ts?worker&url')` gives the address of an entry of the page's own graph. Vite's own way,
 * which development keeps, bundles each worker by itself: Yjs and the ciphers would be kept once more a worker.
 */
import type { Plugin } from 'vite';

const suffix = '?worker&url';
const prefix = '\0worker:';
/** What needs a document; a chunk that a worker shares may hold none of it. */
const onlyInPage = /\/app\/(?:ui|react)\/|\/app\/main\.tsx$|\/node_modules\/react(?:-dom)?\//;

export function workers(): Plugin {
  let references: string[] = [];
  return {
    name: 'binome-workers',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      references = [];
    },
    resolveId: {
      filter: { id: /\?worker&url$/ },
      async handler(source, importer) {
        const found = await this.resolve(source.slice(0, -suffix.length), importer);
        return found && prefix + found.id;
      },
    },
    load: {
      filter: { id: /^\0worker:/ },
      handler(id) {
        const reference = this.emitFile({ type: 'chunk', id: id.slice(prefix.length) });
        references.push(reference);
        return { code: `export default import.meta.ROLLUP_FILE_URL_${reference};`, map: null, moduleType: 'js' };
      },
    },
    transform: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      // Vite's helper for dynamic imports puts links into the document. A worker has none: there it only imports.
      handler(code) {
        const helper = 'export const __vitePreload =';
        if (!code.includes(helper)) this.error('Vite has another helper for dynamic imports: is it safe in a worker?');
        const safe = `export const __vitePreload = (load, ...rest) => typeof document === 'undefined' ? load() : preload(load, ...rest);`;
        return { code: `${code.replace(helper, 'const preload =')};${safe}`, map: null };
      },
    },
    generateBundle(_options, bundle) {
      for (const reference of references) {
        const worker = this.getFileName(reference);
        const reached = new Set([worker]);
        for (const name of reached) {
          const chunk = bundle[name];
          if (chunk?.type !== 'chunk') continue;
          const stranger = chunk.moduleIds.find((id) => onlyInPage.test(id));
          if (stranger !== undefined) this.error(`${worker} would run ${stranger}, by ${name}`);
          for (const each of [...chunk.imports, ...chunk.dynamicImports]) reached.add(each);
        }
      }
    },
  };
}
