import { Trans, useLingui } from '@lingui/react/macro';
import Copy from 'lucide-react/icons/copy';
import { useRef } from 'react';
import { useAnnouncer } from './Announcer.tsx';
import { Button } from './Button.tsx';
import './CopyLink.css';

/** A link to hand on: shown whole, copied at a press; where the browser refuses the clipboard, selected for the hand. */
export function CopyLink({ link, label, isMain = false }: { link: string; label: string; isMain?: boolean }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      toast(t`Link copied`);
    } catch {
      field.current?.select();
    }
  };
  return (
    <div className="copy-link">
      <input
        ref={field}
        className="input"
        readOnly
        autoComplete="off"
        aria-label={label}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button kind={isMain ? 'primary' : 'quiet'} icon={Copy} onClick={() => void copy()}>
        <Trans>Copy the link</Trans>
      </Button>
    </div>
  );
}
