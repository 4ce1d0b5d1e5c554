/** Ada, Ben and Sana are invited together; each says yes on a device of theirs, in any order. */
import { describe, expect, it } from 'vitest';
import { openSigned, type SigningPair, toText } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import {
  accompanied,
  ada,
  adaCard,
  ben,
  benCard,
  cleo,
  eve,
  opened,
  PROGRAMME,
  random,
  sana,
  sanaCard,
  signedCard,
} from '../invitation/cast.ts';
import { draftInvitation, makeWithdrawal } from '../invitation/letters.ts';
import { drawSecret, sealWay, wayPlace } from '../invitation/third.ts';
import type { WorkspaceId } from '../model/brand.ts';
import { personIdOf } from '../model/ids.ts';
import { aProgramme, ISSUED } from '../model/samples.ts';
import { rosterOf, spaceName } from './accompanied.ts';
import { aDevice } from './deviceSample.ts';
import { readFounding } from './founding.ts';
import { acceptInvitation, reopen } from './invitations.ts';
import { receiveFromProgramme } from './receive.ts';
import { openWaysIn } from './waysIn.ts';

const invitation = opened(accompanied());

/** Keeps letters by mailbox until they are acknowledged, and hands them to whoever looks, now or later. */
function postOffice() {
  const boxes = new Map<string, Uint8Array[]>();
  const readers = new Map<string, Set<(letter: { bytes: Uint8Array; at: number }) => Promise<boolean>>>();
  const listeners = new Set<() => void>();
  let state: 'connected' | 'offline' = 'connected';
  async function hand(to: string): Promise<void> {
    for (const reader of readers.get(to) ?? [])
      for (const bytes of boxes.get(to) ?? [])
        if (await reader({ bytes, at: 0 }))
          boxes.set(
            to,
            (boxes.get(to) ?? []).filter((one) => one !== bytes),
          );
  }
  const server = {
    get: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async deposit({ to, bytes, from }: { to: string; bytes: Uint8Array; from?: SigningPair }) {
      if (state !== 'connected') return { ok: false as const, error: { tag: 'unreachable' as const } };
      expect(from && toText(from.publicKey)).toBe(to);
      boxes.set(to, [...(boxes.get(to) ?? []), bytes]);
      void hand(to);
      return ok(undefined);
    },
    collect(mailbox: SigningPair, reader: (letter: { bytes: Uint8Array; at: number }) => Promise<boolean>) {
      const to = toText(mailbox.publicKey);
      const all = readers.get(to) ?? new Set();
      readers.set(to, all.add(reader));
      void hand(to);
      return () => void all.delete(reader);
    },
  };
  return {
    server,
    boxes,
    reading: () => [...readers.values()].reduce((sum, all) => sum + all.size, 0),
    set(next: typeof state) {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

/** A device of one of them that holds the invitation. */
function deviceOf(
  who: typeof ada,
  office: ReturnType<typeof postOffice>,
  envelope = invitation.envelope,
  id = invitation.id,
) {
  const entered: WorkspaceId[] = [];
  const core = {
    ...aDevice('device'),
    clock: () => ISSUED + 5,
    person: who,
    me: personIdOf(who.sign.publicKey),
    server: office.server,
  } as never as Parameters<typeof acceptInvitation>[0];
  const programme = aProgramme({ mode: 'visible-third', box: toText(cleo.box.publicKey) });
  core.self.programmes.set(PROGRAMME, { programme, envelope: new Uint8Array() });
  core.self.invitations.set(id, { envelope, stage: 'sent', workspace: null, answer: null });
  const ways = openWaysIn(core, (space) => entered.push(space));
  return {
    core,
    entered,
    ways,
    space: () => core.self.invitations.get(id)?.workspace ?? null,
    async yes() {
      const said = await acceptInvitation(core, id);
      ways.look();
      return said;
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the way in', () => {
  it('comes with the third’s yes, whoever said yes before: all three get the same space', async () => {
    const office = postOffice();
    const [adas, bens, sanas] = [ada, ben, sana].map((who) => deviceOf(who, office));
    if (!adas || !bens || !sanas) throw new Error('three devices');
    expect(await adas.yes()).toEqual(ok(null));
    await settled();
    expect([adas.space(), adas.core.self.workspaces.size]).toEqual([null, 0]);
    const value = opened(await sanas.yes());
    expect(value).not.toBe(null);
    await bens.yes();
    await expect.poll(() => [adas.space(), bens.space(), sanas.space()]).toEqual([value, value, value]);
    expect([adas.entered, bens.entered]).toEqual([[value], [value]]);
    // Each device is answered for, and nothing lies about any more.
    for (const one of [adas, bens, sanas]) expect(one.core.self.invitations.get(invitation.id)?.answer).not.toBe(null);
    expect([...office.boxes.values()].flat()).toEqual([]);
    // Who is in it is what the invitation says, the third first: nobody but herself takes her out.
    for (const one of [adas, bens, sanas]) {
      const founding = readFounding(one.core, one.core.self.workspaces.get(value as WorkspaceId) as never);
      expect(founding?.base?.roster?.map(({ name, role }) => [name, role])).toEqual([
        ['Sana', 'supervisor'],
        ['Ada Diop', 'member'],
        ['Ben', 'member'],
      ]);
      expect(founding).toMatchObject({
        title: 'Ada Diop · Ben',
        isCircle: true,
        mode: 'visible-third',
        stage: 'accepted',
      });
    }
  });

  it('waits here while the server is away, and is deposited once', async () => {
    const office = postOffice();
    const [bens, sanas] = [deviceOf(ben, office), deviceOf(sana, office)];
    await bens.yes();
    office.set('offline');
    await sanas.yes();
    await settled();
    expect(bens.space()).toBe(null);
    office.set('connected');
    await expect.poll(bens.space).toBe(sanas.space());
    sanas.ways.look();
    await settled();
    // Ada has not answered: hers alone lies there, and one of it.
    expect([...office.boxes.values()].flat()).toHaveLength(1);
  });

  it('is not looked for by who has not said yes, and not any more once it came or the invitation ended', async () => {
    const office = postOffice();
    const [adas, bens, sanas] = [deviceOf(ada, office), deviceOf(ben, office), deviceOf(sana, office)];
    for (const one of [adas, bens, sanas]) one.ways.look();
    expect(office.reading()).toBe(0);
    await adas.yes();
    expect(office.reading()).toBe(1);
    await sanas.yes();
    await expect.poll(adas.space).not.toBe(null);
    adas.ways.look();
    expect(office.reading()).toBe(0);
    await bens.yes();
    await settled();
    expect(bens.space()).toBe(sanas.space());
  });

  it('opens nothing for one of the two when another said no: what came meanwhile is let go of', async () => {
    const office = postOffice();
    const [bens, sanas] = [deviceOf(ben, office), deviceOf(sana, office)];
    await bens.yes();
    const withdrawal = { version: 1, invitation: invitation.id, at: ISSUED } as const;
    const letter = opened(makeWithdrawal(withdrawal, cleo.sign, toText(ben.box.publicKey), bens.core.random));
    expect(receiveFromProgramme(bens.core, PROGRAMME, letter)).toBe(true);
    await sanas.yes();
    await settled();
    expect([bens.space(), bens.core.self.invitations.get(invitation.id)?.stage]).toEqual([null, 'revoked']);
    expect(bens.core.keyring.names()).toEqual([]);
  });

  it('that is replayed, forged, or of another invitation, changes nothing', async () => {
    const office = postOffice();
    const bens = deviceOf(ben, office);
    await bens.yes();
    const put = async (letter: Uint8Array) => {
      const place = opened(wayPlace(invitation.id, sana.box, toText(ben.box.publicKey)));
      await office.server.deposit({ to: toText(place.topic.publicKey), bytes: letter, from: place.topic });
      await settled();
    };
    const other = opened(accompanied());
    const placeOf = (id: typeof invitation.id, who: typeof ada) =>
      opened(wayPlace(id, who.box, toText(ben.box.publicKey)));
    const random = bens.core.random;
    await put(sealWay(opened(drawSecret(other.id, sana.box)), placeOf(other.id, sana), other.id, random));
    await put(sealWay(opened(drawSecret(invitation.id, ada.box)), placeOf(invitation.id, ada), invitation.id, random));
    await put(new Uint8Array(104).fill(7));
    expect(bens.space()).toBe(null);
    expect([...office.boxes.values()].flat()).toEqual([]);
    const good = sealWay(
      opened(drawSecret(invitation.id, sana.box)),
      placeOf(invitation.id, sana),
      invitation.id,
      random,
    );
    await put(good);
    const space = bens.space();
    expect(space).not.toBe(null);
    await put(good);
    expect([bens.space(), bens.core.self.workspaces.size, bens.entered.length]).toEqual([space, 1, 1]);
  });

  it('is drawn alike by two devices of the third that say yes apart', async () => {
    const office = postOffice();
    const devices = [deviceOf(sana, office), deviceOf(sana, office)];
    for (const one of devices) await one.yes();
    expect(devices[0]?.space()).toBe(devices[1]?.space());
    const bens = deviceOf(ben, office);
    await bens.yes();
    await expect.poll(bens.space).toBe(devices[0]?.space());
    await settled();
    expect(bens.core.self.workspaces.size).toBe(1);
  });
});

it('two whom the programme shows two different thirds never get into one space', async () => {
  const office = postOffice();
  const swapped = opened(accompanied(signedCard(eve, { role: 'supervisor', name: 'Eve' })));
  const bens = deviceOf(ben, office);
  const sanas = deviceOf(sana, office, swapped.envelope);
  // Sana is not in Ben's other invitation: her device does not even open it.
  expect(reopen(sanas.core, { envelope: swapped.envelope } as never)).toBe(null);
  expect((await sanas.yes()).ok).toBe(false);
  await bens.yes();
  await settled();
  expect(bens.space()).toBe(null);
});

it('the name of the space is short enough to be offered to others', () => {
  const long = { name: 'x'.repeat(80) };
  const made = opened(
    accompanied(sanaCard, signedCard(ada, { ...long, role: 'mentor' }), signedCard(ben, { ...long, role: 'mentee' })),
  );
  const core = { me: personIdOf(sana.sign.publicKey) };
  const read = reopen(core, { envelope: made.envelope, stage: 'sent', workspace: null, answer: null });
  expect(read && spaceName(read).length).toBe(80);
  expect(read && rosterOf(read)?.length).toBe(3);
});

describe('[F27] [S52] a circle that a programme invites', () => {
  const eveCard = signedCard(eve, { role: 'either', name: 'Eve' });
  const circle = (more = [eveCard]) =>
    draftInvitation(
      {
        ...{ programme: aProgramme(), mentor: adaCard, mentee: benCard, third: null, more, format: 'circle' },
        ...{ issued: ISSUED, expires: ISSUED + 14 * 86_400_000, nonce: random(32) },
      },
      cleo.sign,
    );

  it('opens with the host’s yes: whoever else said yes, before or after, gets the same space, the host first in it', async () => {
    const office = postOffice();
    const { envelope, id } = opened(circle());
    const [adas, bens, eves] = [ada, ben, eve].map((who) => deviceOf(who, office, envelope, id));
    if (!adas || !bens || !eves) throw new Error('three devices');
    expect(await bens.yes()).toEqual(ok(null));
    await settled();
    expect(bens.space()).toBe(null);
    const space = opened(await adas.yes());
    await expect.poll(bens.space).toBe(space);
    expect(eves.space()).toBe(null);
    await eves.yes();
    await expect.poll(eves.space).toBe(space);
    expect([...office.boxes.values()].flat()).toEqual([]);
    for (const one of [adas, bens, eves]) {
      const founding = readFounding(one.core, one.core.self.workspaces.get(space as WorkspaceId) as never);
      expect(founding?.base?.roster?.map(({ name, role }) => [name, role])).toEqual([
        ['Ada Diop', 'member'],
        ['Ben', 'member'],
        ['Eve', 'member'],
      ]);
      expect(founding).toMatchObject({ isCircle: true, waitsFor: 'one', mentee: null, title: 'Ada Diop · Ben · Eve' });
    }
  });

  it('is refused with two of one person, with one box key twice, with a supervisor, and of two alone', () => {
    const sanaOwn = signedCard(eve, { role: 'either', name: 'Eve', box: toText(ben.box.publicKey) });
    for (const more of [[benCard], [sanaOwn], [sanaCard]]) expect(circle(more)).toMatchObject({ ok: false });
    expect(circle([])).toMatchObject({ ok: false });
  });
});

describe('[F28] [F29] formats of two', () => {
  const two = (format: 'flash' | 'peer' | 'reverse', mentor = adaCard, mentee = benCard, sessions?: number) =>
    draftInvitation(
      {
        ...{ programme: aProgramme(), mentor, mentee, third: null, format, sessions },
        ...{ issued: ISSUED, expires: ISSUED + 14 * 86_400_000, nonce: random(32) },
      },
      cleo.sign,
    );

  async function foundedBy(made: ReturnType<typeof two>) {
    const { envelope, id } = opened(made);
    const device = deviceOf(ben, postOffice(), envelope, id);
    const space = opened(await device.yes());
    return readFounding(device.core, device.core.self.workspaces.get(space as WorkspaceId) as never);
  }

  it('[S55] a flash says how many meetings, which both agreed with their yes', async () => {
    expect(await foundedBy(two('flash', adaCard, benCard, 2))).toMatchObject({
      flash: { sessions: 2, at: ISSUED },
      mentee: personIdOf(ben.sign.publicKey),
    });
    for (const sessions of [undefined, 0, 4])
      expect(two('flash', adaCard, benCard, sessions)).toMatchObject({ ok: false });
  });

  it('[S53] between peers nobody is said to be the mentee', async () => {
    expect(await foundedBy(two('peer'))).toMatchObject({ mentee: null, flash: null });
  });

  it('[S54] in reverse the mentor is who applied as the mentee, and nobody else', async () => {
    expect(await foundedBy(two('reverse', benCard, adaCard))).toMatchObject({
      mentee: personIdOf(ada.sign.publicKey),
      introduced: { role: 'mentor' },
    });
    expect(two('reverse')).toMatchObject({ ok: false });
  });

  it('an app from before refuses each as newer, and opens no pair of it', () => {
    for (const made of [two('flash', adaCard, benCard, 1), two('peer'), two('reverse', benCard, adaCard)]) {
      const signed = openSigned('invitation', opened(made).envelope);
      if (!signed.ok) throw new Error('signed');
      expect(JSON.parse(new TextDecoder().decode(signed.value.payload))).toMatchObject({ version: 3 });
    }
  });
});
