import { Trans, useLingui } from '@lingui/react/macro';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { addressOf } from './address.ts';

/** Puts a link on the selected words, changes or removes the one under the caret, or opens it. */
export function LinkDialog({ editor, open, onClose }: { editor: Editor; open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Link</Trans>}>
      <LinkForm editor={editor} onClose={onClose} />
    </Dialog>
  );
}

function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useLingui();
  const [present] = useState(() => {
    const { href } = editor.getAttributes('link');
    return typeof href === 'string' ? href : '';
  });
  // The other person's device may have written anything there.
  const opens = addressOf(present);
  const [address, setAddress] = useState(present);
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const href = addressOf(address);
        if (href === null) {
          setWrong(true);
          return;
        }
        const chain = editor.chain().focus();
        if (present === '' && editor.state.selection.empty) {
          chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
        } else chain.extendMarkRange('link').setLink({ href }).run();
        onClose();
      }}
    >
      <TextField
        label={t`Address`}
        value={address}
        onValue={(value) => {
          setAddress(value);
          setWrong(false);
        }}
        inputMode="url"
        placeholder="https://"
        autoFocus
        error={wrong && <Trans>This is not an address that can be opened.</Trans>}
      />
      <div className="row">
        <Button kind="primary" type="submit">
          <Trans>Apply</Trans>
        </Button>
        {present !== '' && (
          <>
            {opens !== null && (
              <a className="button button-quiet" href={opens} target="_blank" rel="noopener noreferrer">
                <Trans>Open</Trans>
              </a>
            )}
            <Button
              kind="plain"
              onClick={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
                onClose();
              }}
            >
              <Trans>Remove</Trans>
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
