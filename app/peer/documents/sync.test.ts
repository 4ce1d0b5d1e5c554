import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Channel } from '../link/types.ts';
import { type SimulatedDevice, sameState, simulateDevice, until } from '../testing/simulatedDevice.ts';
import { type SimulatedLink, simulateLink } from '../testing/simulatedLink.ts';
import type { Acknowledged } from '../types.ts';
import { type DocumentMessage, encodeFrame, parseFrame } from './frames.ts';

const PAGE = 'page 1';

function pair(ids: readonly string[] = [PAGE]): { ada: SimulatedDevice; ben: SimulatedDevice; link: SimulatedLink } {
  return {
    ada: simulateDevice({ name: 'ada', client: 1, ids }),
    ben: simulateDevice({ name: 'ben', client: 2, ids }),
    link: simulateLink({ devices: ['ada', 'ben'] }),
  };
}

function meet({ ada, ben, link }: ReturnType<typeof pair>): void {
  ada.connect(link.ends[0]);
  ben.connect(link.ends[1]);
}

/** Met, and past the first exchange: from here on only updates travel. */
async function settle(scene: ReturnType<typeof pair>): Promise<void> {
  meet(scene);
  write(scene.ada, 'a');
  await until('read', () => read(scene.ben) === 'a');
  write(scene.ben, 'b');
  await until('settled', () => read(scene.ada).length === 2 && complete(scene.ada) && complete(scene.ben));
}

const write = (device: SimulatedDevice, words: string, id = PAGE): void => {
  const text = device.doc(id).getText('text');
  text.insert(text.length, words);
};
const read = (device: SimulatedDevice, id = PAGE): string => device.doc(id).getText('text').toString();
const complete = (device: SimulatedDevice, id = PAGE): boolean => device.deliveries.of(id).get().complete;

async function messages(link: SimulatedLink, from: 0 | 1): Promise<DocumentMessage[]> {
  const parsed = await Promise.all(link.sent.filter((one) => one.from === from).map((one) => parseFrame(one.bytes)));
  return parsed.flatMap((one) => (one.ok ? [one.value] : []));
}
const ofType = (all: readonly DocumentMessage[], ...types: DocumentMessage['type'][]) =>
  all.filter((one) => types.includes(one.type));

