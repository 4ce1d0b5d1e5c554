/** The built app on a host that only gives files, as any nonprofit can have for nothing: no program of ours runs there. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cast from '../story/cast.ts';
import { copyOfBuild, launchPerson, noNetwork, type Person } from '../support/index.ts';
import { isAllOnDevice } from './onDevice.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};
const asked: string[] = [];
let host: Server;
let address: string;
let ada: Person;

beforeAll(async () => {
  const folder = await copyOfBuild();
  host = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://host').pathname);
    asked.push(`${request.method} ${path}`);
    const file = join(folder, path === '/' ? 'index.html' : path);
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  address = `http://localhost:${(host.address() as AddressInfo).port}`;
  ada = await launchPerson('ada', { viewport: 'phone' });
});

afterAll(async () => {
  await ada?.close();
  host?.close();
});

it('[S14] [S08] [R5] from any host of files, a first note is written, kept, and there again without a network', async () => {
  const { page } = ada;
  await page.goto(address);
  // One sentence of what it is, one thing to do, and nothing asked.
  await page.getByRole('heading', { level: 1, name: /quiet place for two people/ }).waitFor({ timeout: cast.PLENTY });
  expect(await page.locator('.button-primary').count()).toBe(1);
  expect(await page.getByRole('textbox').count()).toBe(0);
  await cast.writeFirstNote(page, 'Kept by nobody but me');
  await cast.waitForKept(page);
  // What an install does not wait for comes behind it (decision 0234).
  await isAllOnDevice(page);
  await ada.setOffline(true);
  await page.goto(`${address}/`);
  // What one can do next is said, in words.
  await page.getByRole('heading', { name: 'Not alone for long' }).waitFor({ timeout: cast.PLENTY });
  for (const name of ['I was given a link', 'Invite someone']) await page.getByText(name, { exact: true }).waitFor();
  await page.getByRole('link', { name: /Untitled/ }).click();
  await page.getByText('Kept by nobody but me').first().waitFor({ timeout: cast.PLENTY });
  expect(ada.problems.foreign(address)).toEqual([]);
  expect(asked.filter((line) => !line.startsWith('GET ') && !line.startsWith('HEAD '))).toEqual([]);
  expect(ada.problems.seen(noNetwork)).toEqual([]);
});
