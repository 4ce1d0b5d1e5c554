import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useState } from 'react';
import { useSession } from '../../react/session.ts';
import type { SessionError } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { frenchOrEnglish } from '../preferences.ts';
import { errorWords } from '../words.ts';

type Language = 'en' | 'fr';

/** Asked back, so that a paper on which a line is missing is found out today. */
const ASKED = [3, 11, 20] as const;

const same = (a: string, b: string): boolean =>
  a.trim().localeCompare(b, undefined, { sensitivity: 'base', usage: 'search' }) === 0;

/** The 24 words, shown only here and kept nowhere; then three of them asked back. */
export function PhraseDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { i18n } = useLingui();
  const [language, setLanguage] = useState<Language>(frenchOrEnglish(i18n.locale));
  const [checking, setChecking] = useState(false);
  const [words, error] = useWords(open, language);
  const close = () => {
    setChecking(false);
    onClose();
  };
  return (
    <Dialog open={open} onClose={close} title={<Trans>Your 24 words</Trans>}>
      {error !== null ? (
        <p className="field-error">{i18n._(errorWords(error))}</p>
      ) : words === null ? (
        <p className="muted">
          <Trans>One moment…</Trans>
        </p>
      ) : checking ? (
        <Check words={words} onBack={() => setChecking(false)} onDone={close} />
      ) : (
        <>
          <p className="second">
            <Trans>
              Write them on paper, in this order, and keep the paper where you keep what matters.{' '}
              <strong>Whoever has these words is you</strong>: no picture, no message, no cloud.
            </Trans>
          </p>
          <LanguageOfWords value={language} onValue={setLanguage} />
          <ol className="phrase-words" lang={language} translate="no">
            {words.map((word, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and its place is what counts
              <li key={at}>{word}</li>
            ))}
          </ol>
          <Button kind="primary" wide onClick={() => setChecking(true)}>
            <Trans>I have written them down</Trans>
          </Button>
        </>
      )}
    </Dialog>
  );
}

export function LanguageOfWords({ value, onValue }: { value: Language; onValue: (value: Language) => void }) {
  const { t } = useLingui();
  return (
    <Segmented
      legend={t`Language of the words`}
      legendUnseen
      value={value}
      onValue={onValue}
      options={[
        { value: 'en', label: 'English' },
        { value: 'fr', label: 'Français' },
      ]}
    />
  );
}

function useWords(open: boolean, language: Language): [readonly string[] | null, SessionError | null] {
  const session = useSession();
  const [words, setWords] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<SessionError | null>(null);
  useEffect(() => {
    let isWanted = open;
    if (open) {
      void session.devices.phrase(language).then((phrase) => {
        if (!isWanted) return;
        if (phrase.ok) setWords(phrase.value.reveal().split(' '));
        else setError(phrase.error);
      });
    }
    return () => {
      isWanted = false;
      setWords(null);
      setError(null);
    };
  }, [open, language, session]);
  return [words, error];
}

function Check({ words, onBack, onDone }: { words: readonly string[]; onBack: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const session = useSession();
  const { toast } = useAnnouncer();
  const [typed, setTyped] = useState<readonly string[]>(ASKED.map(() => ''));
  const [tried, setTried] = useState(false);
  const isRight = (index: number): boolean => same(typed[index] ?? '', words[ASKED[index] ?? 0] ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!ASKED.every((_, index) => isRight(index))) return;
    session.devices.noteWayBack('phrase');
    toast(t`Good: your words will bring you back.`);
    onDone();
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p className="second">
        <Trans>Read three of them from your paper, to be sure that nothing is missing.</Trans>
      </p>
      {ASKED.map((place, index) => (
        <TextField
          key={place}
          label={t`Word ${place + 1}`}
          value={typed[index] ?? ''}
          onValue={(value) => setTyped(typed.map((each, at) => (at === index ? value : each)))}
          error={tried && !isRight(index) && t`This is not word ${place + 1}.`}
          autoCapitalize="none"
          spellCheck={false}
        />
      ))}
      <Button kind="primary" wide type="submit">
        <Trans>Check</Trans>
      </Button>
      <Button kind="plain" wide onClick={onBack}>
        <Trans>See the words again</Trans>
      </Button>
    </form>
  );
}
