import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';

interface SameNumberProps {
  /** Who or what opened the link, and the question. */
  question: ReactNode;
  number: ReactNode;
  /** When to say no. */
  advice: ReactNode;
  error?: ReactNode;
  onSame(): void;
  onStop(): void;
}

/** Two screens show a number; whoever sees both says whether it is the same, before anything is given. */
export function SameNumber({ question, number, advice, error, onSame, onStop }: SameNumberProps) {
  return (
    <>
      <p>{question}</p>
      <p className="device-number">{number}</p>
      <p className="second muted">{advice}</p>
      {error && <p className="field-error">{error}</p>}
      <div className="dialog-actions">
        <Button kind="primary" onClick={onSame}>
          <Trans>It is the same</Trans>
        </Button>
        <Button kind="plain" onClick={onStop}>
          <Trans>No, stop</Trans>
        </Button>
      </div>
    </>
  );
}
