import { Trans } from '@lingui/react/macro';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import { NewProfile } from '../lock/NewProfile.tsx';
import { ProfileName } from '../lock/ProfileName.tsx';
import { Button } from '../parts/Button.tsx';
import { Splash } from '../parts/Splash.tsx';
import '../lock/lock.css';

/** Several people use this browser: each has a profile of their own, and sees nothing of the others. */
export function Chooser() {
  const session = useSession();
  const profiles = useObservable(session.profiles).filter((each) => !each.leaving);
  const [adding, setAdding] = useState(false);
  return (
    <Splash
      title={<Trans>Whose turn is it?</Trans>}
      words={<Trans>Each profile has its own keys and its own lock, and sees nothing of the others.</Trans>}
    >
      <ul className="profiles">
        {profiles.map((profile) => (
          <li key={profile.id}>
            <Button wide onClick={() => session.profiles.choose(profile.id)}>
              <ProfileName profile={profile} />
            </Button>
          </li>
        ))}
      </ul>
      <Button kind="plain" icon={Plus} onClick={() => setAdding(true)}>
        <Trans>New profile</Trans>
      </Button>
      <NewProfile open={adding} onClose={() => setAdding(false)} />
    </Splash>
  );
}
