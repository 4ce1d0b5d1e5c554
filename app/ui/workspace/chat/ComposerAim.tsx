import { Trans, useLingui } from '@lingui/react/macro';
import X from 'lucide-react/icons/x';
import { IconButton } from '../../parts/Button.tsx';
import type { Aim } from './aim.ts';
import { Cited } from './Quote.tsx';

/** Above the field: what the next message answers, or which one is being edited. */
export function ComposerAim({ aim, onDrop }: { aim: Aim; onDrop: () => void }) {
  const { t } = useLingui();
  return (
    <div className="composer-aim">
      <div className={`quote ${aim.line.mine ? 'quote-mine' : ''}`}>
        {aim.kind === 'reply' ? (
          <Cited line={aim.line} />
        ) : (
          <span className="quote-who">
            <Trans>Editing your message</Trans>
          </span>
        )}
      </div>
      <IconButton
        icon={X}
        label={aim.kind === 'reply' ? t`Do not answer this` : t`Leave it as it was`}
        onClick={onDrop}
      />
    </div>
  );
}