describe('two devices', () => {
  test('hold the same after meeting, both ways, and each knows that the other has it', async () => {
    const scene = pair();
    write(scene.ada, 'Ada. ');
    write(scene.ben, 'Ben. ');
    meet(scene);
    await until('equal', () => sameState(scene.ada.doc(PAGE), scene.ben.doc(PAGE)) && read(scene.ada).length === 10);
    await until('delivered', () => complete(scene.ada) && complete(scene.ben));
    expect(scene.ada.deliveries.of(PAGE).get().delivered.get(1)).toBe(5);
  });

  test('nothing goes back to whom it came from', async () => {
    const scene = pair();
    await settle(scene);
    const before = scene.link.sent.length;
    for (let turn = 0; turn < 20; turn += 1) {
      write(scene.ada, 'x');
      await until('read', () => read(scene.ben).length === turn + 3);
      await until('delivered', () => complete(scene.ada));
    }
    const later = scene.link.sent.slice(before);
    const back = await Promise.all(later.filter((one) => one.from === 1).map((one) => parseFrame(one.bytes)));
    expect(new Set(back.map((one) => one.ok && one.value.type))).toEqual(new Set(['acknowledge']));
    expect(back).toHaveLength(20);
    expect(later.filter((one) => one.from === 0)).toHaveLength(20);
  });

  test('a burst of keys leaves as few messages', async () => {
    const scene = pair();
    await settle(scene);
    const before = ofType(await messages(scene.link, 0), 'update', 'difference').length;
    for (let key = 0; key < 1_000; key += 1) write(scene.ada, 'k');
    await until('read', () => read(scene.ben).length === 1_002);
    const sent = ofType(await messages(scene.link, 0), 'update', 'difference').slice(before);
    expect(sent).toHaveLength(1);
  });

  test('several documents written while a long one is packed do not wait for each other', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const scene = pair(ids);
    meet(scene);
    for (const id of ids) write(scene.ada, 'x', id);
    await until('met', () => ids.every((id) => read(scene.ben, id) === 'x' && complete(scene.ada, id)));
    for (const id of ids) write(scene.ada, `${Math.PI}`.repeat(2_000), id);
    for (let turn = 0; turn < 20; turn += 1) {
      for (const id of ids) write(scene.ada, 'y', id);
      await Promise.resolve();
    }
    await until('all read', () => ids.every((id) => read(scene.ben, id) === read(scene.ada, id)));
    await until('all delivered', () => ids.every((id) => complete(scene.ada, id)));
  });

  test('one long text leaves as several updates, and is acknowledged whole', async () => {
    const scene = pair();
    await settle(scene);
    const before = ofType(await messages(scene.link, 0), 'update').length;
    write(scene.ada, 'long '.repeat(400_000));
    scene.ada.doc(PAGE).getText('text').delete(0, 1);
    await until('read', () => read(scene.ben) === read(scene.ada));
    await until('delivered', () => complete(scene.ada));
    expect(ofType(await messages(scene.link, 0), 'update').length - before).toBeGreaterThan(2);
  });

  test('sent is said at once, delivered only after the other disk, and not when that disk fails', async () => {
    let fails = true;
    const ada = simulateDevice({ name: 'ada', client: 1, ids: [PAGE] });
    const ben = simulateDevice({ name: 'ben', client: 2, ids: [PAGE], write: () => ({ delay: 20, fails }) });
    const link = simulateLink({ devices: ['ada', 'ben'] });
    meet({ ada, ben, link });
    write(ada, 'Word.');
    await until('read', () => read(ben) === 'Word.');
    const record = ada.deliveries.of(PAGE);
    expect(record.get().sent.get(1)).toBe(5);
    expect(record.get().delivered.get(1)).toBeUndefined();
    expect(record.get().complete).toBe(false);
    fails = false;
    await until('delivered', () => record.get().complete);
    expect(ben.onDisk(PAGE).getText('text').toString()).toBe('Word.');
  });

  test('after a link is lost, what was only sent is not said to be sent any more', async () => {
    const ada = simulateDevice({ name: 'ada', client: 1, ids: [PAGE] });
    const ben = simulateDevice({ name: 'ben', client: 2, ids: [PAGE], write: () => ({ delay: 0, fails: true }) });
    const link = simulateLink({ devices: ['ada', 'ben'] });
    meet({ ada, ben, link });
    write(ada, 'Word.');
    await until('read', () => read(ben) === 'Word.');
    link.close();
    expect(ada.deliveries.of(PAGE).get().sent.get(1)).toBeUndefined();
  });

  test('a deletion alone is pending until acknowledged, over a restart too', async () => {
    const scene = pair();
    write(scene.ada, 'Secret.');
    meet(scene);
    await until('delivered', () => complete(scene.ada));
    scene.link.cut();
    scene.ada.doc(PAGE).getText('text').delete(0, 7);
    expect(complete(scene.ada)).toBe(false);
    await scene.ada.save(PAGE);
    const ada = scene.ada.crash();
    expect(read(ada)).toBe('');
    expect(complete(ada)).toBe(false);
    meet({ ada, ben: scene.ben, link: simulateLink({ devices: ['ada', 'ben'] }) });
    await until('deleted there', () => read(scene.ben) === '');
    await until('delivered', () => complete(ada));
  });

  test('a deletion that nobody remembered is repaired at the next meeting, though the vectors agree', async () => {
    const scene = pair();
    write(scene.ada, 'Secret.');
    meet(scene);
    await until('delivered', () => complete(scene.ada) && complete(scene.ben));
    scene.link.close();
    // Written to the disk, and the tab killed before its memory of what is pending was.
    const disk = { updates: new Map<string, Uint8Array>(), acknowledged: new Map<string, Acknowledged>() };
    disk.acknowledged.set(PAGE, { vector: Y.encodeStateVector(scene.ada.doc(PAGE)), pending: false });
    scene.ada.doc(PAGE).getText('text').delete(0, 7);
    disk.updates.set(PAGE, Y.encodeStateAsUpdate(scene.ada.doc(PAGE)));
    const ada = simulateDevice({ name: 'ada', client: 1_001, ids: [PAGE], disk });
    meet({ ada, ben: scene.ben, link: simulateLink({ devices: ['ada', 'ben'] }) });
    await until('deleted there', () => read(scene.ben) === '');
  });

  test('a second meeting with nothing new carries no document', async () => {
    const scene = pair();
    write(scene.ada, 'x'.repeat(5_000));
    meet(scene);
    await until('delivered', () => complete(scene.ada) && complete(scene.ben));
    scene.link.cut();
    const before = scene.link.sent.length;
    scene.link.restart();
    await until('states', () => scene.link.sent.length >= before + 4);
    write(scene.ben, '!');
    await until('read', () => read(scene.ada).endsWith('!'));
    const later = await messages(scene.link, 0);
    expect(ofType(later, 'difference')).toHaveLength(1);
    const bytes = scene.link.sent.slice(before).reduce((sum, one) => sum + one.bytes.length, 0);
    expect(bytes).toBeLessThan(300);
  });

  test('who says goodbye is let go at once, without blame', async () => {
    const scene = pair();
    let closed = false;
    scene.link.ends[0].onClose(() => {
      closed = true;
    });
    scene.ada.connect(scene.link.ends[0]);
    scene.ben.connect(scene.link.ends[1]).bye();
    await until('closed', () => closed);
    expect(scene.ada.problems).toEqual([]);
  });

  test('a page the other does not know is refused, and fetched once it does', async () => {
    const scene = pair();
    meet(scene);
    scene.ada.list('page 2');
    write(scene.ada, 'New.', 'page 2');
    write(scene.ada, 'Old.');
    await until('read', () => read(scene.ben) === 'Old.');
    expect(scene.ben.problems).toEqual([]);
    scene.ben.list('page 2');
    await until('fetched', () => read(scene.ben, 'page 2') === 'New.');
    await until('delivered', () => complete(scene.ada, 'page 2'));
  });

  test('a document closed and opened again on one side goes on', async () => {
    const scene = pair();
    write(scene.ada, 'Before. ');
    meet(scene);
    await until('delivered', () => complete(scene.ada));
    scene.ben.doc(PAGE).destroy();
    write(scene.ada, 'After.');
    // Nothing throws, and nothing is acknowledged for a document that is gone.
    await until('sent', () => (scene.ada.deliveries.of(PAGE).get().sent.get(1) ?? 0) >= 14);
    expect(scene.ben.problems).toEqual([]);
  });

  test('5 MB and a hundred small pages', async () => {
    const ids = Array.from({ length: 100 }, (_, at) => `page ${at}`);
    const scene = pair(ids);
    for (let at = 0; at < 500; at += 1) write(scene.ada, `${at} ${Math.sqrt(at)}`.repeat(500), 'page 7');
    for (const id of ids) write(scene.ben, id, id);
    meet(scene);
    // A state, not a speed: that is for the bench.
    await until('all delivered', () => ids.every((id) => complete(scene.ada, id) && complete(scene.ben, id)), 50_000);
    for (const id of ids) expect(sameState(scene.ada.doc(id), scene.ben.doc(id))).toBe(true);
  });
});

