import { Trans } from '@lingui/react/macro';
import type { CircleRole } from '../../model/roster.ts';

export function RoleWord({ role }: { role: CircleRole }) {
  switch (role) {
    case 'member':
      return <Trans>member</Trans>;
    case 'guardian':
      return <Trans>guardian</Trans>;
    case 'supervisor':
      return <Trans>supervisor</Trans>;
  }
}
