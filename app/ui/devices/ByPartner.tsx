import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { Helped } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { TextArea, TextField } from '../parts/Field.tsx';
import { useRestore } from './useRestore.ts';

/** Back with what a partner kept: their digits, the number to compare, then one's own five words. */
export function ByPartner() {
  const [helped, setHelped] = useState<Helped | null>(null);
  useEffect(() => helped?.cancel, [helped]);
  return helped === null ? <Digits onFound={setHelped} /> : <Meeting helped={helped} onBack={() => setHelped(null)} />;
}

function Digits({ onFound }: { onFound: (helped: Helped) => void }) {
  const { t } = useLingui();
  const session = useSession();
  const [spoken, setSpoken] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const began = await session.devices.beHelped(spoken);
    setBusy(false);
    if (began.ok) onFound(began.value);
    else setError(t`Twelve digits are on your partner’s screen.`);
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ol className="device-steps">
        <li>
          <Trans>Call the person who keeps your share, or sit together.</Trans>
        </li>
        <li>
          <Trans>They open the space they have with you, choose “Help … come back”, and say twelve digits.</Trans>
        </li>
      </ol>
      <TextField
        label={t`The twelve digits`}
        value={spoken}
        onValue={(value) => {
          setSpoken(value);
          setError(undefined);
        }}
        error={error}
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        <Trans>Go on</Trans>
      </Button>
    </form>
  );
}

function Meeting({ helped, onBack }: { helped: Helped; onBack: () => void }) {
  const state = useObservable(helped.state);
  if (state.tag === 'taken') return <Words helped={helped} />;
  return (
    <>
      {state.tag === 'calling' ? (
        <p role="status">
          <Trans>Looking for your partner’s device…</Trans>
        </p>
      ) : (
        <>
          <p>
            <Trans>Read this number to your partner. They say on their device that it is the same.</Trans>
          </p>
          <p className="device-number">{state.number}</p>
        </>
      )}
      {/* Nobody answers to digits that were misheard. */}
      <Button kind="plain" wide onClick={onBack}>
        <Trans>Type the digits again</Trans>
      </Button>
    </>
  );
}

function Words({ helped }: { helped: Helped }) {
  const { t } = useLingui();
  const { busy, error, restore, clear } = useRestore();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void restore(() => helped.open(text));
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p role="status">
        <Trans>Your share is here. Now your own five words: type them, and say them to nobody.</Trans>
      </p>
      <TextArea
        label={t`Your five words, in their order`}
        hint={t`In French or English, with or without accents. The first four letters of each are enough.`}
        error={error}
        value={text}
        onValue={(value) => {
          setText(value);
          clear();
        }}
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        <Trans>Come back</Trans>
      </Button>
    </form>
  );
}
