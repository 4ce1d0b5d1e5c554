import { Trans } from '@lingui/react/macro';
import Eye from 'lucide-react/icons/eye';
import { useObservable } from '../../react/session.ts';
import type { Circle } from '../../session/types.ts';
import { RoleWord } from './RoleWord.tsx';

/** Who sees everything beside those who work together: named on every screen of the space, and never to be closed. */
export function Thirds({ circle }: { circle: Circle }) {
  const thirds = useObservable(circle.members).filter(({ role }) => role !== 'member');
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
