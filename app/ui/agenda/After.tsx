import { Trans, useLingui } from '@lingui/react/macro';
import type { LucideIcon } from 'lucide-react';
import Frown from 'lucide-react/icons/frown';
import Laugh from 'lucide-react/icons/laugh';
import Meh from 'lucide-react/icons/meh';
import Smile from 'lucide-react/icons/smile';
import type { ReactNode } from 'react';
import { PULSES, type Pulse, pulseKey } from '../../model/meeting.ts';
import { Button } from '../parts/Button.tsx';
import type { SessionProps } from './sessionProps.ts';

const ICONS: Record<Pulse, LucideIcon> = { 1: Frown, 2: Meh, 3: Smile, 4: Laugh };

/** Once it is over: did it take place, and how was it. */
export function After(props: SessionProps) {
  return (
    <section className="card agenda-after">
      <Held {...props} />
      {(props.meeting.logged || props.session.held?.held === true) && <HowWasIt {...props} />}
    </section>
  );
}

function Held({ workspace, view, meeting, session }: SessionProps) {
  const { held } = session;
  if (meeting.logged) return null;
  const by = view.people.find(({ id }) => id === held?.by);
  const say = (value: boolean): void => workspace.agenda.sayHeld(meeting.id, session.n, value);
  return (
    <div className="agenda-held">
      <h2 className="grow">
        {held === null ? (
          <Trans>Did you meet?</Trans>
        ) : held.held ? (
          <Trans>You have met</Trans>
        ) : (
          <Trans>It did not take place</Trans>
        )}
      </h2>
      {held === null ? (
        <span className="row">
          <Button kind="primary" small onClick={() => say(true)}>
            <Trans>Yes, we met</Trans>
          </Button>
          <Button small onClick={() => say(false)}>
            <Trans>No</Trans>
          </Button>
        </span>
      ) : (
        <span className="row">
          <span className="caption muted">
            {by?.me === true ? (
              <Trans>as you said</Trans>
            ) : (
              <Trans>
                as <bdi>{by?.name}</bdi> said
              </Trans>
            )}
          </span>
          <Button kind="plain" small onClick={() => say(!held.held)}>
            <Trans>It was otherwise</Trans>
          </Button>
        </span>
      )}
    </div>
  );
}

/** One tap, mine alone; another tap shares it. */
function HowWasIt({ workspace, view, meeting, session }: SessionProps) {
  const { t } = useLingui();
  const { agenda } = workspace;
  const own = view.ownPulses.get(pulseKey(meeting.id, session.n)) ?? null;
  const shared = session.pulses.find(({ by }) => by === view.me)?.value ?? null;
  const names: Record<Pulse, string> = { 1: t`Hard`, 2: t`So-so`, 3: t`Good`, 4: t`Very good` };
  const others = session.pulses.filter(({ by }) => by !== view.me);
  const mine = own ?? shared;
  return (
    <div>
      <h2>
        <Trans>How was it for you?</Trans>
      </h2>
      <div className="agenda-pulses">
        {PULSES.map((value) => {
          const Icon = ICONS[value];
          return (
            <button
              key={value}
              type="button"
              className="agenda-pulse"
              aria-pressed={mine === value}
              onClick={() => agenda.keepPulse(meeting.id, session.n, own === value ? null : value)}
            >
              <Icon aria-hidden="true" size={26} strokeWidth={1.75} />
              {names[value]}
            </button>
          );
        })}
      </div>
      <Shared own={own} shared={shared} onShare={(value) => agenda.sharePulse(meeting.id, session.n, value)} />
      {others.map(({ by, value }) => (
        <p className="second" key={by}>
          <Trans>
            For <bdi>{view.people.find(({ id }) => id === by)?.name}</bdi>: {names[value]}
          </Trans>
        </p>
      ))}
    </div>
  );
}

function Shared({
  own,
  shared,
  onShare,
}: {
  own: Pulse | null;
  shared: Pulse | null;
  onShare: (value: Pulse) => void;
}): ReactNode {
  if (own !== null && own !== shared)
    return (
      <p className="agenda-share second muted">
        <Trans>Only you see it, on your own devices.</Trans>
        <Button kind="plain" small onClick={() => onShare(own)}>
          <Trans>Share it</Trans>
        </Button>
      </p>
    );
  if (shared !== null)
    return (
      <p className="second muted">
        <Trans>Everybody here sees it.</Trans>
      </p>
    );
  return (
    <p className="second muted">
      <Trans>One tap. Nobody but you sees it unless you share it.</Trans>
    </p>
  );
}
