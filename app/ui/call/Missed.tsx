import { Trans, useLingui } from '@lingui/react/macro';
import PhoneMissed from 'lucide-react/icons/phone-missed';
import { useObservable } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import './callButton.css';

/** Who called while nobody answered here: a quiet line, until it was seen. */
export function Missed({ workspace }: { workspace: Workspace }) {
  const { i18n } = useLingui();
  const now = useNow();
  const missed = useObservable(workspace.calls.missed);
  if (missed.length === 0) return null;
  return (
    <div className="missed">
      <PhoneMissed aria-hidden="true" size={20} strokeWidth={1.75} />
      <p className="grow">
        {missed.map(({ person, name, at }) => (
          <span key={person} className="missed-line">
            <Trans>
              <bdi>{name}</bdi> called you {formatSince(i18n.locale, at, Math.max(now, at))}
            </Trans>
          </span>
        ))}
      </p>
      <ButtonLink small href={`/w/${workspace.id}/call`}>
        <Trans>Call back</Trans>
      </ButtonLink>
      <Button small kind="plain" onClick={workspace.calls.seen}>
        <Trans>Seen</Trans>
      </Button>
    </div>
  );
}
