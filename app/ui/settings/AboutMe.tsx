import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { LIMITS } from '../../model/limits.ts';
import { useObservable, useSession } from '../../react/session.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';

export function AboutMe() {
  const { t } = useLingui();
  const session = useSession();
  const { toast } = useAnnouncer();
  const { name } = useObservable(session.home);
  const [typed, setTyped] = useState(name);
  const changed = typed.trim() !== name;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    session.rename(typed.trim());
    toast(t`Your name is kept.`);
  };
  return (
    <section className="settings-part">
      <h2>
        <Trans>You</Trans>
      </h2>
      <form className="settings-line" onSubmit={keep}>
        <TextField
          label={t`Your first name`}
          hint={t`Shown beside your cursor and your messages. Cards you have handed in keep the name they had.`}
          value={typed}
          onValue={setTyped}
          maxLength={LIMITS.name}
          autoComplete="given-name"
        />
        <Button type="submit" disabled={!changed}>
          <Trans>Save</Trans>
        </Button>
      </form>
    </section>
  );
}
