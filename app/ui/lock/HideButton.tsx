import { Trans, useLingui } from '@lingui/react/macro';
import EyeOff from 'lucide-react/icons/eye-off';
import { useHide } from '../../react/shown.ts';
import './lock.css';

/** Puts everything away at once: the same as Escape three times. On every screen, in the same place. */
export function HideButton({ look }: { look: 'rail' | 'nav' }) {
  const { t } = useLingui();
  const hide = useHide();
  if (look === 'nav') {
    const label = t`Hide and lock`;
    return (
      <button type="button" className="button-icon hide-nav" aria-label={label} title={label} onClick={hide}>
        <EyeOff aria-hidden="true" size={22} strokeWidth={1.75} />
      </button>
    );
  }
  return (
    <button type="button" className="rail-item hide-rail" title={t`Or press Escape three times`} onClick={hide}>
      <EyeOff aria-hidden="true" size={20} strokeWidth={1.75} />
      <Trans>Hide and lock</Trans>
    </button>
  );
}
