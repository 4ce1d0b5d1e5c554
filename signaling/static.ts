/** Serves the built app from one folder. A path that leaves the folder, or names a hidden file, is refused. */
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, realpath, rename, rm, stat, utimes } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { guardScripts } from './headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};
// Vite writes the content's hash into these names: a changed file is another file.
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/** The path as a name in the folder; null when it is none. */
function parsePath(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
    return !path.startsWith('/') || /[\\\0]|\/\/|\/\./.test(path) ? null : path; // also ..
  } catch {
    return null; // broken escapes
  }
}

async function find(root: string | null, path: string) {
  try {
    const file = await realpath(join(root ?? '', path));
    const info = await stat(file);
    if (!file.startsWith(root + sep) || !info.isFile()) return null; // a link out of the folder, or a folder
    return { file, size: info.size, tag: `"${info.size}-${Math.trunc(info.mtimeMs)}"` };
  } catch {
    return null; // not there
  }
}
/** Not there: null, which whoever asks says in its own words. */
const folderAt = (path: string): Promise<string | null> => realpath(path).catch(() => null);

/** `kept` has an `assets` of former builds. */
export function staticFiles(distDir: string, kept: string) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const end = (status: number, words: string): void => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
      response.end(`${words}\n`);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return end(405, 'Only GET and HEAD.');
    }
    const asked = parsePath(request.url ?? '');
    if (asked === null) return end(400, 'No such path.');
    const [root, former] = [await folderAt(distDir), await folderAt(kept)];
    if (root === null) return end(503, 'The app is not built yet: run npm run build.');

    // A route of the app (no file's ending, not among the assets) is answered with the app itself.
    const isAsset = asked.startsWith('/assets/');
    const path = extname(asked) === '' && !isAsset ? '/index.html' : asked;
    const look = async (name: string) => (await find(root, name)) ?? (isAsset ? find(former, name) : null);
    const plain = await look(path);
    if (plain === null) return end(404, 'Not found.');
    if (path === '/index.html') {
      // Not there: the page was built without hashes. Not readable: a page without its guard must not go out.
      const policy = await readFile(join(root, '.policy'), 'utf8').catch((why) => (why.code === 'ENOENT' ? '' : null));
      if (policy === null) return end(500, 'The .policy of the build cannot be read, so its page is not served.');
      guardScripts(response, policy);
    }
    const accepted = String(request.headers['accept-encoding']).replace(/\b\w+\s*;\s*q=0(?:\.0*)?(?=,|$)/g, '');
    const br = /\bbr\b/.test(accepted) ? await look(`${path}.br`) : null;
    const gzip = br === null && /\bgzip\b/.test(accepted) ? await look(`${path}.gz`) : null;
    const found = br ?? gzip ?? plain;
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('etag', found.tag);
    // index.html, sw.js, the manifest and icons keep their names: asked about each time, sent only when changed.
    response.setHeader('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (request.headers['if-none-match'] === found.tag) return void response.writeHead(304).end();
    if (found !== plain) response.setHeader('content-encoding', br ? 'br' : 'gzip');
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    response.writeHead(200, { 'content-length': found.size });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(found.file), response);
  };
}

/** How long a file is kept after it left the build, ms. */
const LIFE = 30 * 86_400_000;

/**
 * A page that is open while the server is updated goes on asking for its own scripts. Keeps a copy of the build's hashed
 * files in `kept`, each dated by when it was last in the build; drops the old ones.
 */
export async function keepAssets(distDir: string, kept: string, now: number): Promise<void> {
  const assets = join(distDir, 'assets');
  if ((await folderAt(assets)) === null) return; // not built
  await mkdir(kept, { recursive: true });
  const known = new Set(await readdir(kept));
  for (const name of await readdir(assets)) {
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
