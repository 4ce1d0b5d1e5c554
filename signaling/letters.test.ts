import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { LIMITS, parseAddress } from './protocol.ts';
import type { RunningServer } from './server.ts';
import {
  connect,
  newFolder,
  newLetter,
  newPair,
  openProgramme,
  start,
  type TestOptions,
  ticketOf,
} from './testing/client.ts';

const running: RunningServer[] = [];
const open = async (options?: TestOptions): Promise<RunningServer> => {
  const server = await start(options);
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

it('[SP7] a notice is kept and replaced by its key, and read by anyone', async () => {
  const { port } = await open();
  const { cleo, programme } = await openProgramme(port);
  const ben = await connect(port);
  ben.send({ type: 'read', key: programme.key });
  expect(await ben.next('notice')).toEqual({ type: 'notice', key: programme.key, notice: 'bm90aWNl' });
  cleo.send({ type: 'register', key: programme.key, notice: 'AAAA' });
  expect(await cleo.next('registered')).toEqual({ type: 'registered', key: programme.key });
  ben.send({ type: 'read', key: programme.key });
  expect(await ben.next('notice')).toMatchObject({ notice: 'AAAA' });
  const { key } = newPair();
  ben.send({ type: 'read', key });
  expect(await ben.next('error')).toEqual({ type: 'error', code: 'unknown-programme', re: 'read', key });
});

it('[SP8] with a list of programmes, no other counts, not even one registered before', async () => {
  const dataDir = newFolder();
  const before = await open({ dataDir });
  const { programme } = await openProgramme(before.port);
  await before.close();
  const listed = newPair();
  const { port } = await open({ dataDir, programmes: [parseAddress(listed.key)].filter((key) => key !== null) });
  const cleo = await connect(port, programme, listed);
  cleo.send({ type: 'register', key: programme.key, notice: 'AAAA' });
  expect(await cleo.next('error')).toMatchObject({ code: 'not-allowed', re: 'register', key: programme.key });
  cleo.send({ type: 'read', key: programme.key });
  expect(await cleo.next('error')).toMatchObject({ code: 'unknown-programme' });
  expect(await cleo.deposit(newPair().key, 'hello', programme.key)).toMatchObject({ code: 'not-allowed' });
  expect(await cleo.deposit(programme.key, 'hello')).toMatchObject({ code: 'unknown-programme' });
  cleo.send({ type: 'register', key: listed.key, notice: 'AAAA' });
  await cleo.next('registered');
  expect(await cleo.deposit(newPair().key, 'hello', listed.key)).toMatchObject({ type: 'deposited' });
});

it('[SP9] a letter enters only for a programme, or from one proven here', async () => {
  const { port } = await open();
  const { cleo, programme } = await openProgramme(port);
  const [ada, stranger] = [newPair(), newPair()];
  const ben = await connect(port, stranger);
  expect(await ben.deposit(ada.key, 'spam')).toMatchObject({ code: 'unknown-programme', re: 'deposit' });
  expect(await ben.deposit(ada.key, 'spam', programme.key)).toMatchObject({ code: 'unproven' });
  expect(await ben.deposit(ada.key, 'spam', stranger.key)).toMatchObject({ code: 'not-allowed' });
  expect(await ben.deposit(programme.key, 'card')).toEqual({ type: 'deposited', id: newLetter('card').id });
  expect(await cleo.deposit(ada.key, 'invitation', programme.key)).toMatchObject({ type: 'deposited' });
  expect(await (await connect(port, ada)).collect(ada.key, 1)).toEqual(['invitation']);
  expect(await cleo.collect(programme.key, 1)).toEqual(['card']);
});

it('[SP10] a letter is delivered once however often it is deposited, and its id is its hash', async () => {
  const { port } = await open();
  const { cleo, programme } = await openProgramme(port);
  const ben = await connect(port);
  const { id, letter } = newLetter('card');
  ben.send({ type: 'deposit', id: newLetter('another').id, to: programme.key, letter });
  expect(await ben.next('error')).toMatchObject({ code: 'malformed', re: 'deposit', id: newLetter('another').id });
  for (let times = 0; times < 3; times += 1) await ben.deposit(programme.key, 'card');
  expect(await cleo.collect(programme.key, 1)).toEqual(['card']);
  cleo.send({ type: 'acknowledge', key: programme.key, ids: [newLetter('card').id] });
  expect(await cleo.next('acknowledged')).toMatchObject({ ids: [id] });
  expect(await ben.deposit(programme.key, 'card')).toEqual({ type: 'deposited', id });
  expect(await cleo.collect(programme.key, 0)).toEqual([]);
});

it('[SP12] letters come in order, in pages, the first even when empty, then each new one, until acknowledged', async () => {
  const { port } = await open({ limits: { deposits: 1000 } });
  const { cleo, programme } = await openProgramme(port);
  expect(await cleo.collect(programme.key, 0)).toEqual([]);
  const ben = await connect(port);
  const words = Array.from({ length: 40 }, (_, index) => `${index}:`.padEnd(8_000, 'x')); // several pages
  for (const word of words) await ben.deposit(programme.key, word);
  expect(await cleo.receive(40)).toEqual(words);
  expect(await cleo.collect(programme.key, 40)).toEqual(words);
  const again = await connect(port, programme);
  again.send({ type: 'collect', key: programme.key });
  const sizes: number[] = [];
  while (sizes.reduce((sum, size) => sum + size, 0) < 40) {
    const { letters } = await again.next('letters');
    sizes.push(letters.length);
    const bytes = letters.reduce((sum, { letter }) => sum + Buffer.from(letter, 'base64url').length, 0);
    expect(bytes).toBeLessThanOrEqual(LIMITS.page);
  }
  expect(sizes.length).toBeGreaterThan(1);
  await ben.deposit(programme.key, 'late');
  expect(await again.receive(1)).toEqual(['late']);
  expect(await cleo.receive(1)).toEqual(['late']);
});

it('[SP13] an acknowledged letter leaves its mailbox and the disk, and no other', async () => {
  const dataDir = newFolder();
  const server = await open({ dataDir });
  const { cleo, programme } = await openProgramme(server.port);
  const { cleo: other, programme: second } = await openProgramme(server.port);
  const ben = await connect(server.port);
  const planted = 'planted word '.repeat(500);
  await ben.deposit(programme.key, planted);
  await ben.deposit(programme.key, 'stays');
  const files = () => readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name)).toString('latin1'));
  expect(files().join('')).toContain('planted word');
  other.send({ type: 'acknowledge', key: second.key, ids: [newLetter(planted).id] }); // not its letter
  await other.next('acknowledged');
  expect(await cleo.collect(programme.key, 2)).toEqual([planted, 'stays']);
  cleo.send({ type: 'acknowledge', key: programme.key, ids: [newLetter(planted).id] });
  await cleo.next('acknowledged');
  expect(await cleo.collect(programme.key, 1)).toEqual(['stays']);
  await server.close();
  expect(files().join('')).not.toContain('planted word');
  expect(files().join('')).toContain('stays');
});

