/** The rooms and the walls between them: who may import what. One line a room; the README of each says why. */

interface Room {
  /** Other rooms it may import. A room may always import itself. */
  readonly rooms: readonly string[];
  /** Rooms it may import types from, and nothing that runs. */
  readonly types?: readonly string[];
  readonly packages: readonly string[];
  /** Packages that only its tests use. */
  readonly tests?: readonly string[];
}

/** A path belongs to the first room whose name it starts with. */
export const rooms: Readonly<Record<string, Room>> = {
  'crypto/': { rooms: [], packages: ['tweetnacl', '@noble/hashes', '@scure/bip39', 'hash-wasm'] },
  'signaling/protocol.ts': { rooms: [], packages: ['valibot'] },
  // Reads the server as the page does.
  'signaling/testing/client.ts': { rooms: ['signaling/', 'signaling/protocol.ts', 'app/peer/'], packages: ['ws'] },
  'signaling/': {
    rooms: ['signaling/protocol.ts', 'signaling/testing/client.ts'],
    packages: ['node:', 'ws', 'valibot', 'ioredis'],
    tests: ['y-webrtc', 'yjs'], // a plain client of theirs
  },
  'app/model/': { rooms: [], types: ['crypto/'], packages: ['valibot'] },
  'app/matching/': { rooms: ['app/model/'], packages: ['valibot'] },
  'app/invitation/': { rooms: ['app/model/', 'crypto/'], packages: ['valibot'] },
  'app/document/': { rooms: ['app/model/'], packages: ['yjs', 'lib0', 'valibot'] },
  'app/vault/': { rooms: ['crypto/'], packages: ['yjs', 'lib0', 'y-indexeddb', 'valibot'] },
  'app/peer/': {
    rooms: ['crypto/', 'signaling/protocol.ts'],
    packages: ['yjs', 'lib0', 'y-protocols', 'y-webrtc', 'simple-peer', 'valibot'],
  },
  'app/programme/': {
    rooms: ['app/model/', 'app/matching/', 'app/invitation/', 'app/document/'],
    packages: ['yjs', 'valibot'],
  },
  'app/session/': {
    rooms: [
      'crypto/',
      'signaling/protocol.ts',
      'app/model/',
      'app/matching/',
      'app/invitation/',
      'app/document/',
      'app/vault/',
      'app/peer/',
      'app/programme/',
    ],
    packages: ['yjs', 'lib0', 'y-protocols', 'valibot'],
  },
  // Texts, read by people and by one screen.
  'docs/': { rooms: [], packages: [] },
  'app/react/': { rooms: ['app/session/', 'app/model/'], packages: ['react', 'valibot'] },
  // The one part of the screens that holds a Yjs document: it binds one to the text that a person edits.
  'app/ui/editor/': {
    rooms: ['app/ui/', 'app/model/'],
    types: ['app/session/'],
    packages: ['react', '@tiptap', '@lingui', 'lucide-react', 'yjs', 'lib0'],
  },
  'app/ui/board/': {
    rooms: ['app/ui/', 'app/react/', 'app/model/'],
    types: ['app/session/'],
    packages: ['react', '@lingui', 'lucide-react', 'perfect-freehand'],
  },
  'app/ui/': {
    rooms: ['app/react/', 'app/model/', 'app/ui/editor/', 'app/ui/board/', 'docs/'],
    // The shapes that hooks hand over; nothing of these rooms runs in a screen.
    types: ['app/session/', 'app/matching/'],
    packages: ['react', '@tiptap', '@lingui', 'binome:words', 'wouter', 'lucide-react', 'qr', 'uqr', 'valibot'],
  },
  // The ciphers: whether a new version is of the key that this device knows.
  'app/pwa/': { rooms: ['crypto/'], packages: ['workbox-', 'valibot'] },
};

/** Words every room speaks: how a failure is returned, how a changing value is watched. They know nothing else. */
const everywhere = ['crypto/result.ts', 'app/model/observable.ts'];

/** What tests may add in any room, besides reading fixtures from the disk. */
const forTests = ['vitest', 'fast-check', 'node:', 'libsodium-wrappers', 'ical.js', 'react', 'react-dom', '@lingui'];

export interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

/** Every import of a source: static, dynamic, re-export, worker address; comments are skipped. */
export function importsOf(source: string): Import[] {
  const found: Import[] = [];
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');
  const fromClause = /\b(import|export)\s+(type\s+)?((?:[\w*$]|\{[^}]*\}|\s|,)*?)\s*\bfrom\s*['"]([^'"\n]+)['"]/g;
  for (const [, , typeWord, names = '', target] of code.matchAll(fromClause)) {
    const inner = names.match(/^\s*\{([^}]*)\}\s*$/)?.[1];
    const eachIsType = inner !== undefined && inner.trim() !== '' && inner.split(',').every(isTypeName);
    if (target) found.push({ target, typeOnly: typeWord !== undefined || eachIsType });
  }
  for (const [, target] of code.matchAll(/\bimport\s*['"]([^'"\n]+)['"]/g)) {
    if (target) found.push({ target, typeOnly: false });
  }
  for (const [, target] of code.matchAll(/\bimport\s*\(\s*['"`]([^'"`\n]+)['"`]/g)) {
    if (target) found.push({ target, typeOnly: false });
  }
  for (const [, target] of code.matchAll(/\bnew\s+URL\(\s*['"`](\.[^'"`\n]*)['"`]\s*,\s*import\.meta\.url/g)) {
    if (target?.match(/\.tsx?$/)) found.push({ target, typeOnly: false });
  }
  return found;
}

function isTypeName(name: string): boolean {
  return name.trim() === '' || /^\s*type\s/.test(name);
}

/** The room a path (from the top of the repository, with '/') is in. Null: no room, such as app/main.tsx. */
export function roomOf(path: string): string | null {
  return Object.keys(rooms).find((room) => path === room || (room.endsWith('/') && path.startsWith(room))) ?? null;
}

/** Resolves './x.ts' against the importer's path; a package name is given back as it is. */
function resolveImport(importer: string, target: string): string {
  const bare = target.replace(/\?.*$/, '');
  if (!bare.startsWith('.')) return bare;
  return new URL(bare, `file:///${importer}`).pathname.slice(1);
}

const names = (allowed: string, target: string) =>
  target === allowed || (/[:-]$/.test(allowed) ? target.startsWith(allowed) : target.startsWith(`${allowed}/`));

/** Why an import is refused, as a sentence; null when it may stand. */
export function refusal(importer: string, { target, typeOnly }: Import): string | null {
  const room = roomOf(importer);
  const table = room === null ? undefined : rooms[room];
  if (room === null || table === undefined) return null;
  const isTest = /\.test\.tsx?$|\/(vectors|testing)\//.test(importer);
  const path = resolveImport(importer, target);
  const refused = (why: string) => `${importer} imports ${target}: ${why}`;
  if (!target.startsWith('.')) {
    const allowed = isTest ? [...table.packages, ...(table.tests ?? []), ...forTests] : table.packages;
    return allowed.some((each) => names(each, path)) ? null : refused(`${room} does not use this package`);
  }
  if (everywhere.includes(path) || (isTest && path === 'package.json')) return null;
  const other = roomOf(path);
  if (other === null) return refused('it is in no room');
  if (!isTest && /\.test\.tsx?$/.test(path)) return refused('a test is imported by no room');
  if (other === room || table.rooms.includes(other)) return null;
  if (table.types?.includes(other)) {
    return typeOnly ? null : refused(`${room} may take only types from ${other}`);
  }
  return refused(`${room} may not import ${other}`);
}
