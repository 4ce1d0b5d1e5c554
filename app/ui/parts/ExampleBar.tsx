import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../crypto/result.ts';
import type { SessionError } from '../../session/types.ts';
import { errorWords } from '../words.ts';
import { useAnnouncer } from './Announcer.tsx';
import { Button } from './Button.tsx';
import './ExampleBar.css';

interface ExampleBarProps {
  children: ReactNode;
  onRemove(): Promise<Result<void, SessionError>>;
}

/** Above everything of an example, wherever it is shown: what it is, and the press that takes it off. */
export function ExampleBar({ children, onRemove }: ExampleBarProps) {
  const { i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [, go] = useLocation();
  const remove = async (): Promise<void> => {
    // Away from it first: what is drawn must not be closed under it.
    go('/');
    const removed = await onRemove();
    if (!removed.ok) toast(i18n._(errorWords(removed.error)));
  };
  return (
    <div className="example-bar">
      <p>
        <strong>
          <Trans>Example</Trans>
        </strong>{' '}
        {children}
      </p>
      <Button kind="plain" small onClick={() => void remove()}>
        <Trans>Remove it</Trans>
      </Button>
    </div>
  );
}
