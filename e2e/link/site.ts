/** Builds the test page, with our Link in place of simple-peer or without, and serves it on a free port. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { leanSimplePeer, linkForPeer } from '../../.ci/vite/peer.ts';

/** `plain` is y-webrtc on simple-peer, as published. */
export type Variant = 'plain' | 'ours';

export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

export async function openSite(variant: Variant, root = here('page')): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'link-page-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: variant === 'ours' ? [...leanSimplePeer, linkForPeer] : leanSimplePeer,
      dedupe: ['yjs', 'lib0', 'y-protocols'],
    },
    build: { outDir: folder, emptyOutDir: true, minify: false, assetsDir: '' },
  });
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://localhost').pathname) || 'index.html';
    const file = createReadStream(join(folder, name));
    file.on('error', () => response.writeHead(404).end());
    file.once('open', () => {
      response.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream' });
      file.pipe(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
