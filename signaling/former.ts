/** A page that is open while the server is updated goes on asking for its own scripts: they stay for a while. */
import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** After they left the build, ms. */
const LIFE = 30 * 86_400_000;

/** Keeps a copy of the build's hashed files in `kept`, each dated by when it was last in the build; drops the old ones. */
export async function keepAssets(distDir: string, kept: string, now: number): Promise<void> {
  const assets = join(distDir, 'assets');
  const names = await readdir(assets).catch(() => null);
  if (names === null) return; // not built
  await mkdir(kept, { recursive: true });
  const known = new Set(await readdir(kept));
  for (const name of names) {
    const copy = join(kept, name);
    if (!known.has(name)) {
      await copyFile(join(assets, name), `${copy}.part`);
      await rename(`${copy}.part`, copy);
    }
    await utimes(copy, now / 1_000, now / 1_000);
  }
  for (const name of known) {
    if ((await stat(join(kept, name))).mtimeMs < now - LIFE) await rm(join(kept, name));
  }
}
