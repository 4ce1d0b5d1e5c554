/** The two pages we are measured beside, built and served as well as ours: split, in brotli, hashed files immutable. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { compress } from '../../.ci/vite/compress.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export async function servePeers(): Promise<{ readonly address: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'bench-start-'));
  const page = (name: string): string => fileURLToPath(new URL(`page/${name}.html`, import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('page', import.meta.url)),
    publicDir: fileURLToPath(new URL('public', import.meta.url)),
    plugins: [react()],
    resolve: { dedupe: ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom'] },
    build: {
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: 100_000,
      rolldownOptions: { input: [page('excalidraw'), page('tiptap')] },
    },
  });
  compress(outDir);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const cache = pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    response.setHeader('content-type', types[extname(pathname)] ?? 'application/octet-stream');
    response.setHeader('cache-control', cache);
    readFile(join(outDir, `${pathname}.br`)).then(
      (body) => response.setHeader('content-encoding', 'br').end(body),
      () =>
        readFile(join(outDir, pathname)).then(
          (body) => response.end(body),
          () => response.writeHead(404).end(),
        ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('a TCP server has a port');
  return {
    address: `http://localhost:${at.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
