/** `npm run match -- solve IN.json` and `npm run match -- verify RUN.json`: matching without screens, for anyone's tests. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { certify, verify } from '../app/matching/pool/certificate.ts';
import { type Refused, readRequest } from '../app/matching/pool/request.ts';
import { solve } from '../app/matching/pool/solve.ts';

const USAGE = `npm run -s match -- solve IN.json     prints the run as one line of JSON
npm run -s match -- verify RUN.json   checks a printed run without solving it again`;
/** Refused, or not what it says; and: asked for nothing that is known. */
const [REFUSED, UNCLEAR] = [1, 2];

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

function refuse(refused: readonly Refused[]): number {
  for (const { where, why } of refused) console.error(`${where}: ${why}`);
  return REFUSED;
}

/** What the file holds, from its first brace on: npm prints two lines of its own before what a script prints. */
function readJson(path: string): { readonly value: unknown } | { readonly refused: Refused[] } {
  try {
    const text = readFileSync(path, 'utf8');
    const from = /^\s*[{[]/m.exec(text)?.index ?? 0;
    return { value: JSON.parse(text.slice(from)) };
  } catch (cause) {
    return { refused: [{ where: path, why: cause instanceof Error ? cause.message : String(cause) }] };
  }
}

function main([command, path, ...others]: readonly string[]): number {
  if ((command !== 'solve' && command !== 'verify') || path === undefined || others.length > 0) {
    console.error(USAGE);
    return UNCLEAR;
  }
  const read = readJson(path);
  if ('refused' in read) return refuse(read.refused);
  if (command === 'verify') {
    const differs = verify(read.value, hash);
    if (differs.length > 0) return refuse(differs);
    console.log('It holds.');
    return 0;
  }
  const { request, refused } = readRequest(read.value);
  if (request === null) return refuse(refused);
  const began = performance.now();
  const outcome = solve(request);
  const ms = Math.round((performance.now() - began) * 10) / 10;
  if (outcome.solved === null) return refuse(outcome.refused);
  const { answer, proof } = outcome.solved;
  console.log(JSON.stringify({ ...answer, ms, certificate: certify(read.value, proof, hash) }));
  return 0;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
