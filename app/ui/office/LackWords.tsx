import { Trans } from '@lingui/react/macro';
import type { Lack } from './ready.ts';

/** Why a run would pair nobody for now. */
export function LackWords({ lack }: { lack: Lack }) {
  switch (lack) {
    case 'mentor':
      return <Trans>No mentor is free: a run takes at least one card of a mentor and one of a mentee.</Trans>;
    case 'mentee':
      return <Trans>No mentee is free: a run takes at least one card of a mentor and one of a mentee.</Trans>;
    case 'both':
      return <Trans>A run takes at least two free cards: one of a mentor and one of a mentee.</Trans>;
  }
}
