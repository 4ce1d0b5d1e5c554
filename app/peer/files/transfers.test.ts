import { afterEach, describe, expect, test, vi } from 'vitest';
import { PIECE_BYTES, toText } from '../../../crypto/index.ts';
import { Channel } from '../link/types.ts';
import { until } from '../testing/simulatedDevice.ts';
import { type SimulatedLink, simulateLink } from '../testing/simulatedLink.ts';
import { type MadeFile, makeFile, type SimulatedShelf, simulateShelf } from '../testing/simulatedShelf.ts';
import { encodeFileFrame, type FileMessage, parseFileFrame } from './frames.ts';
import { QUESTIONS } from './giver.ts';
import { openTransfers, type RoomFiles } from './transfers.ts';

interface Device {
  readonly shelf: SimulatedShelf;
  readonly files: RoomFiles;
  readonly problems: string[];
}

function device(made: readonly MadeFile[] = [], shelf = simulateShelf(made)): Device {
  const problems: string[] = [];
  return { shelf, problems, files: openTransfers(shelf, ({ tag }) => problems.push(tag)) };
}

function meet(ada: Device, ben: Device, delay = () => 0, names: [string, string] = ['ada', 'ben']): SimulatedLink {
  const link = simulateLink({ devices: names, delay });
  ada.files.attach(link.ends[0]);
  ben.files.attach(link.ends[1]);
  return link;
}

function wants({ shelf, files }: Device, { id, outline }: MadeFile): void {
  shelf.begin(id);
  files.want(id, outline.size);
}

const piecesIn = (link: SimulatedLink): string[] =>
  link.sent.flatMap(({ bytes }) => {
    const parsed = parseFileFrame(bytes);
    return parsed.ok && parsed.value.type === 'piece' ? [`${parsed.value.file} ${parsed.value.index}`] : [];
  });

/** The far end of Ben's link in the hands of somebody who says what they like. */
function stranger(ben: Device, answer: (message: FileMessage, say: (message: FileMessage) => void) => void) {
  const link = simulateLink({ devices: ['mallory', 'ben'] });
  const channel = link.ends[0].channel(Channel.files);
  const say = (message: FileMessage): void => channel.send(encodeFileFrame(message));
  channel.receive((bytes) => {
    const parsed = parseFileFrame(bytes);
    if (parsed.ok) answer(parsed.value, say);
  });
  ben.files.attach(link.ends[1]);
  return { link, say, raw: (bytes: Uint8Array) => channel.send(bytes) };
}

afterEach(() => vi.useRealTimers());