it('[SP14] a letter older than LETTER_DAYS is not delivered, and is deleted', async () => {
  let now = 1_700_000_000_000;
  const dataDir = newFolder();
  const options = { dataDir, letterDays: 2, clock: () => now };
  const server = await open(options);
  const { cleo, programme } = await openProgramme(server.port);
  const ben = await connect(server.port);
  await ben.deposit(programme.key, 'an old letter');
  now += 86_400_000;
  await ben.deposit(programme.key, 'a newer one');
  expect(await cleo.collect(programme.key, 2)).toHaveLength(2);
  now += 86_400_000;
  expect(await cleo.collect(programme.key, 1)).toEqual(['a newer one']);
  await server.close();
  await (await open(options)).close();
  const disk = readFileSync(join(dataDir, 'letters.sqlite')).toString('latin1');
  expect(disk).not.toContain('an old letter');
  expect(disk).toContain('a newer one');
});

it('[SP15] a full mailbox refuses, by number or by size, and no other does', async () => {
  const { port } = await open({
    limits: { programmeRoom: { letters: 3, bytes: 10_000 }, personRoom: { letters: 1, bytes: 10_000 } },
  });
  const { cleo, programme } = await openProgramme(port);
  const [ada, ben] = [newPair(), newPair()];
  for (const word of ['1', '2', '3']) await cleo.deposit(programme.key, word);
  expect(await cleo.deposit(programme.key, '4')).toMatchObject({ code: 'mailbox-full', id: newLetter('4').id });
  expect(await cleo.deposit(programme.key, '3')).toMatchObject({ type: 'deposited' }); // known already
  expect(await cleo.deposit(ada.key, '1', programme.key)).toMatchObject({ type: 'deposited' });
  expect(await cleo.deposit(ada.key, '2', programme.key)).toMatchObject({ code: 'mailbox-full' });
  expect(await cleo.deposit(ben.key, 'x'.repeat(10_001), programme.key)).toMatchObject({ code: 'mailbox-full' });
  expect(await cleo.deposit(ben.key, '1', programme.key)).toMatchObject({ type: 'deposited' });
  cleo.send({ type: 'acknowledge', key: programme.key, ids: [newLetter('1').id] });
  expect(await cleo.deposit(programme.key, '4')).toMatchObject({ type: 'deposited' });
});

