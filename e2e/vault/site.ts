/** Builds the vault's page, or a bench's with what it fetches, and serves it under the content security policy of the app, workers and Trusted Types included. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { workers } from '../../.ci/vite/workers.ts';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "require-trusted-types-for 'script'",
  'trusted-types app-url',
].join('; ');

export interface Site {
  readonly address: string;
  close(): Promise<void>;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export async function serveVaultPage(
  root = here('page'),
  pages: readonly string[] = ['index.html'],
  served: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Site> {
  const outDir = await mkdtemp(join(tmpdir(), 'vault-page-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [workers()],
    root,
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages.map((page) => join(root, page)) },
    },
    worker: { format: 'es' },
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://site').pathname);
    const file = path === '/' ? '/index.html' : path;
    const given = served.get(path);
    if (given !== undefined) return void response.end(given);
    readFile(join(outDir, file)).then(
      (body) => {
        response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
        response.setHeader('content-security-policy', policy);
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('the site has no port');
  return {
    address: `http://localhost:${listening.port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
