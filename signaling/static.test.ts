import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServer } from './server.ts';
import { newFolder, start } from './testing/client.ts';

const folder = newFolder();
const distDir = join(folder, 'dist');
const script = 'export const hello = 1;\n'.repeat(50);
mkdirSync(join(distDir, 'assets'), { recursive: true });
writeFileSync(join(folder, 'secret.txt'), 'secret');
writeFileSync(join(distDir, 'index.html'), '<!doctype html><title>Binôme</title>');
writeFileSync(join(distDir, '.env'), 'secret');
writeFileSync(join(distDir, 'sw.js'), 'self');
writeFileSync(join(distDir, 'manifest.webmanifest'), '{}');
writeFileSync(join(distDir, 'assets/app-Ab_3-x9Z.js'), script);
writeFileSync(join(distDir, 'assets/app-Ab_3-x9Z.js.br'), brotliCompressSync(script));
writeFileSync(join(distDir, 'assets/app-Ab_3-x9Z.js.gz'), gzipSync(script));
symlinkSync(join(folder, 'secret.txt'), join(distDir, 'link.txt'));

let server: RunningServer;
beforeAll(async () => {
  server = await start({ distDir });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The path as written: fetch() would tidy it up first. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', port = server.port): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });

it('[SP28] every answer carries the headers, whatever it is', async () => {
  const answers = await Promise.all([
    ask('/'),
    ask('/sw.js'),
    ask('/missing.js'),
    ask('/../secret.txt'),
    ask('/healthz'),
    ask('/', {}, 'POST'),
    ask('/note/1'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 400, 200, 405, 200]);
  for (const { headers } of answers) {
    const policy = String(headers['content-security-policy']);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "img-src 'self' blob: data:",
      "media-src 'self' blob:",
      "font-src 'self'",
      `connect-src 'self' ws://127.0.0.1:${server.port} wss://127.0.0.1:${server.port}`,
      "worker-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types ProseMirrorClipboard app-url',
    ]);
    expect(headers['permissions-policy']).toContain('camera=(self), microphone=(self), display-capture=(self)');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

it('[SP28] a page built with hashes admits its import map alone, and refuses scripts without a hash', async () => {
  const plain = await ask('/');
  const mapHash = `'sha256-${'A'.repeat(43)}='`;
  for (const [kept, isGuarded] of [
    [mapHash, true],
    [`${mapHash} 'unsafe-inline'`, false],
    ["'unsafe-inline'", false],
  ] as const) {
    writeFileSync(join(distDir, '.policy'), kept);
    for (const path of ['/', '/index.html', '/note/1']) {
      const { headers } = await ask(path);
      expect(headers['integrity-policy']).toBe(isGuarded ? 'blocked-destinations=(script)' : undefined);
      const policy = String(plain.headers['content-security-policy']);
      const guarded = policy.replace("script-src 'self'", `script-src 'self' ${mapHash}`);
      expect(headers['content-security-policy']).toBe(isGuarded ? guarded : policy);
    }
    expect((await ask('/sw.js')).headers['integrity-policy']).toBeUndefined();
    expect((await ask('/.policy')).status).toBe(400);
  }
  rmSync(join(distDir, '.policy'));
});

it('[SP28] a page whose hashes cannot be read is not served without its guard', async () => {
  mkdirSync(join(distDir, '.policy'));
  const { status, body, headers } = await ask('/note/1');
  expect([status, headers['integrity-policy']]).toEqual([500, undefined]);
  expect(body.toString()).not.toContain('<title>');
  expect((await ask('/sw.js')).status).toBe(200);
  rmSync(join(distDir, '.policy'), { recursive: true });
});

it('[SP28] the policy names the socket of ORIGIN, and never repeats a forged host', async () => {
  const forged = await ask('/', { host: "x; script-src 'unsafe-inline'" });
  expect(forged.headers['content-security-policy']).toContain("connect-src 'self';");
  expect(forged.headers['content-security-policy']).not.toContain('unsafe-inline');
  const public_ = await start({ distDir, origin: 'https://binome.example' });
  const { headers } = await ask('/', { host: 'other.example' }, 'GET', public_.port);
  expect(headers['content-security-policy']).toContain("connect-src 'self' wss://binome.example;");
  await public_.close();
});

it('[SP29] no path leaves the folder or names a hidden file', async () => {
  const paths = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '/%5c..%5csecret.txt',
    '//etc/passwd',
    '/%2fetc/passwd',
    '/.env',
    '/assets/.env',
    '/link.txt',
    '/secret.txt%00.html',
    '/%E0%A4%A',
    'http://127.0.0.1/../secret.txt',
    '*',
  ];
  for (const path of paths) {
    const { status, body } = await ask(path);
    expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    expect(body.toString()).not.toMatch(/secret|root:/);
  }
});

it('[SP30] hashed assets are immutable, the rest asked about, and compressed where accepted', async () => {
  const asset = '/assets/app-Ab_3-x9Z.js';
  const plain = await ask(asset);
  expect(plain.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    'content-length': String(script.length),
    vary: 'accept-encoding',
  });
  expect(plain.body.toString()).toBe(script);
  const br = await ask(asset, { 'accept-encoding': 'gzip, deflate, br, zstd' });
  expect(br.headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'text/javascript; charset=utf-8' });
  expect(br.body).toEqual(brotliCompressSync(script));
  const gzip = await ask(asset, { 'accept-encoding': 'gzip, br;q=0' });
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(br.headers.etag).not.toBe(gzip.headers.etag);
  for (const path of ['/', '/index.html', '/sw.js', '/manifest.webmanifest', '/note/1']) {
    const { headers } = await ask(path);
    expect([path, headers['cache-control'], headers['content-encoding']]).toEqual([path, 'no-cache', undefined]);
    const again = await ask(path, { 'if-none-match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  }
  const head = await ask('/sw.js', {}, 'HEAD');
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '4', 0]);
  expect((await ask('/manifest.webmanifest')).headers['content-type']).toContain('application/manifest+json');
});

it.skipIf(!existsSync('/proc/self/fd'))('[SP60] who asks for a file and leaves at once leaves none open', async () => {
  const isOurs = (fd: string): boolean => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(distDir);
    } catch {
      return false; // closed between the listing and the look
    }
  };
  for (let index = 0; index < 200; index += 1) {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined); // it leaves
    socket.write('GET /sw.js HTTP/1.1\r\nHost: x\r\n\r\n', () => setImmediate(() => socket.resetAndDestroy()));
    await once(socket, 'close');
  }
  await expect.poll(() => readdirSync('/proc/self/fd').filter(isOurs)).toEqual([]);
});

it('[SP31] a route of the app is the app; a missing file is not', async () => {
  for (const path of ['/', '/p', '/note/x_Y-9', '/w/abc/page/def?x=1', '/office/1/directory']) {
    const { status, headers, body } = await ask(path);
    expect([path, status, headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8']);
    expect(body.toString()).toContain('<title>Binôme</title>');
  }
  for (const path of ['/assets/gone-12345678.js', '/assets/gone', '/favicon.ico', '/sw.js.map']) {
    expect([path, (await ask(path)).status]).toEqual([path, 404]);
  }
  const unbuilt = await start({ distDir: join(folder, 'nowhere') });
  const { status, body } = await ask('/', {}, 'GET', unbuilt.port);
  expect([status, body.toString()]).toEqual([503, 'The app is not built yet: run npm run build.\n']);
  await unbuilt.close();
});
