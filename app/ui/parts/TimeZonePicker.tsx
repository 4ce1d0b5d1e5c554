import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { TimeZone } from '../../model/brand.ts';
import { isTimeZone } from '../../model/zone.ts';
import { cityName } from '../format.ts';
import { Field, type FieldWords } from './Field.tsx';

interface TimeZonePickerProps extends FieldWords {
  value: TimeZone | null;
  onValue: (value: TimeZone) => void;
}

/** A zone by its city, under its part of the world; the browser's own is chosen beforehand by the form. */
export function TimeZonePicker({ value, onValue, ...words }: TimeZonePickerProps) {
  const { t, i18n } = useLingui();
  const groups = useMemo(() => {
    const known = new Map<string, string[]>();
    const zones = Intl.supportedValuesOf('timeZone');
    for (const zone of value === null || zones.includes(value) ? zones : [...zones, value]) {
      const region = zone.split('/')[0] ?? zone;
      known.set(region, [...(known.get(region) ?? []), zone]);
    }
    return [...known];
  }, [value]);
  const regions: Record<string, string> = {
    Africa: t`Africa`,
    America: t`America`,
    Antarctica: t`Antarctica`,
    Arctic: t`Arctic`,
    Asia: t`Asia`,
    Atlantic: t`Atlantic`,
    Australia: t`Australia`,
    Europe: t`Europe`,
    Indian: t`Indian Ocean`,
    Pacific: t`Pacific`,
  };
  return (
    <Field {...words}>
      {(ids) => (
        <select
          {...ids}
          className="input"
          value={value ?? ''}
          onChange={(event) => {
            const zone = event.currentTarget.value;
            if (isTimeZone(zone)) onValue(zone);
          }}
        >
          {value === null && <option value="">{t`Choose a city near you`}</option>}
          {groups.map(([region, zones]) => (
            <optgroup key={region} label={regions[region] ?? t`Other`}>
              {zones
                .map((zone) => ({ zone, city: cityName(zone) }))
                .sort((a, b) => a.city.localeCompare(b.city, i18n.locale))
                .map(({ zone, city }) => (
                  <option key={zone} value={zone}>
                    {city}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
