import { Trans } from '@lingui/react/macro';
import Phone from 'lucide-react/icons/phone';
import { useObservable } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { CalledWords } from './CalledWords.tsx';
import './callButton.css';

/** Who called while nobody answered here: a quiet line, until it was seen. */
export function Missed({ workspace }: { workspace: Workspace }) {
  const now = useNow();
  const missed = useObservable(workspace.calls.missed);
  if (missed.length === 0) return null;
  return (
    <div className="missed">
      <Phone aria-hidden="true" size={20} strokeWidth={1.75} />
      <p className="grow">
        {missed.map(({ person, name, at }) => (
          <span key={person} className="missed-line">
            <CalledWords name={name} at={at} now={now} />
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
