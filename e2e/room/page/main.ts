/** One device in a page: opens a room on real parts and lets a scene write, look and cut. */

import * as Y from 'yjs';
import { changeable } from '../../../app/model/observable.ts';
import { letterIn, textOf } from '../../../app/peer/byHand/letter.ts';
import { openRoom, openServer } from '../../../app/peer/index.ts';
import type { Acknowledged, Room, Server } from '../../../app/peer/types.ts';
import { Secret } from '../../../crypto/index.ts';
import { gathered, living, sentSizes, told } from '../../link/page/watch.ts';
import { deviceOf, type Name, personKey, workspaceOf } from './cast.ts';
import { openShelf, type Shelf } from './shelf.ts';

export interface Options {
  readonly name: Name;
  readonly url: string;
  readonly documents: readonly string[];
  /** Which workspace; 1 unless told. */
  readonly secret?: number;
  /** Knows the topic of the workspace, and has made up the rest. */
  readonly onlyTopic?: boolean;
  /** Whom this device lets in; Ada and Ben unless told. */
  readonly members?: readonly Name[];
  readonly disk?: string;
  /** Spares data. */
  readonly low?: boolean;
}

interface Device {
  readonly options: Options;
  readonly server: Server;
  readonly room: Room;
  readonly root: Y.Doc;
  readonly shelf: Shelf;
  readonly problems: string[];
}

let device: Device | null = null;
const relayOnly = changeable(false);
/** What the room's meter told of its links. */
let carried = 0;
const client = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const clock = (): number => performance.timeOrigin + performance.now();

function mine(): Device {
  if (device === null) throw new Error('open() first');
  return device;
}

/** What a session keeps in its vault; the page's storage is enough for a scene. */
const MEMORY = 'acknowledged ';
const bytesOf = (kept: unknown): Uint8Array | null => (Array.isArray(kept) ? Uint8Array.from(kept) : null);

const recall = (id: string): Acknowledged => {
  const { vector, held, pending } = JSON.parse(localStorage.getItem(MEMORY + id) ?? '{}');
  return { vector: bytesOf(vector), held: bytesOf(held) ?? new Uint8Array([0]), pending: pending === true };
};
const remember = (id: string, { vector, held, pending }: Acknowledged): void =>
  localStorage.setItem(
    MEMORY + id,
    JSON.stringify({ vector: [...(vector ?? [0])], held: [...(held ?? [0])], pending }),
  );

