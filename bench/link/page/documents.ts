/** Documents through the whole of our own path: room, link, vault. */
import * as Y from 'yjs';
import { changeable } from '../../../app/model/observable.ts';
import { openRoom, openServer } from '../../../app/peer/index.ts';
import type { Acknowledged, Room } from '../../../app/peer/types.ts';
import { sentSizes } from '../../../e2e/link/page/watch.ts';
import { deviceOf, type Name, personKey, workspaceOf } from '../../../e2e/room/page/cast.ts';
import { openShelf, type Shelf } from '../../../e2e/room/page/shelf.ts';

const client = crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const clock = (): number => performance.timeOrigin + performance.now();
const memory = new Map<string, Acknowledged>();

let room: Room | null = null;
let shelf: Shelf | null = null;

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
  open(name: Name, url: string, ids: readonly string[]): void {
    const { topic, introductions, id } = workspaceOf(1);
    const root = new Y.Doc();
    root.clientID = client;
    shelf = openShelf(`bench ${name}`, client, ids);
    room = openRoom({
      server: openServer({ url, clock, random }),
      workspace: id,
      topic,
      introductions,
      root,
      ...deviceOf(name),
      members: () => new Set([personKey('ada'), personKey('ben')]),
      documents: shelf.source,
      recall: (document) => memory.get(document) ?? { vector: null, pending: false },
      remember: (document, acknowledged) => memory.set(document, acknowledged),
      relayOnly: changeable(false),
      clock,
      random,
    });
    for (const document of ids) room.delivery(document);
  },
  direct: (): boolean => room?.get() === 'direct',
  /** Milliseconds from the edit until the other side says that its disk has it. */
  async write(id: string, length: number): Promise<number> {
    const text = await textOf(id);
    const delivery = room?.delivery(id);
    if (delivery === undefined) throw new Error('open() first');
    const content = words(length, length + id.length);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = performance.now();
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
  },
  sent: (): number => sentSizes.reduce((sum, size) => sum + size, 0),
};
