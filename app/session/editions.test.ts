/** Cleo changes her programme's pack; Ben, who applied before, is brought it in his mailbox, and is asked no sooner. */
import { expect, test } from 'vitest';
import { toText } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import { aDraft, aPack, aProgramme, ISSUED } from '../model/samples.ts';
import type { ReceivedLetter } from '../peer/types.ts';
import { aDevice } from './deviceSample.ts';
import { openJoining, packOf } from './joining.ts';
import { noticeBody } from './programmeLink.ts';
import { boxOf, cleo, officeOfCleo, PROGRAMME, person } from './testing/officeStage.ts';
import { leftToTrain } from './training.ts';

const [welcome] = aPack().training;
if (welcome === undefined) throw new Error('the sample has a module');
const before = aPack({ training: [welcome] });
const after = aPack({ training: [welcome, { ...welcome, id: 'asking', audience: 'mentee' }] });

/** Ben applies, has gone through what there was, and his mailbox is looked into by hand. */
async function ben() {
  const out: Uint8Array[] = [];
  const inbox: ((letter: ReceivedLetter) => Promise<boolean>)[] = [];
  const device = aDevice('ben');
  const joining = openJoining({
    ...device,
    clock: () => ISSUED + 10,
    server: {
      get: () => 'connected',
      subscribe: () => () => undefined,
      read: async () => ok(new Uint8Array()),
      async deposit({ bytes }: { readonly bytes: Uint8Array }) {
        out.push(bytes);
        return ok(undefined);
      },
      collect(_: unknown, take: (letter: ReceivedLetter) => Promise<boolean>) {
        inbox.push(take);
        return () => undefined;
      },
    },
  } as never);
  device.self.programmes.set(PROGRAMME, {
    programme: aProgramme({ box: boxOf(cleo) }),
    envelope: new Uint8Array(),
    training: [{ id: welcome?.id ?? '', audience: 'all', minutes: 5 }],
  });
  await joining.apply(PROGRAMME, aDraft({ role: 'mentee' }));
  await joining.trained(PROGRAMME, welcome?.id ?? '');
  await new Promise((resolve) => setTimeout(resolve, 5));
  return {
    ...{ device, out, box: toText(device.person.box.publicKey) },
    left: () => leftToTrain(device.self, aCardOf()).map(({ id }) => id),
    give: async (bytes: Uint8Array) => Promise.all(inbox.map((take) => take({ id: '', bytes, at: ISSUED } as never))),
  };
  function aCardOf() {
    const kept = device.self.applications.get(PROGRAMME);
    if (kept === undefined) throw new Error('he applied');
    return kept.card;
  }
}

test('[S06] [F23] a changed pack is brought to who is in, who is asked for a new module once it was sent and not before', async () => {
  const there = await officeOfCleo();
  expect(await there.office.changePack(before)).toEqual(ok(undefined));
  const bens = await ben();
  there.pass(10);
  for (const letter of bens.out) await there.bring(letter);
  const standing = () => there.office.directory.get()[0]?.standing;
  expect(standing()).toBe('ready');
  there.pass(1000);
  expect(there.office.edition.get()).toEqual({ waiting: 0, round: null });
  await there.office.changePack(after);
  expect(there.office.edition.get()).toEqual({ waiting: 1, round: null });
  expect([standing(), bens.left()]).toEqual(['ready', []]);
  const count = there.left.length;
  expect(await there.office.tellPack()).toEqual(ok(undefined));
  await expect.poll(() => there.office.edition.get().round?.done).toBe(true);
  expect(standing()).toBe('untrained');
  const [letter, ...rest] = there.left.slice(count);
  expect(rest).toEqual([]);
  await bens.give(letter?.bytes ?? new Uint8Array());
  expect(bens.left()).toEqual(['asking']);
  const kept = bens.device.self.programmes.get(PROGRAMME);
  expect((await packOf(kept ?? {}))?.training.map(({ id }) => id)).toEqual([welcome?.id, 'asking']);
  there.close();
});

test('[F23] an edition of another programme, of an older day, or changed on its way, changes nothing', async () => {
  const { sealed } = await import('../invitation/letters.ts');
  const bens = await ben();
  const known = () => bens.device.self.programmes.get(PROGRAMME)?.programme;
  const first = known();
  const draw = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const bring = async (body: Uint8Array) => {
    const letter = sealed('edition', body, bens.box, draw);
    if (!letter.ok) throw new Error('sealed');
    await bens.give(letter.value);
  };
  const programme = aProgramme({ box: boxOf(cleo), name: 'Other', issued: ISSUED + 1 });
  await bring(noticeBody(programme, person('eve').sign));
  await bring(noticeBody({ ...programme, issued: ISSUED - 1 }, cleo.sign));
  const good = noticeBody(programme, cleo.sign);
  await bring(good.map((byte, at) => (at === good.length - 5 ? byte ^ 1 : byte)));
  expect(known()).toEqual(first);
  await bring(good);
  expect(known()?.name).toBe('Other');
});
