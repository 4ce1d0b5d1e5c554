import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

/** How long a file is kept after it left the build, ms. */
const LIFE = 30 * 86_400_000;
/** The date of a kept file that is in the build as it is. */
const STILL = Date.UTC(2100, 0) / 1_000;

/**
 * A page that is open while the server is updated goes on asking for its own scripts. Keeps a copy of the build's hashed
 * files in `kept`, where the server finds those that the next build no longer has; drops them 30 days after that one.
 */
export function keepAssets(distDir: string, kept: string, now: number): void {
  const assets = join(distDir, 'assets');
  if (!existsSync(assets)) return; // not built
  mkdirSync(kept, { recursive: true });
  const [known, built] = [new Set(readdirSync(kept)), new Set(readdirSync(assets))];
  for (const name of built) {
    const copy = join(kept, name);
    if (!known.has(name)) copyFileSync(join(assets, name), `${copy}.part`);
    if (!known.has(name)) renameSync(`${copy}.part`, copy);
    utimesSync(copy, STILL, STILL);
  }
  for (const name of known) {
    if (built.has(name)) continue;
    const copy = join(kept, name);
    const left = statSync(copy).mtimeMs;
    if (left > now) utimesSync(copy, now / 1_000, now / 1_000);
    else if (left < now - LIFE) rmSync(copy);
  }
}