/** Resolves when `holds`; looks at every change of room, documents, and now and then. */
async function until(what: string, holds: () => boolean, limit = 60_000): Promise<number> {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > limit) throw new Error(`${what}: not within ${limit} ms; ${room.describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return performance.now() - began;
}

const text = async (id: string): Promise<Y.Text> => (await mine().shelf.open(id)).getText('text');

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function enter({ options, root, shelf, server }: Omit<Device, 'room' | 'problems'>): Device {
  const { topic, introductions, id } = workspaceOf(options.secret ?? 1);
  const members = new Set((options.members ?? ['ada', 'ben']).map(personKey));
  const problems: string[] = [];
  const opened = openRoom({
    server,
    workspace: id,
    topic,
    introductions: options.onlyTopic === true ? new Secret(random(32)) : introductions,
    root,
    ...deviceOf(options.name),
    members: () => members,
    documents: shelf.source,
    recall,
    remember,
    relayOnly,
    low: () => options.low === true,
    onTraffic: ({ documents, files, other }) => {
      carried += documents + files + other;
    },
    clock,
    random,
    onProblem: (problem) => problems.push(problem.tag === 'refused-peer' ? problem.why : problem.tag),
  });
  for (const document of options.documents) opened.delivery(document);
  return { options, server, room: opened, root, shelf, problems };
}

const room = {
  async open(options: Options): Promise<void> {
    const root = new Y.Doc();
    root.clientID = client;
    const shelf = openShelf(options.disk ?? options.name, client, options.documents);
    const server = openServer({ url: options.url, clock, random });
    device = enter({ options, root, shelf, server });
  },
  chooseRelay: (only: boolean): void => relayOnly.set(only),
  leave: () => mine().room.close(),
  /** After leave(): on the same documents and the same socket. */
  enterAgain(): void {
    device = enter(mine());
  },
  async close(): Promise<void> {
    await mine().room.close();
    mine().server.close();
  },
  state: () => mine().room.get(),
  present: () => mine().room.present(),
  isPresent: (name: Name) => mine().room.present().includes(personKey(name)),
  problems: () => mine().problems,
  asked: () => mine().shelf.asked,
  sent: () => sentSizes.reduce((sum, size) => sum + size, 0),
  told: () => [...told],
  gatheredAt: () => gathered.at,
  gatheredSince: (time: number) => until('an address', () => gathered.at > time),
  relays: () => mine().server.relays.get(),
  byHand: {
    begin: async () => textOf(await mine().room.byHand.begin()),
    /** What to show in return; null when nothing is left to show, the reason when it was refused. */
    async take(text: string): Promise<string | null> {
      const letter = letterIn(text);
      const taken = letter.ok ? await mine().room.byHand.take(letter.value) : letter;
      if (!taken.ok) return taken.error.tag;
      return taken.value === null ? null : textOf(taken.value.letter);
    },
  },
  metered: () => ({ links: carried, server: mine().server.carried() }),
  drop: () => mine().room.drop(),
  living,
  server: () => mine().server.get(),
  complete: (id: string) => mine().room.delivery(id).get().complete,
  describe: () =>
    device === null ? 'not open' : `${device.room.get()}, server ${device.server.get()}, ${device.problems.join()}`,
  async write(id: string, words: string): Promise<void> {
    const into = await text(id);
    into.insert(into.length, words);
  },
  async erase(id: string): Promise<void> {
    const from = await text(id);
    from.delete(0, from.length);
  },
  read: async (id: string) => (await text(id)).toString(),
  add: async (id: string): Promise<void> => void (await mine().shelf.add(id)),
  state64: async (id: string) => digest(Y.encodeStateAsUpdate(await mine().shelf.open(id))),
  /** About so many bytes of words that do not repeat. */
  async fill(id: string, bytes: number): Promise<void> {
    const into = await text(id);
    let seed = 1;
    for (let written = 0; written < bytes; ) {
      let chunk = '';
      while (chunk.length < 10_240) {
        seed = (seed * 48_271) % 2_147_483_647;
        chunk += `${seed.toString(36)} `;
      }
      into.insert(into.length, chunk);
      written += chunk.length;
    }
  },
  delivered: (id: string, limit?: number) => until(`${id} delivered`, () => room.complete(id), limit),
  reached: (state: string, limit?: number) => until(state, () => room.state() === state, limit),
  async reads(id: string, part: string, limit?: number): Promise<number> {
    const from = await text(id);
    return until(`${part} in ${id}`, () => from.toString().includes(part), limit);
  },
  /** Writes a word and waits until the other side's disk has it and the room believes in its link. */
  async repaired(id: string, word: string): Promise<number> {
    const began = performance.now();
    await room.write(id, word);
    await until(`repair (${word})`, () => room.complete(id) && room.state() === 'direct', 30_000);
    return performance.now() - began;
  },
  root: {
    set: (key: string, value: string): void => void mine().root.getMap('root').set(key, value),
    get: (key: string) => mine().root.getMap('root').get(key),
  },
  presence: {
    say: (value: string): void => mine().room.awareness.setLocalStateField('word', value),
    heard: () =>
      [...mine().room.awareness.getStates()]
        .filter(([id]) => id !== client)
        .map(([id, state]) => ({ person: mine().room.personOf(id), word: String(state.word) })),
  },
};

declare global {
  interface Window {
    room: typeof room;
  }
}

window.room = room;
