import { useLingui } from '@lingui/react/macro';

/** "84%", or "84 %" where the language has it so. `value` is 0 to 100. */
export function Percent({ value }: { value: number }) {
  const { i18n } = useLingui();
  return <>{new Intl.NumberFormat(i18n.locale, { style: 'percent' }).format(value / 100)}</>;
}