describe('a file goes over', () => {
  test('piece by piece, and is the same', async () => {
    const file = await makeFile(5 * PIECE_BYTES + 7);
    const [ada, ben] = [device([file]), device()];
    const link = meet(ada, ben);
    wants(ben, file);
    expect(ben.files.state(file.id)).toBe('fetching');
    await until('whole', () => ben.shelf.isWhole(file.id));
    expect(ben.shelf.bytesOf(file.id)).toEqual(file.bytes);
    await until('idle', () => ben.files.state(file.id) === 'idle');
    expect(piecesIn(link).length).toBe(6);
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  test('on from where it was after any number of cuts and after a reload; no piece that was kept travels twice', async () => {
    const file = await makeFile(60 * PIECE_BYTES);
    const ada = device([file]);
    let ben = device();
    const link = meet(ada, ben, () => 1);
    wants(ben, file);
    const kept: string[] = [];
    for (const count of [7, 19, 30]) {
      await until(`${count} pieces`, () => (ben.shelf.held(file.id)?.pieces.size ?? 0) >= count);
      link.cut();
      kept.push(...[...(ben.shelf.held(file.id)?.pieces ?? [])].map((index) => `${file.id} ${index}`));
      const before = piecesIn(link).length;
      link.restart();
      await until('going on', () => piecesIn(link).length > before);
      expect(
        piecesIn(link)
          .slice(before)
          .filter((piece) => kept.includes(piece)),
      ).toEqual([]);
    }
    // Ben's page dies; what his disk has stays.
    link.close();
    ben.files.close();
    const here = [...(ben.shelf.held(file.id)?.pieces ?? [])].map((index) => `${file.id} ${index}`);
    ben = device([], ben.shelf);
    const next = meet(ada, ben);
    ben.files.want(file.id, file.outline.size);
    await until('whole', () => ben.shelf.isWhole(file.id));
    expect(ben.shelf.bytesOf(file.id)).toEqual(file.bytes);
    expect(piecesIn(next).length).toBe(60 - here.length);
  });

  test('waits while nobody who has it is there, and comes once somebody does', async () => {
    const file = await makeFile(2 * PIECE_BYTES);
    const [ada, ben] = [device(), device()];
    wants(ben, file);
    expect(ben.files.state(file.id)).toBe('waiting');
    meet(ada, ben);
    await until('told that Ada has it not', () => ada.shelf.asked.length > 0 && ben.files.state(file.id) === 'waiting');
    // Cleo's device has it, and Ada gets it from there: Ada says so.
    const cleo = device([file]);
    meet(cleo, ada, () => 0, ['cleo', 'ada']);
    ada.shelf.referred.add(file.id);
    wants(ada, file);
    await until('whole at Ben', () => ben.shelf.isWhole(file.id));
    expect(cleo.shelf.asked.length).toBeGreaterThan(0);
  });

  test('from two devices at once, no piece from both', async () => {
    const file = await makeFile(40 * PIECE_BYTES);
    const [ada, cleo, ben] = [device([file]), device([file]), device()];
    const links = [meet(ada, ben, () => 1), meet(cleo, ben, () => 1, ['cleo', 'ben'])];
    wants(ben, file);
    await until('whole', () => ben.shelf.isWhole(file.id));
    const counts = links.map((link) => piecesIn(link).length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
  });

  test('a photo does not wait behind a film', async () => {
    const [film, photo] = [await makeFile(100 * PIECE_BYTES), await makeFile(1_000, 7)];
    const [ada, ben] = [device([film, photo]), device()];
    meet(ada, ben, () => 1);
    wants(ben, film);
    await until('begun', () => (ben.shelf.held(film.id)?.pieces.size ?? 0) > 3);
    wants(ben, photo);
    await until('the photo', () => ben.shelf.isWhole(photo.id));
    expect(ben.shelf.isWhole(film.id)).toBe(false);
    await until('the film', () => ben.shelf.isWhole(film.id));
  });

  test('a full disk stops it, says so, and keeps what came; asked again, it goes on', async () => {
    const file = await makeFile(20 * PIECE_BYTES);
    const [ada, ben] = [device([file]), device()];
    ben.shelf.room = 5;
    const link = meet(ada, ben);
    wants(ben, file);
    await until('said', () => ben.files.state(file.id) === 'disk-full');
    expect(ben.shelf.held(file.id)?.pieces.size).toBe(5);
    ben.shelf.room = Number.POSITIVE_INFINITY;
    await until('what was under way is through', () => link.ends[0].channel(Channel.files).queued() === 0);
    wants(ben, file);
    await until('whole', () => ben.shelf.isWhole(file.id));
    expect(ben.problems).toEqual([]);
  });

  test('who gave it learns that the other has it, at once or at the next meeting', async () => {
    const [file, former] = [await makeFile(3 * PIECE_BYTES), await makeFile(100, 4)];
    const [ada, ben] = [device([file, former]), device([former])];
    ada.files.trace(file.id);
    ada.files.trace(former.id);
    meet(ada, ben);
    await until('told of the former', () => ada.shelf.told.length === 1);
    expect(ada.shelf.told).toEqual([`ben ${former.id}`]);
    ben.shelf.referred.add(file.id);
    wants(ben, file);
    await until('told of both', () => ada.shelf.told.length === 2);
    expect(ada.shelf.told[1]).toBe(`ben ${file.id}`);
  });

  test('a fetch stopped and begun again, often, is no fault of who still answers', async () => {
    const file = await makeFile(40 * PIECE_BYTES);
    const [ada, ben] = [device([file]), device()];
    meet(ada, ben, () => 1);
    wants(ben, file);
    await until('the outline', () => ben.shelf.held(file.id)?.outline !== null);
    for (let again = 0; again < 20; again += 1) {
      ben.files.stop(file.id);
      expect(ben.files.state(file.id)).toBe('idle');
      ben.shelf.files.get(file.id)?.pieces.clear();
      ben.files.want(file.id, file.outline.size);
      await until('some come', () => (ben.shelf.held(file.id)?.pieces.size ?? 0) > 10 || ben.problems.length > 0);
    }
    await until('whole', () => ben.shelf.isWhole(file.id) || ben.problems.length > 0);
    expect([...ada.problems, ...ben.problems]).toEqual([]);
  });

  test('a device that never answers loses its turn', async () => {
    const file = await makeFile(3 * PIECE_BYTES);
    const ben = device();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    stranger(ben, () => undefined);
    wants(ben, file);
    expect(ben.files.state(file.id)).toBe('fetching');
    vi.advanceTimersByTime(120_000);
    expect(ben.files.state(file.id)).toBe('waiting');
  });
});

describe('what nobody may', () => {
  test('a file that no document refers to is not given, and the answer is that of one that is not here', async () => {
    const file = await makeFile(100);
    const ada = device([file]);
    ada.shelf.referred.clear();
    const heard: FileMessage[] = [];
    const { say } = stranger(ada, (message) => heard.push(message));
    const unknown = toText(new Uint8Array(32).fill(5));
    for (const id of [file.id, unknown]) {
      say({ type: 'ask-outline', file: id });
      say({ type: 'ask-piece', file: id, index: 0 });
    }
    await until('four answers', () => heard.length === 4);
    expect(heard).toEqual([file.id, file.id, unknown, unknown].map((id) => ({ type: 'absent', file: id })));
  });

  test('an outline or a piece that is not the file’s closes the link, and that device is not asked for it again', async () => {
    const [file, other] = [await makeFile(PIECE_BYTES), await makeFile(PIECE_BYTES, 9)];
    for (const lie of ['wrong-outline', 'wrong-piece'] as const) {
      const ben = device();
      const asked: string[] = [];
      const lies = (message: FileMessage, say: (message: FileMessage) => void): void => {
        if (message.type.startsWith('ask')) asked.push(message.type);
        const { outline } = lie === 'wrong-outline' ? other : file;
        if (message.type === 'ask-outline') say({ type: 'outline', file: message.file, outline });
        if (message.type === 'ask-piece') say({ ...message, type: 'piece', bytes: other.bytes });
      };
      const { link } = stranger(ben, lies);
      const closed = vi.fn();
      link.ends[1].onClose(closed);
      wants(ben, file);
      await until(lie, () => ben.problems.length > 0);
      expect(ben.problems).toEqual([lie]);
      expect(closed).toHaveBeenCalledOnce();
      expect(ben.shelf.held(file.id)?.pieces.size).toBe(0);
      const before = asked.length;
      stranger(ben, lies);
      expect(ben.files.state(file.id)).toBe('waiting');
      // Somebody honest is.
      meet(device([file]), ben);
      await until('whole', () => ben.shelf.isWhole(file.id));
      expect(asked.length).toBe(before);
    }
  });

  test('bytes that are no message close the link', async () => {
    const ben = device();
    stranger(ben, () => undefined).raw(Uint8Array.of(99, 1, 2));
    await until('refused', () => ben.problems.length > 0);
    expect(ben.problems).toEqual(['malformed']);
  });

  test('an outline of more than 25 MB closes the link', async () => {
    const ben = device();
    const outline = { size: 26_000_000, hashes: new Uint8Array(32 * Math.ceil(26_000_000 / PIECE_BYTES)) };
    stranger(ben, () => undefined).say({ type: 'outline', file: toText(new Uint8Array(32)), outline });
    await until('refused', () => ben.problems.length > 0);
    expect(ben.problems).toEqual(['too-large']);
  });

  test('a flood of questions closes the link', async () => {
    const file = await makeFile(PIECE_BYTES);
    const ada = device([file]);
    ada.shelf.read = () => new Promise(() => undefined);
    const { say } = stranger(ada, () => undefined);
    for (let count = 0; count < QUESTIONS + 3; count += 1) say({ type: 'ask-piece', file: file.id, index: count });
    await until('refused', () => ada.problems.length > 0);
    expect(ada.problems).toEqual(['flood']);
  });

  test('a few repeated or late pieces are let pass, and kept once; a flood of them is not', async () => {
    const file = await makeFile(2 * PIECE_BYTES);
    const ben = device();
    const { say } = stranger(ben, (message, answer) => {
      if (message.type === 'ask-outline') answer({ type: 'outline', file: file.id, outline: file.outline });
      if (message.type !== 'ask-piece') return;
      const bytes = file.bytes.subarray(message.index * PIECE_BYTES, (message.index + 1) * PIECE_BYTES);
      for (let twice = 0; twice < 2; twice += 1) answer({ type: 'piece', file: file.id, index: message.index, bytes });
    });
    wants(ben, file);
    await until('whole', () => ben.shelf.isWhole(file.id));
    expect(ben.shelf.bytesOf(file.id)).toEqual(file.bytes);
    expect(ben.problems).toEqual([]);
    for (let count = 0; count < 70; count += 1)
      say({ type: 'piece', file: file.id, index: 0, bytes: Uint8Array.of(1) });
    await until('refused', () => ben.problems.length > 0);
    expect(ben.problems).toEqual(['flood']);
  });
});
