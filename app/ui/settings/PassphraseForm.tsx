import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { PassphraseField } from '../parts/PassphraseField.tsx';

/** Long enough that guessing costs more than it gives, given what each guess costs (argon2id, 64 MiB). */
const SHORTEST = 10;

interface PassphraseFormProps {
  busy: boolean;
  /** What the session answered, in words. */
  error: string | undefined;
  onChosen: (passphrase: string) => void;
}

export function PassphraseForm({ busy, error, onChosen }: PassphraseFormProps) {
  const { t } = useLingui();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [tried, setTried] = useState(false);
  const short = first.length < SHORTEST;
  const different = first !== second;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short && !different && !busy) onChosen(first);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p className="second muted">
        <Trans>
          Four or five ordinary words that have nothing to do with each other are easy to keep in mind and hard to
          guess.
        </Trans>
      </p>
      <PassphraseField
        label={t`Passphrase`}
        value={first}
        onValue={setFirst}
        autoComplete="new-password"
        error={tried && short && t`At least ${SHORTEST} characters.`}
      />
      <PassphraseField
        label={t`Once more`}
        value={second}
        onValue={setSecond}
        autoComplete="new-password"
        error={(tried && !short && different && t`The two are not the same.`) || error}
      />
      <p className="second">
        <Trans>
          <strong>Write it down somewhere safe.</strong> Nobody can send it to you again.
        </Trans>
      </p>
      <Button kind="primary" wide type="submit" busy={busy}>
        {busy ? <Trans>Sealing…</Trans> : <Trans>Use this passphrase</Trans>}
      </Button>
    </form>
  );
}
