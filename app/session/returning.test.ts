/** Ben lost everything but his words. Who hears him call, and what of it comes back. */
import { expect, it, vi } from 'vitest';
import { certifyDevice, Secret, type SigningPair, signingPairFrom, toText } from '../../crypto/index.ts';
import { accompanied, ada, adaCard, ben, benCard, draft, opened, PROGRAMME, sana } from '../invitation/cast.ts';
import { drawSecret } from '../invitation/third.ts';
import type { WorkspaceId } from '../model/brand.ts';
import { personIdOf } from '../model/ids.ts';
import { aProgramme, ISSUED } from '../model/samples.ts';
import { KEY } from './core.ts';
import { aDevice, bytesOf } from './deviceSample.ts';
import { foundCircle } from './foundCircle.ts';
import { readFounding } from './founding.ts';
import { acceptInvitation, keepAccepted, keepWorkspace, reopen } from './invitations.ts';
import { awaitReturn, callPartners } from './returning.ts';

type Core = Parameters<typeof callPartners>[0];

/** Carries what is published at a place to all others there, as the server does. */
function meetingPlaces() {
  const places = new Map<string, Set<(sealed: Uint8Array) => void>>();
  return {
    join(topic: SigningPair, { ready, receive }: { ready(up: boolean): void; receive(sealed: Uint8Array): void }) {
      const place = toText(topic.publicKey);
      const all = places.get(place) ?? new Set();
      places.set(place, all.add(receive));
      ready(true);
      return {
        publish: (sealed: Uint8Array) => void [...all].filter((each) => each !== receive).map((each) => each(sealed)),
        leave: () => void all.delete(receive),
      };
    },
  };
}

function deviceOf(who: typeof ada, server: ReturnType<typeof meetingPlaces>, name: string): Core {
  const pair = signingPairFrom(new Secret(bytesOf(name)));
  const core = {
    ...aDevice(name),
    clock: () => ISSUED + 5,
    person: who,
    me: personIdOf(who.sign.publicKey),
    device: pair,
    certificate: certifyDevice(who.sign, pair.publicKey, 1),
    server,
  } as never as Core;
  core.self.programmes.set(PROGRAMME, { programme: aProgramme({ mode: 'visible-third' }), envelope: new Uint8Array() });
  return core;
}

/** What Ben has once Ada's device has heard him for a while. */
async function comesBack(ada: Core, id: WorkspaceId, server: ReturnType<typeof meetingPlaces>) {
  const kept = ada.self.workspaces.get(id);
  const founding = kept === undefined ? null : readFounding(ada, kept);
  const called = vi.fn();
  const other = founding?.other ?? null;
  const stop = other === null ? () => undefined : awaitReturn(ada, other.person, other.again, called);
  const returned = deviceOf(ben, server, 'Ben’s new device');
  const now = new Uint8Array(8);
  new DataView(now.buffer).setBigUint64(0, BigInt(ISSUED));
  await returned.keyring.put(KEY.returned, new Secret(now));
  const found = vi.fn();
  const end = callPartners(returned, found);
  await new Promise((resolve) => setTimeout(resolve, 100));
  end();
  stop();
  return { isHeard: called.mock.calls.length > 0, spaces: [...returned.self.workspaces.keys()], found };
}

it('of two: the other hears him, and the space is listed again', async () => {
  const server = meetingPlaces();
  const adas = deviceOf(ada, server, 'Ada’s device');
  const invitation = opened(draft(adaCard, benCard));
  adas.self.invitations.set(invitation.id, {
    envelope: invitation.envelope,
    stage: 'sent',
    workspace: null,
    answer: null,
  });
  const id = opened(await acceptInvitation(adas, invitation.id)) ?? expect.fail('a space');
  const { isHeard, spaces, found } = await comesBack(adas, id, server);
  expect(isHeard).toBe(true);
  expect(spaces).toEqual([id]);
  expect(found).toHaveBeenCalledTimes(1);
});

it('of three: nobody waits for him, and nothing is listed until one of them invites him again', async () => {
  const server = meetingPlaces();
  const adas = deviceOf(ada, server, 'Ada’s device');
  const { envelope, id: invitation } = opened(accompanied());
  const kept = { envelope, stage: 'accepted', workspace: null, answer: null } as const;
  const read = reopen(adas, kept) ?? expect.fail('an invitation');
  const secret = opened(drawSecret(invitation, sana.box));
  const id = opened(await keepWorkspace(adas, read, secret, { envelope, answer: null }));
  const { isHeard, spaces } = await comesBack(adas, id, server);
  expect([isHeard, spaces]).toEqual([false, []]);
  // Nor would he take the invitation for a way in, were it handed to him: the secret is not in it.
  const returned = deviceOf(ben, server, 'Ben’s new device');
  expect((await keepAccepted(returned, read, envelope)).ok).toBe(false);
  expect([...returned.self.workspaces.keys()]).toEqual([]);
});

it('of a circle that a member founded: nobody waits for him, and nothing is listed', async () => {
  const server = meetingPlaces();
  const adas = deviceOf(ada, server, 'Ada’s device');
  const id = opened(await foundCircle(adas, { name: 'Reading', mine: 'Ada' }));
  const { isHeard, spaces } = await comesBack(adas, id, server);
  expect([isHeard, spaces]).toEqual([false, []]);
});
