import { Trans, useLingui } from '@lingui/react/macro';
import Phone from 'lucide-react/icons/phone';
import { Link } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { withWhom } from '../workspace/people.ts';
import { costWords } from './cost.ts';
import './callButton.css';

/** To the call of a workspace: what a minute of sound costs, or that one is on already. */
export function CallButton({ workspace }: { workspace: Workspace }) {
  const { t, i18n } = useLingui();
  const { data, calls } = useSession();
  const low = useObservable(data.low);
  const going = useObservable(workspace.calls.going);
  const now = useObservable(calls.now);
  // A space that is only read rings nobody.
  if (workspace.archive !== null) return null;
  const isIn = now?.workspace === workspace.id && (now.stage === 'in' || now.stage === 'asking');
  const cost = costWords(i18n.locale, { low, camera: false });
  const name = withWhom(workspace);
  return (
    <Link
      href={`/w/${workspace.id}/call`}
      className={`call-open ${isIn || going > 0 ? 'call-open-on' : ''}`}
      aria-label={isIn ? t`Back to the call` : going > 0 ? t`Join the call` : t`Call ${name}, ${cost}`}
    >
      <Phone aria-hidden="true" size={18} strokeWidth={1.75} />
      <span className="call-open-word">
        {isIn ? <Trans>In a call</Trans> : going > 0 ? <Trans>Join</Trans> : <Trans>Call</Trans>}
      </span>
      {!isIn && <span className="call-open-cost">{cost}</span>}
    </Link>
  );
}
