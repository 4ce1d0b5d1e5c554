/** What this person answers and asks of their programmes: kept here first, then handed over as soon as that can be. */
import type { InvitationId } from '../model/brand.ts';
import { askForOther, takeAskingBack } from './asking.ts';
import { chooseMentors } from './choosing.ts';
import type { Core } from './core.ts';
import { acceptInvitation, declineInvitation, invitationViews, openedInvitation } from './invitations.ts';
import type { Joining } from './joining.ts';
import { shareKeys } from './keys.ts';
import type { Spaces } from './spaces.ts';
import type { InvitationView, Session } from './types.ts';
import type { WaysIn } from './waysIn.ts';

interface AnsweringInput {
  readonly core: Core;
  readonly joining: Pick<Joining, 'handOver' | 'withdraw' | 'pause'>;
  readonly ways: Pick<WaysIn, 'look'>;
  readonly spaces: Pick<Spaces, 'open'>;
  readonly views: Map<InvitationId, InvitationView>;
}

type Answering = Pick<Session, 'accept' | 'decline' | 'seen' | 'askForOther' | 'takeAskingBack' | 'choose'>;

export function openAnswering({ core, joining, ways, spaces, views }: AnsweringInput): Answering {
  const handedOver = <T extends { readonly ok: boolean }>(done: T): T => {
    if (done.ok) joining.handOver();
    return done;
  };
  return {
    async accept(id) {
      const accepted = await acceptInvitation(core, id);
      if (!accepted.ok) return accepted;
      await shareKeys(core);
      joining.handOver();
      ways.look();
      const running = accepted.value === null ? null : await spaces.open(accepted.value);
      return running?.ok === false ? running : accepted;
    },
    async decline(id, no) {
      const programme = invitationViews(core, views).find((each) => each.id === id)?.me.programme;
      const declined = handedOver(await declineInvitation(core, id, no));
      // What they wish then is said by their card too: their own list shows it, and it can be changed there.
      if (!declined.ok || programme === undefined) return declined;
      if (no.wish === 'stop') return joining.withdraw(programme);
      return no.wish === 'pause' && no.until !== undefined ? joining.pause(programme, no.until) : declined;
    },
    async seen(id) {
      if (await openedInvitation(core, id)) joining.handOver();
    },
    askForOther: async (id, why) => handedOver(await askForOther(core, id, why)),
    takeAskingBack: async (id) => handedOver(await takeAskingBack(core, id)),
    choose: async (programme, ranked) => handedOver(await chooseMentors(core, programme, ranked)),
  };
}
