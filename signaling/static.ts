/** Serves the built app from one folder. A path that leaves the folder, or names a hidden file, is refused. */
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
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
const ENCODINGS = Object.entries({ br: '.br', gzip: '.gz' });
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

async function find(root: string, path: string) {
  try {
    const file = await realpath(join(root, path));
    const info = await stat(file);
    if (!file.startsWith(root + sep) || !info.isFile()) return null; // a link out of the folder, or a folder
    return { file, size: info.size, tag: `"${info.size}-${Math.trunc(info.mtimeMs)}"` };
  } catch {
    return null; // not there
  }
}

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
    // No such folder is the one failure that is expected here, and it is said in the next line.
    const root = await realpath(distDir).catch(() => null);
    if (root === null) return end(503, 'The app is not built yet: run npm run build.');

    // A route of the app (no file's ending, not among the assets) is answered with the app itself.
    const path = extname(asked) === '' && !asked.startsWith('/assets/') ? '/index.html' : asked;
    const former = await realpath(kept).catch(() => root);
    const look = async (name: string) =>
      (await find(root, name)) ?? (name.startsWith('/assets/') ? await find(former, name) : null);
    let found = await look(path);
    if (found === null) return end(404, 'Not found.');
    if (path === '/index.html') {
      // Not there: the page was built without hashes. Not readable: a page without its guard must not go out.
      const policy = await readFile(join(root, '.policy'), 'utf8').catch((why) => (why.code === 'ENOENT' ? '' : null));
      if (policy === null) return end(500, 'The .policy of the build cannot be read, so its page is not served.');
      guardScripts(response, policy);
    }
    const accepted = String(request.headers['accept-encoding'] ?? '');
    for (const [name, ending] of ENCODINGS) {
      const isWelcome = new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted);
      const smaller = isWelcome ? await look(path + ending) : null;
      if (smaller === null) continue;
      response.setHeader('content-encoding', name);
      found = smaller;
      break;
    }
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('etag', found.tag);
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    // index.html, sw.js, the manifest and icons keep their names: asked about each time, sent only when changed.
    response.setHeader('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (request.headers['if-none-match'] === found.tag) {
      response.removeHeader('content-encoding');
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, { 'content-length': found.size });
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(found.file), response);
  };
}
