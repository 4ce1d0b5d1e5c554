/**
 * Completes package-lock.json: node .ci/lock.ts, after an `npm install` from a registry that carries only some
 * platforms. Tools such as Vite's bundler come as one optional package for each platform; npm leaves out of the lock
 * those it could not look up, and `npm ci` then refuses the lock. Their exact versions stand in the package that wants
 * them, and their names say for which platform they are; npm skips those of other platforms without fetching them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

const Entry = v.looseObject({
  version: v.optional(v.string()),
  optionalDependencies: v.optional(v.record(v.string(), v.string())),
});
const Lock = v.looseObject({ packages: v.record(v.string(), Entry) });

interface Platform {
  readonly cpu: string[];
  readonly os?: string[];
  readonly libc?: string[];
}

/** Reads "@rolldown/binding-linux-arm64-musl" and the like. Null: not a package for one platform. */
function platformOf(name: string): Platform | null {
  if (name.endsWith('-wasm32-wasi')) return { cpu: ['wasm32'] };
  const found = name.match(
    /[-/](android|darwin|freebsd|linux|openbsd|openharmony|win32)-(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)(?:-(.+))?$/,
  );
  if (!found?.[1] || !found[2]) return null;
  const libc = found[1] === 'linux' && found[3] ? { libc: [found[3].startsWith('musl') ? 'musl' : 'glibc'] } : {};
  return { cpu: [found[2]], os: [found[1]], ...libc };
}

/** Where Node looks for `name` from the package at `path` in the lock, nearest first. */
function placesFrom(path: string, name: string): string[] {
  const parts = path.split(/(?:^|\/)node_modules\//).slice(1);
  return parts
    .map((_, depth) => parts.slice(0, parts.length - depth))
    .concat([[]])
    .map((around) => [...around, name].map((each) => `node_modules/${each}`).join('/'));
}

const file = join(fileURLToPath(new URL('..', import.meta.url)), 'package-lock.json');
const lock: unknown = JSON.parse(readFileSync(file, 'utf8'));
v.assert(Lock, lock);
const added: string[] = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    const [nearest, ...above] = placesFrom(path, name);
    const held = [nearest, ...above].find((place) => place !== undefined && place in lock.packages);
    if (!platform || !nearest || (held && lock.packages[held]?.version === version)) continue;
    // At the top where nobody holds another version of it, else beside the one that wants it.
    const place = held ? nearest : `node_modules/${name}`;
    const { cpu, os, libc } = platform;
    lock.packages[place] = {
      version,
      cpu,
      dev: true,
      ...(libc && { libc }),
      license: 'MIT',
      optional: true,
      ...(os && { os }),
    };
    added.push(`${name}@${version}`);
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
console.log(added.length > 0 ? `Added to the lock: ${added.join(', ')}` : 'The lock was whole.');
