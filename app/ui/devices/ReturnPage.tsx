import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import { deviceToken, tokenIn } from '../join/link.ts';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { Field, TextArea, TextField } from '../parts/Field.tsx';
import { PassphraseField } from '../parts/PassphraseField.tsx';
import { ScanCode } from '../parts/ScanCode.tsx';
import { FocusPage } from '../parts/Shell.tsx';
import { errorWords } from '../words.ts';
import { useRestore } from './useRestore.ts';
import './devices.css';

const ByPartner = lazy(() => import('./ByPartner.tsx').then((m) => ({ default: m.ByPartner })));

type Way = 'words' | 'file' | 'device' | 'partner';

/** For somebody who was here before, on a device that does not know them. */
export function ReturnPage() {
  const { t, i18n } = useLingui();
  const mayReturn = useObservable(useSession().devices.mayReturn);
  const [way, setWay] = useState<Way>('words');
  return (
    <FocusPage title={t`Come back`}>
      <div className="return-page">
        <h1>
          <Trans>Welcome back</Trans>
        </h1>
        {mayReturn ? (
          <>
            <Segmented
              legend={t`What do you have?`}
              value={way}
              onValue={setWay}
              options={[
                { value: 'words', label: t`My 24 words` },
                { value: 'file', label: t`My file` },
                { value: 'device', label: t`My other device` },
                { value: 'partner', label: t`My partner’s help` },
              ]}
            />
            {way === 'words' && <ByWords />}
            {way === 'file' && <ByFile />}
            {way === 'device' && <ByDevice />}
            {way === 'partner' && (
              <Suspense fallback={null}>
                <ByPartner />
              </Suspense>
            )}
          </>
        ) : (
          <Notice title={<Trans>This device is somebody’s already</Trans>}>
            {i18n._(errorWords({ tag: 'not-empty' }))}
          </Notice>
        )}
      </div>
    </FocusPage>
  );
}

function ByWords() {
  const { t } = useLingui();
  const session = useSession();
  const { busy, error, restore, clear } = useRestore();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void restore(() => session.devices.restorePhrase(text));
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextArea
        label={t`Your 24 words, in their order`}
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
      <p className="second muted">
        <Trans>
          Your spaces open again when your partner’s device is online at the same time as this one. Type the words
          nowhere else: nobody who means well will ask you for them.
        </Trans>
      </p>
    </form>
  );
}

function ByFile() {
  const { t } = useLingui();
  const session = useSession();
  const { busy, error, restore, clear } = useRestore();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    void restore(async () => session.devices.restoreFile(new Uint8Array(await file.arrayBuffer()), passphrase));
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field label={t`Your recovery file`}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            type="file"
            autoComplete="off"
            onChange={(event) => {
              setFile(event.currentTarget.files?.[0] ?? null);
              clear();
            }}
          />
        )}
      </Field>
      <PassphraseField
        label={t`Its passphrase`}
        value={passphrase}
        onValue={(value) => {
          setPassphrase(value);
          clear();
        }}
        autoComplete="current-password"
        error={error}
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        <Trans>Come back</Trans>
      </Button>
    </form>
  );
}

function ByDevice() {
  const { t, i18n } = useLingui();
  const [, go] = useLocation();
  const [pasted, setPasted] = useState('');
  const [wrong, setWrong] = useState(false);
  const open = (link: string): void => {
    const found = tokenIn(link);
    setWrong(found === null);
    if (found === null) return;
    deviceToken.set(found);
    go('/device');
  };
  const follow = (event: FormEvent) => {
    event.preventDefault();
    open(pasted);
  };
  return (
    <form className="stack" onSubmit={follow} noValidate>
      <ol className="device-steps">
        <li>
          <Trans>On your other device, open Settings, then “Add a device”.</Trans>
        </li>
        <li>
          <Trans>Scan the code it shows, or paste its link here.</Trans>
        </li>
      </ol>
      <ScanCode onText={open} />
      <TextField
        label={t`The link of your other device`}
        error={wrong ? i18n._(errorWords({ tag: 'link-malformed' })) : undefined}
        value={pasted}
        onValue={(value) => {
          setPasted(value);
          setWrong(false);
        }}
        placeholder="https://…/device#…"
        dir="ltr"
        inputMode="url"
        spellCheck={false}
      />
      <Button kind="primary" wide type="submit">
        <Trans>Go on</Trans>
      </Button>
    </form>
  );
}