describe('what the other side sends is not trusted', () => {
  async function confront(...hostile: (DocumentMessage | Uint8Array)[]) {
    const ada = simulateDevice({ name: 'ada', client: 1, ids: [PAGE] });
    write(ada, 'Mine.');
    const link = simulateLink({ devices: ['ada', 'mallory'] });
    let closed = false;
    link.ends[0].onClose(() => {
      closed = true;
    });
    ada.connect(link.ends[0]);
    for (const one of hostile) {
      link.ends[1].channel(Channel.documents).send(one instanceof Uint8Array ? one : await encodeFrame(one));
    }
    return { ada, isClosed: () => closed, link };
  }
  const hello: DocumentMessage = { type: 'hello', version: 1, client: 66 };
  const update = (bytes: Uint8Array): DocumentMessage => ({ type: 'update', document: PAGE, number: 1, update: bytes });

  test.each([
    ['garbage', 'malformed', [new Uint8Array([9, 9, 9])]],
    ['a document before the hello', 'malformed', [update(new Uint8Array([0, 0]))]],
    ['two hellos', 'malformed', [hello, hello]],
    ['a later version', 'newer-version', [{ ...hello, version: 2 }]],
    ['our own client id', 'client-taken', [{ ...hello, client: 1 }]],
    ['an update that does not decode', 'hostile-update', [hello, update(new Uint8Array([1, 200, 3, 4, 5]))]],
    ['an update whose deletions do not decode', 'hostile-update', [hello, update(new Uint8Array([0, 5, 1]))]],
    [
      'a vector that does not decode',
      'malformed',
      [hello, { type: 'acknowledge', document: PAGE, number: 1, vector: new Uint8Array([255]) }],
    ],
  ] as const)('%s closes the link', async (_what, tag, hostile) => {
    const { ada, isClosed } = await confront(...hostile);
    if (tag === 'malformed' && hostile.length === 2 && 'type' in hostile[1] && hostile[1].type === 'acknowledge') {
      // Only for a document that is open here.
      await until('open', () => ada.opened.length > 0);
    }
    await until('closed', isClosed);
    expect(ada.problems).toEqual([{ tag }]);
    expect(read(ada)).toBe('Mine.');
  });

  test('an update that leans on what never came is asked for again, then given up, and leaves nothing behind', async () => {
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'first');
    const vector = Y.encodeStateVector(doc);
    doc.getText('text').insert(5, 'second');
    const late = Y.encodeStateAsUpdate(doc, vector);
    const { ada, isClosed, link } = await confront(hello, ...Array.from({ length: 5 }, () => update(late)));
    await until('closed', isClosed);
    expect(ada.problems).toEqual([{ tag: 'gap' }]);
    expect(ada.doc(PAGE).store.pendingStructs).toBeNull();
    expect(ofType(await messages(link, 0), 'acknowledge')).toEqual([]);
  });

  test('unknown documents, and acknowledgements of what was never sent, are ignored', async () => {
    const { ada, isClosed, link } = await confront(
      hello,
      { type: 'update', document: '../../etc/passwd', number: 1, update: new Uint8Array([0, 0]) },
      { type: 'state', document: '', vector: new Uint8Array([0]), deletions: new Uint8Array(8) },
      { type: 'acknowledge', document: PAGE, number: 99, vector: new Uint8Array([0]) },
      { type: 'state', document: PAGE, vector: new Uint8Array([0]), deletions: new Uint8Array(8) },
    );
    await until('answered', () => link.sent.filter((one) => one.from === 0).length >= 3);
    expect(ada.problems).toEqual([]);
    expect(isClosed()).toBe(false);
    expect(complete(ada)).toBe(false);
  });
});
