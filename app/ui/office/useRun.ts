import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Result } from '../../../crypto/result.ts';
import type { SessionError } from '../../session/types.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { runErrorWords } from './runErrorWords.ts';

interface Run {
  readonly busy: boolean;
  /** Runs it once at a time, and tells a failure in words. Resolves to whether it went well. */
  run<T>(work: () => Promise<Result<T, SessionError>>): Promise<{ readonly value: T } | null>;
}

export function useRun(): Run {
  const { i18n } = useLingui();
  const { toast } = useAnnouncer();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    async run(work) {
      setBusy(true);
      const result = await work();
      setBusy(false);
      if (result.ok) return { value: result.value };
      toast(i18n._(runErrorWords(result.error)));
      return null;
    },
  };
}
