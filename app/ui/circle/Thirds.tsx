import { Trans, useLingui } from '@lingui/react/macro';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useObservable } from '../../react/session.ts';
import type { Circle, Member } from '../../session/types.ts';
import { formatList } from '../format.ts';
import { RoleWord } from './RoleWord.tsx';

const isThird = ({ role }: Member): boolean => role !== 'member';

function NobodySees({ gone }: { gone: readonly Member[] }) {
  const { i18n } = useLingui();
  const names = formatList(
    i18n.locale,
    gone.map(({ name }) => name),
  );
  return (
    <p className="work-thirds">
      <EyeOff aria-hidden="true" size={16} strokeWidth={2} />
      <Trans>
        Since <bdi>{names}</bdi> left, nobody beside you sees what is written here.
      </Trans>
    </p>
  );
}

/** Who sees everything beside those who work together: named on every screen of the space, and never to be closed. */
export function Thirds({ circle }: { circle: Circle }) {
  const thirds = useObservable(circle.members).filter(isThird);
  const gone = useObservable(circle.people).filter((one) => one.former && isThird(one));
  // That nobody sees it any more is said as plainly as that somebody did.
  if (thirds.length === 0 && gone.length > 0) return <NobodySees gone={gone} />;
  if (thirds.length === 0) return null;
  return (
    <ul className="work-thirds">
      {thirds.map(({ id, name, role, me }) => (
        <li key={id}>
          <Eye aria-hidden="true" size={16} strokeWidth={2} />
          <span>
            {me ? (
              <Trans>
                You are here as <RoleWord role={role} />: everybody sees that you read along.
              </Trans>
            ) : (
              <Trans>
                <bdi>{name}</bdi> (<RoleWord role={role} />) sees everything written here.
              </Trans>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
