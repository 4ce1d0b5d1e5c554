import { useLingui } from '@lingui/react/macro';
import { useServer } from '../../react/shown.ts';
import { StateChip } from '../parts/StateChip.tsx';
import { serverWords } from '../words.ts';

const tones = { connected: 'good', connecting: 'wait', offline: 'wait' } as const;

/** How this device stands with the server, in a word. */
export function ServerLine() {
  const { i18n } = useLingui();
  const state = useServer();
  if (state === 'idle') return null;
  return (
    <p className="server-line">
      <StateChip tone={tones[state]}>{i18n._(serverWords(state))}</StateChip>
    </p>
  );
}
