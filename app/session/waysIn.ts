/**
 * The way into the space of more than two, on each side: the device of the third, or of a circle's host, hands over what it
 * drew, and whoever else said yes waits for it. Where one of three says no, nothing was ever opened.
 */
import { type MeetingPlace, toText } from '../../crypto/index.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { giverOf, type OpenedInvitation } from '../invitation/letters.ts';
import { openWay } from '../invitation/third.ts';
import type { InvitationId, WorkspaceId } from '../model/brand.ts';
import { parseInvitationId } from '../model/ids.ts';
import { cardNamed, placeWith } from './accompanied.ts';
import type { Core } from './core.ts';
import { keepWorkspace, reopen } from './invitations.ts';
import { collectLetters } from './letters.ts';
import { retrying } from './retry.ts';
import type { KeptInvitation } from './self.ts';

export interface WaysIn {
  /** Somebody said yes, or the app was opened: hands over what waits, and looks for what is awaited. */
  look(): void;
  close(): void;
}

type Means = Pick<
  Core,
  'self' | 'person' | 'me' | 'deviceId' | 'random' | 'clock' | 'server' | 'keyring' | 'documents'
>;

/** `onIn`: the secret of a space came, and is kept. */
export function openWaysIn(core: Means, onIn: (id: WorkspaceId) => void): WaysIn {
  const { self, server } = core;
  const waiting = new Map<InvitationId, () => void>();

  const outbox = retrying(async () => {
    if (server.get() !== 'connected') return true;
    let isDone = true;
    for (const [id, { ways }] of self.invitations) {
      for (const [side, bytes] of Object.entries(ways ?? {})) {
        const before = bytes && self.invitations.get(id);
        const opened = before ? reopen(core, before) : null;
        const card = opened && cardNamed(opened, side);
        const place = opened && card && placeWith(core, opened, card);
        if (bytes === null || place === null) continue;
        const deposited = await server.deposit({ to: toText(place.topic.publicKey), bytes, from: place.topic });
        isDone &&= deposited.ok;
        const now = self.invitations.get(id);
        if (deposited.ok && now?.ways) self.invitations.set(id, { ...now, ways: { ...now.ways, [side]: null } });
      }
    }
    return isDone;
  });

  /** Kept, or of no use: in both cases the server may forget it. */
  async function take(
    opened: OpenedInvitation,
    place: MeetingPlace,
    letter: Uint8Array,
  ): Promise<Result<void, unknown>> {
    const kept = self.invitations.get(opened.id);
    const secret = openWay(letter, place, opened.id);
    if (!secret.ok || kept === undefined || !isWaiting(kept)) return ok(undefined);
    const space = await keepWorkspace(core, opened, secret.value, kept);
    if (!space.ok) return space;
    onIn(space.value);
    return ok(undefined);
  }

  const isWaiting = ({ stage, workspace }: KeptInvitation): boolean => stage === 'accepted' && workspace === null;

  function listen(): void {
    for (const [key, kept] of self.invitations) {
      const id = parseInvitationId(key);
      if (!id.ok) continue;
      const isHeard = waiting.has(id.value);
      if (isWaiting(kept) === isHeard) continue;
      if (isHeard) {
        waiting.get(id.value)?.();
        waiting.delete(id.value);
        continue;
      }
      const opened = reopen(core, kept);
      const giver = opened && giverOf(opened);
      if (opened === null || giver === null || giver.person === core.me) continue;
      const place = placeWith(core, opened, giver);
      if (place === null) continue;
      const stop = collectLetters(core, place.topic, async ({ bytes }) => (await take(opened, place, bytes)).ok);
      waiting.set(id.value, stop);
    }
  }

  const look = (): void => {
    listen();
    void outbox.now();
  };
  const stopServer = server.subscribe(() => void outbox.now());
  return {
    look,
    close() {
      stopServer();
      outbox.stop();
      for (const stop of waiting.values()) stop();
    },
  };
}
