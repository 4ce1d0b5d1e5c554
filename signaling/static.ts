/** Serves the built app. */
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
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
// No name of a build, and no address of the app, has anything else in it: no escape, no way up, nothing hidden.
const PLAIN = /^\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?$/;
// Vite writes the content's hash into these names: a changed file is another file.
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/** A file of the folder; null where there is none, or what is there leads out of it. */
async function find(folder: string, path: string) {
  try {
    const file = join(await realpath(folder), path);
    const info = await stat(file);
    if (!info.isFile() || (await realpath(file)) !== file) return null;
    return { file, size: info.size, tag: `"${info.size}-${Math.trunc(info.mtimeMs)}"` };
  } catch {
    return null; // not there
  }
}

/** `kept` has an `assets` of former builds. */
export function staticFiles(distDir: string, kept: string) {
  return async ({ method, url = '', headers }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const end = (status: number, words: string): void => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
      response.end(`${words}\n`);
    };
    if (method !== 'GET' && method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return end(405, 'Only GET and HEAD.');
    }
    const [asked = ''] = url.split(/[?#]/, 1);
    if (!PLAIN.test(asked)) return end(400, 'No such path.');
    // A route of the app (no file's ending, not among the assets) is answered with the app itself.
    const isAsset = asked.startsWith('/assets/');
    const path = extname(asked) === '' && !isAsset ? '/index.html' : asked;
    const isPage = path === '/index.html';
    const look = async (name: string) => (await find(distDir, name)) ?? (isAsset ? find(kept, name) : null);
    const plain = await look(path);
    if (plain === null)
      return isPage ? end(503, 'The app is not built yet: run npm run build.') : end(404, 'Not found.');
    if (isPage) {
      // Not there: the page was built without hashes. Not readable: a page without its guard must not go out.
      const policy = await readFile(join(distDir, '.policy'), 'utf8').catch(({ code }) =>
        code === 'ENOENT' ? '' : null,
      );
      if (policy === null) return end(500, 'The .policy of the build cannot be read, so its page is not served.');
      guardScripts(response, policy);
    }
    const accepted = String(headers['accept-encoding']).replace(/\b\w+\s*;\s*q=0(?:\.0*)?(?=,|$)/g, '');
    const br = /\bbr\b/.test(accepted) ? await look(`${path}.br`) : null;
    const gzip = br === null && /\bgzip\b/.test(accepted) ? await look(`${path}.gz`) : null;
    const { file, size, tag } = br ?? gzip ?? plain;
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('etag', tag);
    // index.html, sw.js, the manifest and icons keep their names: asked about each time, sent only when changed.
    response.setHeader('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (headers['if-none-match'] === tag) return void response.writeHead(304).end();
    if (br ?? gzip) response.setHeader('content-encoding', br ? 'br' : 'gzip');
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    response.writeHead(200, { 'content-length': size });
    const whole = { end: Math.max(0, size - 1), highWaterMark: 16_384 }; // who has read so much may ask again (server.ts)
    if (method === 'HEAD' || response.destroyed)
      response.end(); // for who left meanwhile, the file would stay open
    else await pipeline(createReadStream(file, whole), response);
  };
}
