/**
 * What a device keeps only once its person uses it: each language, and the coordinator's office. Everything else of a
 * build is kept by everybody. A chunk is the office's when the app reaches it through the office's screens alone.
 */
import { getConfig } from '@lingui/conf';
import type { Plugin, Rolldown } from 'vite';
import { isOffice } from './chunks.ts';
import { OFFICE } from './parts.ts';

const words = new RegExp(`^assets/(${getConfig().locales.join('|')})-([a-z]+)-`);

/** Paths under `assets/` of what belongs to a kit, by the kits that must all be in use, put together by a space. */
export type Kits = Readonly<Record<string, readonly string[]>>;

/** `written` is called once a build, before its files are on the disk. */
export function kits(written: (kits: Kits) => void): Plugin {
  return {
    name: 'binome-kits',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const found: Record<string, string[]> = {};
        const everybody = reachedByAll(bundle, (why) => this.error(why));
        for (const name of Object.keys(bundle).sort()) {
          if (!/\.(?:js|css)$/.test(name)) continue;
          const [, locale, part] = words.exec(name) ?? [];
          const own = [
            ...(locale === undefined ? [] : [locale]),
            ...(part === OFFICE || !everybody.has(name) ? [OFFICE] : []),
          ].join(' ');
          if (own !== '') found[own] = [...(found[own] ?? []), name];
        }
        written(found);
      },
    },
  };
}

/** What the entries lead to, styles included, without passing through the office. */
function reachedByAll(bundle: Rolldown.OutputBundle, fail: (why: string) => never): ReadonlySet<string> {
  const chunks = new Map(
    Object.values(bundle).flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each]] : [])),
  );
  const ofOffice = (chunk: Rolldown.OutputChunk): string | undefined => chunk.moduleIds.find(isOffice);
  const all = new Set<string>();
  for (const chunk of chunks.values()) if (chunk.isEntry && ofOffice(chunk) === undefined) all.add(chunk.fileName);
  for (const name of all) {
    const chunk = chunks.get(name);
    if (chunk === undefined) continue;
    const stranger = ofOffice(chunk);
    if (stranger !== undefined) {
      const common = chunk.moduleIds.filter((id) => !isOffice(id)).join(', ');
      fail(`${name} is kept by everybody, and has ${stranger} of the office, beside ${common}`);
    }
    for (const each of chunk.imports) all.add(each);
    for (const each of chunk.dynamicImports) {
      const next = chunks.get(each);
      if (next !== undefined && ofOffice(next) === undefined) all.add(each);
    }
    for (const style of chunk.viteMetadata?.importedCss ?? []) all.add(style);
  }
  return all;
}
