/** The operator's tools as processes, and what stands between a server and the world when something is wrong. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server as HttpServer, type IncomingHttpHeaders, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { root } from '../../.ci/build.ts';
import { NODE_SETTINGS } from '../../.ci/operate/flags.ts';

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'binome-operate-'));

export interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/** `npm run NAME -- args`, without npm. */
export async function tool(
  name: 'admit' | 'backup' | 'doctor',
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, `.ci/operate/${name}.ts`), ...args], {
    cwd: newFolder(),
    env: { ...NODE_SETTINGS, PATH: process.env.PATH, HOME: newFolder(), LANG: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [status] = await once(child, 'close');
  return { status, output };
}

/** The folder of a page with one script. */
export function smallBuild(): string {
  const folder = newFolder();
  const script = 'export const hello = 1;\n'.repeat(40);
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><script type="module" src="/assets/app-Ab_3-x9Z.js"></script>',
  );
  writeFileSync(join(folder, 'assets/app-Ab_3-x9Z.js'), script);
  writeFileSync(join(folder, 'assets/app-Ab_3-x9Z.js.br'), brotliCompressSync(script));
  return folder;
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export const noOpenssl = spawnSync('openssl', ['version']).status !== 0;

/** For these names, signed by itself. `days` may be under none: it has ended. */
export function certificate(name: string, days: number): Certificate {
  const folder = newFolder();
  const openssl = (...args: string[]): void => {
    const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  writeFileSync(join(folder, 'ext'), `subjectAltName=${name}\nbasicConstraints=critical,CA:TRUE\n`);
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key', '-out', 'csr', '-subj', '/CN=Binome');
  openssl('x509', '-req', '-in', 'csr', '-signkey', 'key', '-days', String(days), '-extfile', 'ext', '-out', 'cert');
  return { key: join(folder, 'key'), cert: join(folder, 'cert') };
}

export interface Proxy {
  readonly port: number;
  close(): Promise<void>;
}

/** A reverse proxy before a server on this machine, with its faults. */
export async function proxy(
  to: number,
  faults: {
    readonly secure?: Certificate;
    readonly headers?: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
    readonly upgrades?: boolean;
    readonly forwards?: boolean;
    /** The host that the server is told, in place of the one asked. */
    readonly host?: string;
  } = {},
): Promise<Proxy> {
  const { secure, headers = (all) => all, upgrades = true, forwards = true, host } = faults;
  const told = { ...(forwards && { 'x-forwarded-for': '192.0.2.7' }), ...(host !== undefined && { host }) };
  const server: HttpServer =
    secure === undefined
      ? createServer()
      : createSecureServer({ key: readFileSync(secure.key), cert: readFileSync(secure.cert) });
  server.on('request', (asked, response) => {
    const onward = request(
      { port: to, host: '127.0.0.1', path: asked.url, method: asked.method, headers: { ...asked.headers, ...told } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, headers(answer.headers));
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    asked.pipe(onward);
  });
  if (upgrades) {
    server.on('upgrade', (asked, socket) => {
      const onward = connect(to, '127.0.0.1', () => {
        const lines = Object.entries({ ...asked.headers, ...told }).map(([name, value]) => `${name}: ${value}`);
        onward.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('a proxy has a port');
  return {
    port: place.port,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
