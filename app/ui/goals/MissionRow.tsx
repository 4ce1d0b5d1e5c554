import { Trans, useLingui } from '@lingui/react/macro';
import Award from 'lucide-react/icons/award';
import type { MissionView, Workspace } from '../../session/types.ts';
import { formatList } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Tick } from './Tick.tsx';

interface MissionRowProps {
  workspace: Workspace;
  view: MissionView;
  title: string;
  how: string;
  /** With the words that a badge for it begins with. */
  onGive: (what: string) => void;
}

/** One mission: what it is, who says that it is done, and once all do, the way to a badge. */
export function MissionRow({ workspace, view: { mission, by, done }, title, how, onGive }: MissionRowProps) {
  const { t, i18n } = useLingui();
  const me = workspace.members.find((member) => member.me);
  const names = workspace.members.filter(({ id }) => by.includes(id)).map((one) => (one.me ? t`You` : one.name));
  return (
    <li className="way-mission">
      <Tick
        checked={me !== undefined && by.includes(me.id)}
        onChange={(on) => workspace.journey.did(mission, on)}
        about={
          <>
            <span dir="auto">{how}</span>
            {names.length > 0 && (
              <span className="way-said">
                {done ? (
                  <Trans>Done, you all say so.</Trans>
                ) : (
                  <Trans>Said to be done by: {formatList(i18n.locale, names)}</Trans>
                )}
              </span>
            )}
          </>
        }
      >
        <span dir="auto">{title}</span>
      </Tick>
      {done && (
        <Button small icon={Award} onClick={() => onGive(title)}>
          <Trans>Give a badge</Trans>
        </Button>
      )}
    </li>
  );
}
