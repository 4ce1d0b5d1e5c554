/** Two people: what only they have, beside what every workspace has. */
import { ok } from '../../crypto/result.ts';
import { changeable } from '../model/observable.ts';
import { stretchAside } from '../vault/index.ts';
import { introductionOf } from './directKept.ts';
import { helpBack } from './helping.ts';
import type { Common, Inside, Kind } from './inside.ts';
import { openPartner } from './partner.ts';
import { openTrust } from './trust.ts';
import type { PairWorkspace } from './types.ts';

export function runPair(inside: Inside, common: Common): Kind {
  const { core, id, root, room, epochs, bundles, chapters, views, people, pact } = inside;
  const members = people.members.get();
  const other = members.find((member) => !member.me);
  if (other === undefined || pact === null) throw new Error('a pair has another member, and a pact');
  const { chat } = chapters.latest();
  const trust = openTrust(core, {
    workspace: id,
    other,
    root: root.doc,
    check: room.checkWith(other.id),
    introduction: introductionOf(core, id),
  });
  const recovery = openPartner(core, {
    workspace: id,
    other: other.id,
    chat: chat.doc,
    left: views.left,
    stretch: stretchAside,
    help: (share) => helpBack(core, share),
  });
  const caller = changeable<string | null>(null);
  const workspace: PairWorkspace = {
    ...common,
    trust,
    caller,
    async letIn() {
      const device = caller.get();
      caller.set(null);
      return device === null ? ok(undefined) : epochs.change({ added: [device] });
    },
    sendAway: () => caller.set(null),
    bundles: { make: () => bundles.make(other.id) },
    recovery,
    circle: null,
    pact,
  };
  return {
    workspace,
    guests: null,
    called: (device) => caller.set(device),
    async close() {
      trust.close();
      await recovery.close();
    },
  };
}
