/** The process: `node signaling/main.ts [FOLDER]`, the folder of the built app. Picks the environment, the clock and the randomness; the rest is given them. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { readConfig } from './config.ts';
import { newLog } from './log.ts';
import { startServer } from './server.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ManifestSchema = v.object({ version: v.string() });

function stop(words: string): never {
  console.error(`Binôme did not start. ${words}`);
  process.exit(1);
}

function why(failure: unknown, port: number): string {
  const { code, errcode = 0 }: { readonly code?: unknown; readonly errcode?: number } = Object(failure);
  const is = (...kinds: number[]): boolean => kinds.includes(errcode & 0xff); // SQLite's: read only, disk, full, no entry
  if (code === 'EADDRINUSE') return `Port ${port} is already taken: stop what uses it, or set PORT to another number.`;
  if (code === 'EACCES' || is(8, 14)) return `This account may not listen on port ${port}, or not write to DATA_DIR.`;
  const words = failure instanceof Error ? failure.message : String(failure);
  if (code !== 'ERR_SQLITE_ERROR') return words;
  if (is(10, 13)) return `The disk of DATA_DIR is full, or fails (${words}): make room there. No letter is lost.`;
  return `The letters in DATA_DIR cannot be opened (${words}): put a copy back (npm run backup -- --restore FILE), or move away every file that begins with letters.sqlite, to begin without.`;
}

const config = readConfig(process.env);
if (!config.ok) stop(config.error);
const { port, origin, logLevel, redisUrl } = config.value;
const clock = (): number => Date.now();
const server = await startServer({
  ...config.value,
  distDir: process.argv[2] ?? here('../dist'),
  // Elsewhere is another node: whoever sends people to one of them needs a moment to see that this one goes.
  limits: { notice: redisUrl === undefined ? 0 : 2_000 },
  version: v.parse(ManifestSchema, JSON.parse(readFileSync(here('../package.json'), 'utf8'))).version,
  clock,
  random: (length) => randomBytes(length),
  log: newLog(logLevel, clock, (line) => process.stderr.write(line)),
}).catch((failure: unknown) => stop(why(failure, port)));
const stopped = new Promise((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, resolve); // a second one changes nothing
});
console.log(`Binôme is open at ${origin ?? `http://localhost:${server.port}`} and stops with Ctrl+C.`);
await stopped;
await server.close();
process.exit(0);
