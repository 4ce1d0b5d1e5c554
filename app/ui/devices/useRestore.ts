import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Result } from '../../../crypto/result.ts';
import { useSession } from '../../react/session.ts';
import type { RestoreError } from '../../session/types.ts';
import { restoreWords } from './restoreWords.ts';
import { startAnew } from './startAnew.ts';

/** One try at a time, its error in words, and the start as that person. */
export function useRestore() {
  const { i18n } = useLingui();
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const restore = async (attempt: () => Promise<Result<void, RestoreError>>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const result = await attempt();
    if (result.ok) {
      await startAnew(session);
      return;
    }
    setBusy(false);
    setError(i18n._(restoreWords(result.error)));
  };
  return { busy, error, restore, clear: () => setError(undefined) };
}
