/**
 * Who imports whom among the app's own files, read before a build: what is drawn first, what only the coordinator's
 * office reaches, and whose words a screen needs all follow from it, and no list is kept by hand.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = ['app', 'crypto'];
/** From which the page begins. */
export const ENTRY = 'app/main.tsx';

export interface Imports {
  /** Files that must be there before this one runs. */
  readonly now: readonly string[];
  /** Files fetched when something is opened. */
  readonly later: readonly string[];
}

/** Of a module of the app's own: its file's path from the root of the repository. Null for any other. */
export function pathOf(id: string): string | null {
  const [, file = id] = id.split(root);
  return rooms.some((room) => file.startsWith(`${room}/`)) ? file.replace(/\?.*$/, '') : null;
}

let all: ReadonlyMap<string, Imports> | undefined;

/** Every source of the app, by its path; read once. */
export function sources(): ReadonlyMap<string, Imports> {
  all ??= readSources();
  return all;
}

function readSources(): ReadonlyMap<string, Imports> {
  const found = new Map<string, Imports>();
  for (const folder of rooms) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/(?<!\.test)\.tsx?$/.test(entry.name)) continue;
      const file = join(entry.parentPath, entry.name).slice(root.length);
      found.set(file, importsOf(file, readFileSync(join(root, file), 'utf8')));
    }
  }
  return found;
}

function importsOf(file: string, code: string): Imports {
  const { module } = parseSync(file, code);
  const paths = (request: string): string[] =>
    /^\.\.?\//.test(request) ? [join(dirname(file), request.replace(/\?.*$/, ''))] : [];
  const now = [
    ...module.staticImports
      // Of types alone nothing is left.
      .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
      .map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports
      .flatMap(({ entries }) => entries)
      .flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
  ];
  const later = module.dynamicImports.flatMap(
    ({ moduleRequest: { start, end } }) => /^['"](.+)['"]$/.exec(code.slice(start, end))?.[1] ?? [],
  );
  return { now: now.flatMap(paths), later: later.flatMap(paths) };
}

/** The files that one leads to, itself included; past those of `closed` it does not go, nor into them. */
export function reached(
  of: ReadonlyMap<string, Imports>,
  from: readonly string[],
  { later = false, closed = () => false }: { later?: boolean; closed?: (file: string) => boolean } = {},
): ReadonlySet<string> {
  const all = new Set(from);
  for (const file of all) {
    const imports = of.get(file);
    for (const each of [...(imports?.now ?? []), ...(later ? (imports?.later ?? []) : [])]) {
      if (!closed(each)) all.add(each);
    }
  }
  return all;
}
