import { useLingui } from '@lingui/react/macro';
import { LIMITS } from '../../model/limits.ts';
import { TextArea } from '../parts/Field.tsx';
import { TimeZonePicker } from '../parts/TimeZonePicker.tsx';
import { WeekPicker } from '../parts/WeekPicker.tsx';
import type { StepProps } from './stepProps.ts';

export function TimeStep({ form, change, missing }: StepProps) {
  const { t } = useLingui();
  return (
    <div className="apply-form apply-skills">
      <WeekPicker
        legend={t`In an ordinary week`}
        hint={t`Slide along a day, or start from a suggestion. Two or three moments are enough.`}
        error={missing.includes('availability') && t`Choose at least one moment of the week.`}
        free={form.availability}
        onFree={(availability) => change({ availability })}
      />
      <TimeZonePicker
        label={t`On the clock of`}
        hint={t`Guessed from this device. Change it if you live elsewhere.`}
        error={missing.includes('timeZone') && t`Choose a city that has your time.`}
        value={form.timeZone}
        onValue={(timeZone) => change({ timeZone })}
      />
      <TextArea
        label={t`A few words from you`}
        hint={t`What brings you here, what you enjoy. As you would say it out loud.`}
        optional
        value={form.words}
        onValue={(words) => change({ words })}
        max={LIMITS.words}
      />
    </div>
  );
}
