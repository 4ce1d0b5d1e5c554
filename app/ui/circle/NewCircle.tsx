import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TextField } from '../parts/Field.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { errorWords } from '../words.ts';
import '../invite/invite.css';

/** A circle begins with one person and a name; the others are invited from inside. */
export function NewCircle() {
  const { t, i18n } = useLingui();
  const session = useSession();
  const [, go] = useLocation();
  const known = useObservable(session.home).name;
  const [name, setName] = useState('');
  const [mine, setMine] = useState(known);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || mine.trim() === '' || busy) return;
    setBusy(true);
    const made = await session.createCircle({ name, mine });
    setBusy(false);
    if (made.ok) go(`/w/${made.value}/people`);
    else setError(i18n._(errorWords(made.error)));
  };
  return (
    <FocusPage title={t`A new circle`}>
      <div className="invite-page">
        <h1>
          <Trans>A new circle</Trans>
        </h1>
        <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
          <p className="muted">
            <Trans>
              Up to twelve people who write, talk and move forward together. It is sealed like a space for two: what you
              write is on your devices only.
            </Trans>
          </p>
          {error && <Notice tone="danger">{error}</Notice>}
          <TextField
            label={t`What it is called`}
            hint={t`For example “Monday readers”, or “Amina’s team”.`}
            value={name}
            onValue={setName}
            maxLength={80}
            autoComplete="off"
            error={tried && name.trim() === '' && t`A name, so that everybody knows which circle it is.`}
          />
          <TextField
            label={t`Your first name`}
            value={mine}
            onValue={setMine}
            maxLength={80}
            autoComplete="given-name"
            error={tried && mine.trim() === '' && t`How should they call you?`}
          />
          <Button kind="primary" wide type="submit" busy={busy}>
            <Trans>Begin the circle</Trans>
          </Button>
        </form>
      </div>
    </FocusPage>
  );
}
