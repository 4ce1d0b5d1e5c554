/** Somebody who takes part in Cleo's programme, on their own device: reads its link, applies, answers. No screen, no network. */
import { err, ok } from '../../../crypto/result.ts';
import type { InvitationId, ProgrammeId } from '../../model/brand.ts';
import type { CardDraft } from '../../model/card.ts';
import type { ReceivedLetter } from '../../peer/types.ts';
import type { Core } from '../core.ts';
import { aDevice } from '../deviceSample.ts';
import { acceptInvitation, declineInvitation, invitationViews, openedInvitation } from '../invitations.ts';
import { openJoining } from '../joining.ts';
import type { InvitationView, No } from '../types.ts';

/** What of the stage a participant meets: the server, and the hour. */
export interface Around {
  /** What the server keeps of the programme. */
  readonly notice: () => Uint8Array | null;
  /** Letters for the office, in the order in which they were deposited. */
  deposit(bytes: Uint8Array): void;
  readonly now: () => number;
}

export function participant(name: string, around: Around) {
  const device = { ...aDevice(name), clock: around.now };
  const mailboxes: ((letter: ReceivedLetter) => Promise<boolean>)[] = [];
  const server = {
    get: () => 'connected' as const,
    subscribe: () => () => undefined,
    read: async (_: ProgrammeId) => {
      const notice = around.notice();
      return notice === null ? err({ tag: 'unknown' as const }) : ok(notice);
    },
    async deposit({ bytes }: { readonly bytes: Uint8Array }) {
      around.deposit(bytes);
      return ok(undefined);
    },
    collect(_: unknown, handler: (letter: ReceivedLetter) => Promise<boolean>) {
      mailboxes.push(handler);
      return () => undefined;
    },
  };
  const joining = openJoining({ ...device, server } as never);
  const core = device as never as Core;
  const views = new Map<InvitationId, InvitationView>();
  const handOver = async (): Promise<void> => {
    joining.handOver();
    // The outbox has no promise to wait for: what it deposits here is there after a turn.
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    name,
    device,
    core,
    joining,
    me: device.me,
    /** By the link that the coordinator handed out. */
    async apply(link: string, draft: CardDraft): Promise<ProgrammeId> {
      const read = await joining.readProgramme(link.split('#')[1] ?? '');
      if (!read.ok) throw new Error(read.error.tag);
      const applied = await joining.apply(read.value.id, draft);
      if (!applied.ok) throw new Error(applied.error.tag);
      await handOver();
      return read.value.id;
    },
    async collect(bytes: Uint8Array): Promise<void> {
      for (const handler of mailboxes) await handler({ id: '', bytes, at: around.now() });
    },
    invitations: () => invitationViews(core, views),
    async see(id: InvitationId): Promise<void> {
      await openedInvitation(core, id);
      await handOver();
    },
    async accept(id: InvitationId) {
      const accepted = await acceptInvitation(core, id);
      await handOver();
      return accepted;
    },
    async decline(id: InvitationId, no: No) {
      const declined = await declineInvitation(core, id, no);
      await handOver();
      return declined;
    },
    handOver,
  };
}

export type Participant = ReturnType<typeof participant>;
