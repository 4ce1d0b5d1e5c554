import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { LucideIcon } from 'lucide-react';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Flower from 'lucide-react/icons/flower-2';
import Hourglass from 'lucide-react/icons/hourglass';
import Pause from 'lucide-react/icons/pause';
import Repeat from 'lucide-react/icons/rotate-ccw';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type Pact, pausesAt } from '../../model/pactState.ts';
import { useObservable } from '../../react/session.ts';
import type { PairPact, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { instantOfDay } from '../goals/due.ts';
import { withWhom } from '../workspace/people.ts';
import type { PactProps } from './Pact.tsx';

/** What two people may arrange: who is the mentor, how long, a pause, the end. Each says how it stands now. */
export function Places({ workspace, pact }: PactProps) {
  const state = useObservable(pact.state);
  const at = `/w/${workspace.id}/pact`;
  const name = withWhom(workspace);
  return (
    <ul className="lines pact-places">
      <Place href={`${at}/roles`} icon={Repeat} title={<Trans>Who is the mentor</Trans>}>
        <MentorWords workspace={workspace} pact={pact} />
      </Place>
      <Place href={`${at}/format`} icon={Hourglass} title={<Trans>How long we go on</Trans>}>
        <FormatWords state={state} />
      </Place>
      <Place href={`${at}/pause`} icon={Pause} title={<Trans>A pause</Trans>}>
        <PauseWords workspace={workspace} state={state} />
      </Place>
      <Place href={`${at}/close`} icon={Flower} title={<Trans>Bring it to a good end</Trans>}>
        <Trans>
          Say why, thank <bdi>{name}</bdi>, and keep everything to read.
        </Trans>
      </Place>
    </ul>
  );
}

function Place({
  href,
  icon: Icon,
  title,
  children,
}: {
  href: string;
  icon: LucideIcon;
  title: ReactNode;
  children: ReactNode;
}) {
  return (
    <li>
      <Link href={href} className="line">
        <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
        <span className="grow">
          <span className="line-title">{title}</span>
          <span className="line-detail">{children}</span>
        </span>
        <ChevronRight aria-hidden="true" size={18} strokeWidth={1.75} />
      </Link>
    </li>
  );
}

function MentorWords({ workspace, pact }: { workspace: Workspace; pact: PairPact }) {
  const { mentor, topics } = useObservable(pact.roles);
  const me = workspace.members.find((member) => member.me)?.id;
  const rest = <Plural value={topics.length} _0="" one=" · # topic apart" other=" · # topics apart" />;
  if (mentor === null)
    return (
      <>
        <Trans>Nobody is said to be: you help each other.</Trans>
        {rest}
      </>
    );
  return (
    <>
      {mentor === me ? (
        <Trans>You are</Trans>
      ) : (
        <Trans>
          <bdi>{pact.nameOf(mentor)}</bdi> is
        </Trans>
      )}
      {rest}
    </>
  );
}

export function FormatWords({ state }: { state: Pact }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { sessions = null, until = null } = state.format.agreed?.what ?? {};
  if (sessions !== null)
    return (
      <Trans>
        A flash: {state.met.length} of <Plural value={sessions} one="# meeting" other="# meetings" />
      </Trans>
    );
  if (until !== null) return <Trans>A flash, until {formatDate(i18n.locale, instantOfDay(until), now)}</Trans>;
  return <Trans>As long as you both want</Trans>;
}

export function PauseWords({ workspace, state }: { workspace: Workspace; state: Pact }) {
  const { i18n } = useLingui();
  const now = useNow();
  const [pause] = pausesAt(state, now);
  if (pause === undefined) return <Trans>For exams, holidays, a busy time: said in advance, it worries nobody.</Trans>;
  const until = formatDate(i18n.locale, instantOfDay(pause.until), now);
  const who = workspace.members.find(({ id }) => id === pause.by);
  if (who?.me === true) return <Trans>You are away until {until}</Trans>;
  return (
    <Trans>
      <bdi>{who?.name}</bdi> is away until {until}
    </Trans>
  );
}
