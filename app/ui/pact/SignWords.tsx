import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Proposal } from '../../model/pact.ts';

/** What the other person has signed, and waits for mine. */
export function SignWords({ kind, name }: { kind: Proposal['kind']; name: ReactNode }) {
  switch (kind) {
    case 'agreement':
      return <Trans>{name} has signed an agreement</Trans>;
    case 'roles':
      return <Trans>{name} proposes who is the mentor</Trans>;
    case 'format':
      return <Trans>{name} proposes how long you go on</Trans>;
    case 'reopen':
      return <Trans>{name} would like to open this space again</Trans>;
  }
}