it('[SP16] a connection that speaks for no programme leaves only so many letters', async () => {
  const { port } = await open({ limits: { deposits: 3 } });
  const { cleo, programme } = await openProgramme(port);
  const ben = await connect(port);
  for (const word of ['1', '2', '3'])
    expect(await ben.deposit(programme.key, word)).toMatchObject({ type: 'deposited' });
  expect(await ben.deposit(programme.key, '4')).toMatchObject({ code: 'too-many', re: 'deposit' });
  const outcomes: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    outcomes.push((await cleo.deposit(newPair().key, 'invitation', programme.key)).type);
  }
  expect(new Set(outcomes)).toEqual(new Set(['deposited']));
});

it('[SP40] two who prove the same key leave each other small letters, a few of them', async () => {
  const { port } = await open({
    limits: { directs: 4, directRoom: { letters: 2, bytes: 4_096, once: true }, directLetter: 2_048 },
  });
  const [link, other] = [newPair(), newPair()];
  const [ada, ben] = [await connect(port, link), await connect(port, link, other)];
  expect(await ada.deposit(link.key, 'come in', link.key)).toMatchObject({ type: 'deposited' });
  expect(await ben.collect(link.key, 1)).toEqual(['come in']);
  ben.send({ type: 'acknowledge', key: link.key, ids: [newLetter('come in').id] });
  await ben.next('acknowledged');
  const mallory = await connect(port);
  expect(await mallory.deposit(link.key, 'me too', link.key)).toMatchObject({ code: 'unproven' });
  expect(await ben.deposit(link.key, 'with another key', other.key)).toMatchObject({ code: 'not-allowed' });
  expect(await ada.deposit(link.key, 'x'.repeat(2_049), link.key)).toMatchObject({ code: 'too-large' });
  expect(await ada.deposit(link.key, 'one', link.key)).toMatchObject({ type: 'deposited' });
  expect(await ada.deposit(link.key, 'two', link.key)).toMatchObject({ type: 'deposited' });
  expect(await ada.deposit(link.key, 'three', link.key)).toMatchObject({ code: 'mailbox-full' });
  expect(await ada.deposit(link.key, 'four', link.key)).toMatchObject({ code: 'too-many' });
});

it('[SP55] a mailbox between two is closed with its last letter, and takes no other, also after a restart', async () => {
  const dataDir = newFolder();
  const first = await open({ dataDir });
  const [link, other] = [newPair(), newPair()];
  const [ada, ben, eve] = [
    await connect(first.port, link),
    await connect(first.port, link),
    await connect(first.port, link),
  ];
  expect(await ben.deposit(link.key, 'yes', link.key)).toMatchObject({ type: 'deposited' });
  // To close it is not enough to say so: one of its letters must have been there.
  ada.send({ type: 'acknowledge', key: link.key, ids: [newLetter('never').id], last: true });
  await ada.next('acknowledged');
  expect(await ben.deposit(link.key, 'yes again', link.key)).toMatchObject({ type: 'deposited' });
  expect(await ada.collect(link.key, 2)).toEqual(['yes', 'yes again']);
  ada.send({ type: 'acknowledge', key: link.key, ids: [newLetter('yes').id], last: true });
  await ada.next('acknowledged');
  expect(await eve.deposit(link.key, 'me too', link.key)).toMatchObject({ code: 'taken', id: newLetter('me too').id });
  expect(await ben.deposit(link.key, 'yes', link.key)).toMatchObject({ type: 'deposited' }); // known
  expect(await ada.collect(link.key, 1)).toEqual(['yes again']); // what came before is still delivered
  const elsewhere = await connect(first.port, other);
  expect(await elsewhere.deposit(other.key, 'hello', other.key)).toMatchObject({ type: 'deposited' });
  await first.close();
  const second = await open({ dataDir });
  const late = await connect(second.port, link);
  expect(await late.deposit(link.key, 'and me', link.key)).toMatchObject({ code: 'taken' });
});

