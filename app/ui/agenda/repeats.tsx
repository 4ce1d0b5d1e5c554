import { useLingui } from '@lingui/react/macro';
import type { Repeat, Rhythm } from '../../model/meeting.ts';

/** "Every week": how often, as a choice has it. */
export function useRepeats(): Record<Rhythm, string> {
  const { t } = useLingui();
  return { weekly: t`Every week`, fortnightly: t`Every 2 weeks`, monthly: t`Every month` };
}

/** The same within a sentence; nothing for once. */
export function RepeatWords({ repeat }: { repeat: Repeat }) {
  const { i18n } = useLingui();
  const names = useRepeats();
  return repeat === 'once' ? null : names[repeat].toLocaleLowerCase(i18n.locale);
}
