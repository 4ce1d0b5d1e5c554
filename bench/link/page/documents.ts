/** Documents through the whole of our own path: room, link, vault. */
import * as Y from 'yjs';
import { changeable } from '../../../app/model/observable.ts';
import { openRoom, openServer } from '../../../app/peer/index.ts';
import type { Acknowledged, Room } from '../../../app/peer/types.ts';
import { living, sentOverWire, sentSizes } from '../../../e2e/link/page/watch.ts';
import { deviceOf, type Name, personKey, workspaceOf } from '../../../e2e/room/page/cast.ts';
import { openShelf, type Shelf } from '../../../e2e/room/page/shelf.ts';

const client = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const clock = (): number => performance.timeOrigin + performance.now();
const memory = new Map<string, Acknowledged>();

export interface Options {
  readonly name: Name;
  readonly url: string;
  readonly ids: readonly string[];
  /** Spares data. */
  readonly low?: boolean;
  /** Each pair of devices has its own. */
  readonly workspace?: number;
}

let room: Room | null = null;
let shelf: Shelf | null = null;
let enter: () => Room = () => {
  throw new Error('open() first');
};
/** Of the documents' channel, both ways. */
let carried = 0;
/** The longest task of this page that began at `since` or later, ms; the browser tells of those over 50 only, and late. */
let longest = 0;
let since = 0;
function watchFrom(now: number): void {
  since = now;
  longest = 0;
}
new PerformanceObserver((list) => {
  const own = list.getEntries().filter(({ startTime }) => startTime >= since);
  longest = Math.max(longest, ...own.map(({ duration }) => duration));
}).observe({ type: 'longtask' });

/** Words that hardly repeat; `length` characters of one byte each. Made without litter, which would be swept up during the measure. */
function words(length: number, seed: number): string {
  const letters = new Uint8Array(length);
  let state = seed;
  for (let at = 0; at < length; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    letters[at] = at % 7 === 6 ? 0x20 : 0x61 + (state % 26);
  }
  return new TextDecoder().decode(letters);
}

async function textOf(id: string): Promise<Y.Text> {
  const doc = await shelf?.open(id);
  if (doc === undefined) throw new Error('open() first');
  return doc.getText('text');
}

export const documents = {
  open({ name, url, ids, low = false, workspace = 1 }: Options): void {
    const { topic, introductions, id } = workspaceOf(workspace);
    const root = new Y.Doc();
    root.clientID = client;
    shelf = openShelf(`bench ${name}`, client, ids);
    const { source } = shelf;
    const server = openServer({ url, clock, random });
    enter = () =>
      openRoom({
        server,
        workspace: id,
        topic,
        introductions,
        root,
        ...deviceOf(name),
        members: () => new Set([personKey('ada'), personKey('ben')]),
        documents: source,
        recall: (document) => memory.get(document) ?? { vector: null, pending: false },
        remember: (document, acknowledged) => memory.set(document, acknowledged),
        relayOnly: changeable(false),
        low: () => low,
        onTraffic: (traffic) => {
          carried += traffic.documents;
        },
        clock,
        random,
      });
    room = enter();
    for (const document of ids) room.delivery(document);
  },
  /** Gone, as a closed app is: what is written meanwhile stays here. */
  async leave(): Promise<void> {
    await room?.close();
    room = null;
  },
  back(ids: readonly string[]): void {
    room = enter();
    for (const document of ids) room.delivery(document);
  },
  /** One more document of the workspace. */
  async add(id: string): Promise<void> {
    await shelf?.add(id);
    room?.delivery(id);
  },
  carried: (): number => carried,
  sentOverWire,
  /** Connections that are up. */
  living,
  isResting: (): boolean => room?.get() === 'resting',
  longest: (): number => longest,
  /** How long Yjs alone takes over the same edit, and telling of it, in one go; ms. */
  bareWrite(length: number): number {
    const doc = new Y.Doc();
    doc.on('update', () => undefined);
    const content = words(length, length);
    const began = performance.now();
    doc.getText('text').insert(0, content);
    return performance.now() - began;
  },
  /** All that is here is on the other disk. */
  complete: (ids: readonly string[]): boolean =>
    room?.get() === 'direct' && ids.every((document) => room?.delivery(document).get().complete === true),
  /** So many keys, each an edit of its own; bytes of the same as one deflated v2 difference. */
  async typeAlone(id: string, keys: number): Promise<number> {
    const text = await textOf(id);
    const before = text.doc === null ? new Uint8Array() : Y.encodeStateVector(text.doc);
    const typed = words(keys, 7);
    for (const key of typed) text.insert(text.length, key);
    const difference = text.doc === null ? new Uint8Array() : Y.encodeStateAsUpdateV2(text.doc, before);
    const deflated = new Blob([new Uint8Array(difference)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return (await new Response(deflated).arrayBuffer()).byteLength;
  },
  direct: (): boolean => room?.get() === 'direct',
  /** Milliseconds from the edit until the other side says that its disk has it. */
  async write(id: string, length: number): Promise<number> {
    const text = await textOf(id);
    const delivery = room?.delivery(id);
    if (delivery === undefined) throw new Error('open() first');
    const content = words(length, length + id.length);
    // In another task: making the words takes longer than what is measured here.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = performance.now();
    // The task began a little before.
    watchFrom(began - 5);
    text.insert(0, content);
    await new Promise<void>((resolve) => {
      const stop = delivery.subscribe(() => {
        if (!delivery.get().complete) return;
        stop();
        resolve();
      });
    });
    return performance.now() - began;
  },
  /** The instant of an edit of one key. */
  async key(id: string, key: string): Promise<number> {
    const text = await textOf(id);
    const at = clock();
    text.insert(text.length, key);
    return at;
  },
  /** The instant at which that edit shows here. */
  async sees(id: string, key: string): Promise<number> {
    const text = await textOf(id);
    if (text.toString().endsWith(key)) return clock();
    return new Promise((resolve) => {
      const look = () => {
        if (!text.toString().endsWith(key)) return;
        const at = clock();
        text.unobserve(look);
        resolve(at);
      };
      text.observe(look);
    });
  },
  forgetSent: (): void => {
    sentSizes.length = 0;
    watchFrom(performance.now());
  },
  sent: (): number => sentSizes.reduce((sum, size) => sum + size, 0),
};
