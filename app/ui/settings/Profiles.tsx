import { Trans, useLingui } from '@lingui/react/macro';
import Plus from 'lucide-react/icons/plus';
import { type FormEvent, useState } from 'react';
import { LIMITS } from '../../model/limits.ts';
import { useObservable, useSession } from '../../react/session.ts';
import { NewProfile } from '../lock/NewProfile.tsx';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { DeleteProfile } from './DeleteProfile.tsx';

/** Several people on one computer, and taking everything of one away. */
export function Profiles({ onProtected }: { onProtected: () => void }) {
  const { t } = useLingui();
  const { profiles } = useSession();
  const { toast } = useAnnouncer();
  const all = useObservable(profiles).filter((each) => !each.leaving);
  const mine = all.find((each) => each.id === profiles.current);
  const [adding, setAdding] = useState(false);
  const [label, setLabel] = useState(mine?.label ?? '');
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (mine === undefined) return;
    profiles.relabel(mine.id, label);
    toast(label.trim() === '' ? t`Only the number is shown.` : t`The name is kept.`);
  };
  return (
    <section className="settings-part">
      <h2>
        <Trans>Profiles on this device</Trans>
      </h2>
      <p className="second muted">
        <Trans>
          Several people can use Binôme here, each with keys of their own. Only a passphrase keeps the others out of
          yours.
        </Trans>
      </p>
      {all.length > 1 && mine !== undefined && (
        <form className="settings-line" onSubmit={keep}>
          <TextField
            label={t`Your name on the list`}
            hint={t`Everybody who uses this device sees it. Empty: “Profile ${mine.number}”.`}
            value={label}
            onValue={setLabel}
            maxLength={LIMITS.profileLabel}
            autoComplete="off"
          />
          <Button type="submit" disabled={label.trim() === (mine.label ?? '')}>
            <Trans>Save</Trans>
          </Button>
        </form>
      )}
      <div className="settings-buttons">
        {all.length > 1 && (
          <Button onClick={profiles.ask}>
            <Trans>Change profile</Trans>
          </Button>
        )}
        <Button kind={all.length > 1 ? 'plain' : 'quiet'} icon={Plus} onClick={() => setAdding(true)}>
          <Trans>Add a profile</Trans>
        </Button>
      </div>
      <DeleteProfile />
      <NewProfile open={adding} onClose={() => setAdding(false)} onProtected={onProtected} />
    </section>
  );
}
