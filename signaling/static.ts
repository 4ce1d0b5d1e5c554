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

interface Found {
  readonly file: string;
  readonly size: number;
  readonly tag: string;
}

/** The path as segments of plain names; null when it is not one. */
function parsePath(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
    if (!path.startsWith('/') || /[\\\0]|\/\/|\/\./.test(path)) return null; // also ..
    return path;
  } catch {
    return null; // broken escapes
  }
}

async function find(root: string, path: string): Promise<Found | null> {
  try {
    const file = await realpath(join(root, path));
    if (!file.startsWith(root + sep)) return null; // a link out of the folder
    const info = await stat(file);
    return info.isFile() ? { file, size: info.size, tag: `"${info.size}-${Math.trunc(info.mtimeMs)}"` } : null;
  } catch {
    return null; // not there
  }
}

export type StaticFiles = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export function staticFiles(distDir: string): StaticFiles {
  const end = (response: ServerResponse, status: number, words: string): void => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    response.end(`${words}\n`);
  };

  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return end(response, 405, 'Only GET and HEAD.');
    }
    const asked = parsePath(request.url ?? '');
    if (asked === null) return end(response, 400, 'No such path.');
    // No such folder is the one failure that is expected here, and it is said in the next line.
    const root = await realpath(distDir).catch(() => null);
    if (root === null) return end(response, 503, 'The app is not built yet: run npm run build.');

    // A route of the app (no file's ending, not among the assets) is answered with the app itself.
    const isRoute = extname(asked) === '' && !asked.startsWith('/assets/');
    const path = (await find(root, asked)) === null && isRoute ? '/index.html' : asked;
    const accepted = String(request.headers['accept-encoding'] ?? '');
    let found = await find(root, path);
    if (found === null) return end(response, 404, 'Not found.');
    // Without it the page was built without hashes, and goes without the guard.
    if (path === '/index.html') guardScripts(response, await readFile(join(root, '.policy'), 'utf8').catch(() => ''));
    for (const [name, ending] of ENCODINGS) {
      const smaller = new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted)
        ? await find(root, path + ending)
        : null;
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
    response.setHeader('content-length', found.size);
    response.writeHead(200);
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(found.file), response);
  };
}
