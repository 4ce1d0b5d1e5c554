import { useLingui } from '@lingui/react/macro';
import { LIMITS } from '../../model/limits.ts';
import { TextArea } from '../parts/Field.tsx';
import { LanguagePicker } from '../parts/LanguagePicker.tsx';
import { accompanies } from './cardForm.ts';
import type { StepProps } from './stepProps.ts';

/** What every card has, whichever step asks for it. */
export function Languages({ form, change, missing }: Omit<StepProps, 'programme' | 'pack'>) {
  const { t } = useLingui();
  return (
    <LanguagePicker
      label={t`Languages you can talk in`}
      hint={
        accompanies(form.role)
          ? t`So that you are given pairs whose words you can read.`
          : t`You will only be matched with someone who speaks one of them.`
      }
      error={missing.includes('languages') && t`Choose at least one language.`}
      values={form.languages}
      onValues={(languages) => change({ languages })}
    />
  );
}

export function Words({ form, change }: Pick<StepProps, 'form' | 'change'>) {
  const { t } = useLingui();
  return (
    <TextArea
      label={t`A few words from you`}
      hint={t`What brings you here, what you enjoy. As you would say it out loud.`}
      optional
      value={form.words}
      onValue={(words) => change({ words })}
      max={LIMITS.words}
    />
  );
}
