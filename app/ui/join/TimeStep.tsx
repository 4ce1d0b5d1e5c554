import { useLingui } from '@lingui/react/macro';
import { TimeZonePicker } from '../parts/TimeZonePicker.tsx';
import { WeekPicker } from '../parts/WeekPicker.tsx';
import { Words } from './Fields.tsx';
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
      <Words form={form} change={change} />
    </div>
  );
}
