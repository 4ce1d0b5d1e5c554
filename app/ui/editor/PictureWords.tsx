import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import type { PhraseGuard } from './phrase.ts';

interface PictureWordsProps {
  /** What it says now. */
  before: string;
  guard: PhraseGuard | undefined;
  /** Null: nothing is to change. */
  onDone: (alt: string | null) => void;
}

/** What is to be seen on a picture, for who does not see it, and for who has not fetched it. */
export function PictureWords({ before, guard, onDone }: PictureWordsProps) {
  const { t } = useLingui();
  const [words, setWords] = useState(before);
  const done = (): void => {
    const alt = words.trim().slice(0, 400);
    const looked = guard?.looksLikePhrase(alt) ?? false;
    const keepOut = (): void => {
      onDone(null);
      guard?.onPhrase('pasted');
    };
    if (looked === false) onDone(alt);
    else void looked.then((found) => (found ? keepOut() : onDone(alt)), keepOut);
  };
  return (
    <Dialog open onClose={() => onDone(null)} title={<Trans>What does the picture show?</Trans>}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <TextField
          label={t`In a few words`}
          hint={<Trans>For somebody who cannot see it, or has not fetched it yet.</Trans>}
          value={words}
          onValue={setWords}
          maxLength={400}
          autoFocus
        />
        <div className="row">
          <Button kind="primary" type="submit">
            {words.trim() === '' ? <Trans>Put it in without words</Trans> : <Trans>Put it in the page</Trans>}
          </Button>
          <Button kind="plain" onClick={() => onDone(null)}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
