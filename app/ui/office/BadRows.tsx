import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { csvText } from '../../model/csvText.ts';
import type { PeopleFile, PeopleReport } from '../../session/types.ts';
import { cellEnd } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { saveAs } from '../parts/saveAs.ts';
import { FIELD_WORDS, problemWords } from './listWords.ts';

/** So many are read on the screen; all of them are in the file that can be kept. */
const READ = 200;

/** How many are taken, and every row that is not, with its line and the reason. */
export function BadRows({ report: { people, bad }, file }: { report: PeopleReport; file: PeopleFile }) {
  const { t, i18n } = useLingui();
  const why = (row: (typeof bad)[number]) => i18n._(problemWords(row.problem, (field) => i18n._(FIELD_WORDS[field])));
  const keep = () => {
    const head = [t`Line`, t`Why it was not taken`, ...file.columns];
    const rows = bad.map((row) => [String(row.line), why(row), ...row.cells]);
    const text = csvText([head, ...rows], cellEnd(i18n.locale));
    saveAs(new Blob([text], { type: 'text/csv;charset=utf-8' }), 'rows-to-correct.csv');
  };
  return (
    <>
      <p>
        <Plural value={people.length} one="# person can be taken." other="# people can be taken." />
      </p>
      {bad.length > 0 && (
        <>
          <h3>
            <Plural value={bad.length} one="# row is not taken" other="# rows are not taken" />
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container is moved by the arrow keys */}
          <ul className="import-bad second" tabIndex={0}>
            {bad.slice(0, READ).map((row) => (
              <li key={row.line}>
                <Trans>
                  Line {row.line}: {why(row)}
                </Trans>
              </li>
            ))}
          </ul>
          <Button small kind="plain" onClick={keep}>
            <Trans>Save these rows, to correct them</Trans>
          </Button>
        </>
      )}
    </>
  );
}
