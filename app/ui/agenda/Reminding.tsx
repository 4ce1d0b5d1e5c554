import { Trans, useLingui } from '@lingui/react/macro';
import Bell from 'lucide-react/icons/bell';
import { useState } from 'react';
import { Button } from '../parts/Button.tsx';

const permission = (): NotificationPermission | 'none' => ('Notification' in window ? Notification.permission : 'none');

/** Asked here only, so after a meeting is planned; and what no app without a server can do is said. */
export function Reminding() {
  const { t } = useLingui();
  const [state, setState] = useState(permission);
  return (
    <div className="agenda-file">
      <p className="second grow">
        <Trans>
          Binôme reminds you a quarter of an hour before, as long as it is open. Once closed it cannot ring: there is no
          server that would wake it.
        </Trans>{' '}
        {state === 'granted' && t`Your device shows it too, without a name.`}
        {state === 'denied' && t`Notifications are off for it in this browser.`}
      </p>
      {state === 'default' && (
        <Button
          icon={Bell}
          onClick={async () => {
            setState(await Notification.requestPermission());
          }}
        >
          <Trans>Notify me</Trans>
        </Button>
      )}
    </div>
  );
}