it("[SP55] nobody closes a programme's mailbox, nor one that they have not proved", async () => {
  const { port } = await open();
  const { cleo, programme } = await openProgramme(port);
  const [link, ben] = [newPair(), await connect(port)];
  expect(await ben.deposit(programme.key, 'one')).toMatchObject({ type: 'deposited' });
  cleo.send({ type: 'acknowledge', key: programme.key, ids: [newLetter('one').id], last: true });
  await cleo.next('acknowledged');
  expect(await ben.deposit(programme.key, 'two')).toMatchObject({ type: 'deposited' });
  const ada = await connect(port, link);
  await ada.deposit(link.key, 'yes', link.key);
  ben.send({ type: 'acknowledge', key: link.key, ids: [newLetter('yes').id], last: true });
  expect(await ben.next('error')).toMatchObject({ code: 'unproven', re: 'acknowledge' });
  expect(await ada.deposit(link.key, 'again', link.key)).toMatchObject({ type: 'deposited' });
});

it('[SP56] with a ticket that a programme signed, a stranger leaves so many letters in one mailbox, so long', async () => {
  let now = 1_700_000_000_000;
  const until = now / 1000 + 60;
  const dataDir = newFolder();
  const first = await open({ dataDir, clock: () => now });
  const { programme } = await openProgramme(first.port);
  const [ada, sham, eve] = [newPair(), newPair(), await connect(first.port)];
  const ticket = ticketOf(programme, ada.key, until, 2);
  expect(await eve.deposit(ada.key, 'without')).toMatchObject({ code: 'unknown-programme' });
  expect(await eve.deposit(ada.key, 'one', undefined, ticket)).toMatchObject({ type: 'deposited' });
  expect(await eve.deposit(ada.key, 'one', undefined, ticket)).toMatchObject({ type: 'deposited' }); // known: free
  for (const wrong of [
    { ...ticket, most: 3 },
    { ...ticket, until: until + 1 },
    ticketOf(sham, ada.key, until, 2),
    { ...ticketOf(sham, ada.key, until, 2), by: programme.key },
    ticketOf(programme, newPair().key, until, 2), // for another mailbox
    ticketOf(programme, ada.key, now / 1000, 2), // over
  ]) {
    expect(await eve.deposit(ada.key, 'x', undefined, wrong)).toMatchObject({ code: 'not-allowed', re: 'deposit' });
  }
  await first.close();
  const second = await open({ dataDir, clock: () => now });
  const mallory = await connect(second.port);
  expect(await mallory.deposit(ada.key, 'two', undefined, ticket)).toMatchObject({ type: 'deposited' });
  // Used up, whoever holds it and wherever they bring it; another ticket is not.
  expect(await mallory.deposit(ada.key, 'three', undefined, ticket)).toMatchObject({ code: 'too-many' });
  const another = ticketOf(programme, ada.key, until + 60, 1);
  expect(await mallory.deposit(ada.key, 'four', undefined, another)).toMatchObject({ type: 'deposited' });
  now += 61_000;
  expect(await mallory.deposit(ada.key, 'five', undefined, ticket)).toMatchObject({ code: 'not-allowed' });
  expect(await (await connect(second.port, ada)).collect(ada.key, 3)).toEqual(['one', 'two', 'four']);
});

it('[SP57] direct letters have a share of their own: used up, programmes go on', async () => {
  const { port } = await open({ limits: { directBytes: { burst: 2_000, perSecond: 0 } } });
  const { programme } = await openProgramme(port);
  const [one, other] = [newPair(), newPair()];
  const eve = await connect(port, one, other);
  expect(await eve.deposit(one.key, 'x'.repeat(1_900), one.key)).toMatchObject({ type: 'deposited' });
  expect(await eve.deposit(other.key, 'y'.repeat(200), other.key)).toMatchObject({ code: 'too-many' });
  expect(await eve.deposit(programme.key, 'a card')).toMatchObject({ type: 'deposited' });
});
