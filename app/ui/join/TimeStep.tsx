import { useLingui } from '@lingui/react/macro';
import { LIMITS } from '../../model/limits.ts';
import { TextField } from '../parts/Field.tsx';
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
      <TextField
        label={t`Somebody you would like to work with`}
        hint={t`By the name they go by here. Only the coordinator reads it, and decides.`}
        optional
        value={form.hint}
        onValue={(hint) => change({ hint })}
        maxLength={LIMITS.name}
      />
    </div>
  );
}
