import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { Locked as LockedStatus } from '../../session/types.ts';
import { NewProfile } from '../lock/NewProfile.tsx';
import { Button } from '../parts/Button.tsx';
import { Splash } from '../parts/Splash.tsx';
import { Quiet } from './Quiet.tsx';
import { PasskeyUnlock, PassphraseUnlock, PlainUnlock } from './Unlock.tsx';

/** Nothing is open. The passphrase opens it; a passkey too, where one was made. */
export function Locked({ locked }: { locked: LockedStatus }) {
  const session = useSession();
  if (locked.hidden) return <Quiet onMore={() => session.lock(false)} />;
  if (!locked.passphrase) {
    return (
      <Splash
        title={<Trans>Put away</Trans>}
        words={<Trans>There is no passphrase on this device, so nothing is asked of whoever opens it.</Trans>}
        action={<PlainUnlock />}
      />
    );
  }
  return (
    <Splash title={<Trans>Locked</Trans>} words={<Trans>Your passphrase opens what is kept on this device.</Trans>}>
      {locked.passkey && <PasskeyUnlock />}
      <PassphraseUnlock />
      <OtherProfile />
    </Splash>
  );
}

/** This one is locked, and somebody else wants to work at this computer. */
function OtherProfile() {
  const { profiles } = useSession();
  const several = useObservable(profiles).length > 1;
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button kind="plain" onClick={several ? profiles.ask : () => setAdding(true)}>
        {several ? <Trans>Another profile</Trans> : <Trans>I am someone else</Trans>}
      </Button>
      <NewProfile open={adding} onClose={() => setAdding(false)} />
    </>
  );
}
