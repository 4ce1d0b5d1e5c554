/** Refuses an import outside the table of rooms, and the few ways around the type system or the page's policy. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importsOf, refusal, roomOf, rooms } from './support/walls.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const sources = ['app', 'crypto', 'signaling']
  .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((name) => `${top}/${name}`))
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path))
  .sort();

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const refusals = (path: string, source: string) => importsOf(source).flatMap((each) => refusal(path, each) ?? []);

/** Every line of every source that matches, as path:line. */
function linesWith(pattern: RegExp, paths: readonly string[]): string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );
}

describe('walls between the rooms', () => {
  it('no source imports outside the table', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.flatMap((path) => refusals(path, read(path)))).toEqual([]);
  });

  it('every source is in a room, but the composition root, and what the page runs before it', () => {
    expect(sources.filter((path) => roomOf(path) === null)).toEqual(['app/first.ts', 'app/main.tsx']);
  });

  it('only the composition root picks clock, randomness and disk', () => {
    const inRooms = sources.filter((path) => !/\.test\.tsx?$|^app\/main\.tsx$|^signaling\/main\.ts$/.test(path));
    expect(linesWith(/\bDate\.now\(|\bMath\.random\(|\bgetRandomValues\(|\brandomUUID\(/, inRooms)).toEqual([]);
  });

  it('[R17] no HTML is made from a string', () => {
    const html =
      /\b(inner|outer)HTML\b|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|createContextualFragment|setHTML|new DOMParser/;
    expect(
      linesWith(
        html,
        sources.filter((path) => path.startsWith('app/')),
      ),
    ).toEqual([]);
  });

  it('no type check is switched off', () => {
    const codes = sources.filter((path) => !path.endsWith('.test.ts'));
    expect(linesWith(/@ts-(ignore|expect-error|nocheck)|\bas unknown as\b|\bas any\b/, codes)).toEqual([]);
  });

  it('every room has its README', () => {
    const folders = Object.keys(rooms).filter((room) => room.endsWith('/'));
    const present = new Set(sources.map((path) => roomOf(path)));
    const missing = folders.filter((room) => present.has(room) && !readdirSync(join(root, room)).includes('README.md'));
    expect(missing).toEqual([]);
  });
});

describe('the table refuses', () => {
  const bad: readonly [string, string, string][] = [
    ['a room above', 'app/vault/a.ts', "import { x } from '../session/core.ts';"],
    ['a room beside', 'app/vault/a.ts', "import { x } from '../peer/index.ts';"],
    ['a type from a room above', 'app/document/a.ts', "import type { X } from '../session/types.ts';"],
    ['a screen that reaches the vault', 'app/ui/a.tsx', "const x = await import('../vault/index.ts');"],
    ['a screen that runs the session', 'app/ui/a.tsx', "import { openSession } from '../session/index.ts';"],
    ['one value among types', 'app/ui/a.tsx', "import { type A, open } from '../session/types.ts';"],
    ['an import over several lines', 'app/model/a.ts', "import {\n  seal,\n  open,\n} from '../../crypto/index.ts';"],
    ['a re-export', 'app/matching/a.ts', "export * from '../peer/index.ts';"],
    ['an import for its effect', 'crypto/a.ts', "import 'ws';"],
    ['a cipher outside crypto', 'app/peer/a.ts', "import nacl from 'tweetnacl';"],
    ['a part of a package', 'app/session/a.ts', "import { sha256 } from '@noble/hashes/sha2.js';"],
    ['node in the page', 'app/document/a.ts', "import { readFileSync } from 'node:fs';"],
    ['the server in the page', 'app/peer/a.ts', "import { startServer } from '../../signaling/server.ts';"],
    ['the page in the server', 'signaling/a.ts', "import { x } from '../app/model/card.ts';"],
    ['a worker in another room', 'app/matching/a.ts', "new Worker(new URL('../vault/w.ts', import.meta.url))"],
    ['a file in no room', 'app/ui/a.tsx', "import { x } from '../main.tsx';"],
    ['a test tool in a source', 'app/model/a.ts', "import { it } from 'vitest';"],
    ['a test of its own room', 'app/model/a.ts', "import { sample } from './card.test.ts';"],
  ];
  it.each(bad)('%s', (_what, path, source) => {
    expect(refusals(path, source)).toHaveLength(1);
  });
});

describe('the table lets stand', () => {
  const good: readonly [string, string, string][] = [
    ['its own room', 'app/peer/link/a.ts', "import { x } from '../types.ts';"],
    ['a room below', 'app/session/a.ts', "import { x } from '../vault/index.ts';"],
    ['a type where only types may pass', 'app/ui/a.tsx', "import type { X } from '../session/types.ts';"],
    ['several types, each marked', 'app/ui/a.tsx', "import { type X, type Y } from '../session/types.ts';"],
    ['results', 'app/document/a.ts', "import { ok } from '../../crypto/result.ts';"],
    ['an import that is only told of', 'app/model/a.ts', "/** import { x } from '../peer/a.ts'; */\n// import 'ws';"],
    ['a worker by its address', 'app/vault/a.ts', "import url from './w.ts?worker&url';"],
    ['a test tool in a test', 'app/model/a.test.ts', "import { it } from 'vitest';"],
  ];
  it.each(good)('%s', (_what, path, source) => {
    expect(refusals(path, source)).toEqual([]);
  });
});
