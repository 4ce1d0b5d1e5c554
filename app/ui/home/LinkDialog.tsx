import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { takeLink } from '../join/link.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { ScanCode } from '../parts/ScanCode.tsx';
import { errorWords } from '../words.ts';

/** For a link that did not open by itself: pasted here, it opens its page. */
export function LinkDialog({ open: isOpen, onClose }: { open: boolean; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const [, go] = useLocation();
  const [pasted, setPasted] = useState('');
  const [wrong, setWrong] = useState(false);
  const open = (link: string): void => {
    const page = takeLink(link);
    setWrong(page === null);
    if (page === null) return;
    setPasted('');
    go(page);
  };
  const follow = (event: FormEvent) => {
    event.preventDefault();
    open(pasted);
  };
  return (
    <Dialog open={isOpen} onClose={onClose} title={<Trans>I was given a link</Trans>}>
      <form className="stack" onSubmit={follow} noValidate>
        <TextField
          label={t`Paste the link`}
          error={wrong ? i18n._(errorWords({ tag: 'link-malformed' })) : undefined}
          value={pasted}
          onValue={(value) => {
            setPasted(value);
            setWrong(false);
          }}
          placeholder="https://…#…"
          dir="ltr"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
        <ScanCode onText={open} />
        <Button kind="primary" wide type="submit">
          <Trans>Open it</Trans>
        </Button>
      </form>
    </Dialog>
  );
}
