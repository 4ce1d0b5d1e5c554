/** Ben left; his word lies where Ada's device looks. */
import { expect, test } from 'vitest';
import { meetingPlace, newSecret, type SigningPair, sealer, sign, toText } from '../../crypto/index.ts';
import { ok } from '../../crypto/result.ts';
import { parseWorkspaceId } from '../model/ids.ts';
import { signDeparture } from './departures.ts';
import { aDevice } from './deviceSample.ts';
import { listenForFarewells, openFarewells, sealFarewell } from './farewells.ts';

const id = parseWorkspaceId(toText(new Uint8Array(16)));
if (!id.ok) throw new Error('an id');
const workspace = id.value;
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** Keeps letters by mailbox until they are acknowledged; away until it is told otherwise. */
function postOffice() {
  const boxes = new Map<string, Uint8Array[]>();
  const listeners = new Set<() => void>();
  let state: 'connected' | 'offline' = 'connected';
  return {
    waiting: () => [...boxes.values()].flat().length,
    boxes,
    set(next: typeof state) {
      state = next;
      for (const listener of listeners) listener();
    },
    server: {
      get: () => state,
      subscribe(listener: () => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      async deposit({ to, bytes, from }: { to: string; bytes: Uint8Array; from?: SigningPair }) {
        if (state !== 'connected') return { ok: false as const, error: { tag: 'unreachable' as const } };
        expect(from && toText(from.publicKey)).toBe(to);
        boxes.set(to, [...(boxes.get(to) ?? []), bytes]);
        return ok(undefined);
      },
      collect(mailbox: SigningPair, handler: (letter: { bytes: Uint8Array; at: number }) => Promise<boolean>) {
        const to = toText(mailbox.publicKey);
        void (async () => {
          for (const bytes of boxes.get(to) ?? []) {
            if (await handler({ bytes, at: 0 }))
              boxes.set(
                to,
                (boxes.get(to) ?? []).filter((one) => one !== bytes),
              );
          }
        })();
        return () => undefined;
      },
    },
  };
}

test('the word that was kept goes out once the server is there, and reaches who knows the secret', async () => {
  const office = postOffice();
  const [ada, ben] = [aDevice('ada'), aDevice('ben')];
  const secret = newSecret(random);
  const word = signDeparture(workspace, 5, ben.person.sign);
  ben.self.farewells.set(workspace, sealFarewell({ workspace, secret, at: ben.clock() }, word, random));
  office.set('offline');
  const farewells = openFarewells({ ...ben, server: office.server } as never);
  expect(await farewells.send()).toBe(false);
  office.set('connected');
  await expect.poll(() => ben.self.farewells.size).toBe(0);
  farewells.close();

  // Another epoch's place is another place.
  const heard: [string, Uint8Array][] = [];
  const take = async (signer: string, envelope: Uint8Array) => heard.push([signer, envelope]) > 0;
  listenForFarewells({ ...ada, server: office.server } as never, {
    workspace,
    secrets: () => [newSecret(random)],
    take,
  });
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard).toEqual([]);
  listenForFarewells({ ...ada, server: office.server } as never, { workspace, secrets: () => [secret], take });
  await expect.poll(() => heard).toEqual([[toText(ben.person.sign.publicKey), word]]);
  await expect.poll(office.waiting).toBe(0);
});

test('his own other device leaves it for the others; a word that is not on the disk yet stays as well', async () => {
  const office = postOffice();
  const [ada, ben] = [aDevice('ada'), aDevice('ben')];
  const secret = newSecret(random);
  ben.self.farewells.set(
    workspace,
    sealFarewell({ workspace, secret, at: ben.clock() }, signDeparture(workspace, 5, ben.person.sign), random),
  );
  const farewells = openFarewells({ ...ben, server: office.server } as never);
  expect(await farewells.send()).toBe(true);
  farewells.close();
  const taken: string[] = [];
  const listening = { workspace, secrets: () => [secret] };
  listenForFarewells({ ...ben, server: office.server } as never, {
    ...listening,
    take: async (signer) => taken.push(signer) > 0,
  });
  listenForFarewells({ ...ada, server: office.server } as never, {
    ...listening,
    take: async (signer) => taken.push(signer) === 0,
  });
  await expect.poll(() => taken).toEqual([toText(ben.person.sign.publicKey)]);
  expect(office.waiting()).toBe(1);
});

test('what else lies there is thrown away and believed by nobody', async () => {
  const office = postOffice();
  const [ada, eve] = [aDevice('ada'), aDevice('eve')];
  const secret = newSecret(random);
  const { topic, key } = meetingPlace('farewell', secret.reveal());
  const seal = (envelope: Uint8Array, about = workspace as string) =>
    sealer(key, 'farewell', about).seal(envelope, random);
  const of = (label: 'chat' | 'left', payload: string) =>
    sign(label, new TextEncoder().encode(payload), eve.person.sign);
  const altered = seal(signDeparture(workspace, 5, eve.person.sign));
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
  office.boxes.set(toText(topic.publicKey), [
    random(200),
    altered,
    seal(signDeparture('another', 5, eve.person.sign)),
    seal(signDeparture(workspace, 5, eve.person.sign), 'another'),
    seal(of('left', '{}')),
    seal(of('chat', 'hello')),
  ]);
  const taken: string[] = [];
  listenForFarewells({ ...ada, server: office.server } as never, {
    workspace,
    secrets: () => [secret],
    take: async (signer) => taken.push(signer) > 0,
  });
  await expect.poll(office.waiting).toBe(0);
  expect(taken).toEqual([]);
});
