import { useSession } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { InvitationView, SessionError } from '../../session/types.ts';
import { ReasonList } from './ReasonList.tsx';

const nothing = { ok: false, error: { tag: 'not-found' } as SessionError } as const;

/** Why the two, for one of them. The programme's pack is opened only where a question of its own is to be named. */
export function OwnReasons({ invitation, myRole }: { invitation: InvitationView; myRole: 'mentor' | 'mentee' }) {
  const session = useSession();
  const { reasons, other, me } = invitation;
  const isAsked = reasons.some(({ kind }) => kind === 'answer');
  const opened = useOpened(isAsked ? me.programme : '', () =>
    isAsked ? session.knownProgramme(me.programme) : Promise.resolve(nothing),
  );
  const pack = opened.tag === 'open' ? opened.value.pack : null;
  return <ReasonList reasons={reasons} myRole={myRole} other={other.name} pack={pack} />;
}
