import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { formatList } from '../format.ts';

/** "3 lines and 2 pages" */
export function Quantity({ lines, pages }: { lines: number; pages: number }) {
  // The macro below speaks the language of this hook: without it the words would not be drawn anew.
  const { i18n } = useLingui();
  const told = [
    ...(lines > 0 ? [plural(lines, { one: '# line', other: '# lines' })] : []),
    ...(pages > 0 ? [plural(pages, { one: '# page', other: '# pages' })] : []),
  ];
  return formatList(i18n.locale, told);
}
