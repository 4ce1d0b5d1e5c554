import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useState } from 'react';
import type { PartnerRecovery } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { frenchOrEnglish } from '../preferences.ts';
import { errorWords } from '../words.ts';
import { LanguageOfWords } from './PhraseDialog.tsx';
import { restoreWords } from './restoreWords.ts';

const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

interface PartnerDialogProps {
  name: string;
  recovery: PartnerRecovery;
  onClose: () => void;
}

/** Five words, shown only here and kept nowhere, written back once; then the other is asked. */
export function PartnerDialog({ name, recovery, onClose }: PartnerDialogProps) {
  const { i18n } = useLingui();
  const [language, setLanguage] = useState<'en' | 'fr'>(frenchOrEnglish(i18n.locale));
  const [code, setCode] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const [checking, setChecking] = useState(false);
  useEffect(() => {
    let isWanted = true;
    setCode(null);
    setError(undefined);
    void recovery.newCode(language).then((fresh) => {
      if (!isWanted) return;
      if (fresh.ok) setCode(fresh.value.reveal());
      else setError(i18n._(errorWords(fresh.error)));
    });
    return () => {
      isWanted = false;
    };
  }, [recovery, language, i18n]);
  const other = <bdi>{name}</bdi>;
  return (
    <Dialog open onClose={onClose} title={<Trans>With the help of {other}</Trans>}>
      {error ? (
        <p className="field-error">{error}</p>
      ) : code === null ? (
        <p className="muted">
          <Trans>One moment…</Trans>
        </p>
      ) : checking ? (
        <Check code={code} name={name} recovery={recovery} onBack={() => setChecking(false)} onDone={onClose} />
      ) : (
        <>
          <p className="second">
            <Trans>
              These five words are yours alone. Write them down, or learn them by heart. {other} will keep a sealed
              share that opens under them only: <strong>never tell {other} the words</strong>, not even on the day you
              come back.
            </Trans>
          </p>
          <LanguageOfWords value={language} onValue={setLanguage} />
          <ol className="phrase-words" lang={language} translate="no">
            {code.split(' ').map((word, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and its place is what counts
              <li key={at}>{word}</li>
            ))}
          </ol>
          <Button kind="primary" wide onClick={() => setChecking(true)}>
            <Trans>I have them</Trans>
          </Button>
        </>
      )}
    </Dialog>
  );
}

interface CheckProps extends Omit<PartnerDialogProps, 'onClose'> {
  code: string;
  onBack: () => void;
  onDone: () => void;
}

function Check({ code, name, recovery, onBack, onDone }: CheckProps) {
  const { t, i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (letters(typed) !== letters(code)) {
      setError(t`These are not the five words, or not in this order.`);
      return;
    }
    setBusy(true);
    const asked = await recovery.ask(code);
    setBusy(false);
    if (!asked.ok) {
      setError(i18n._(restoreWords(asked.error)));
      return;
    }
    toast(t`${name} is asked. You will see here when it is on their device.`);
    onDone();
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t`Your five words, once`}
        hint={t`So that you know they are in your hand, or in your head.`}
        value={typed}
        onValue={(value) => {
          setTyped(value);
          setError(undefined);
        }}
        error={error}
        autoCapitalize="none"
        spellCheck={false}
      />
      <Button kind="primary" wide type="submit" busy={busy}>
        <span>
          <Trans>
            Ask <bdi>{name}</bdi>
          </Trans>
        </span>
      </Button>
      <Button kind="plain" wide onClick={onBack}>
        <Trans>See the words again</Trans>
      </Button>
    </form>
  );
}
