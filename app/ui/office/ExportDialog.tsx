import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PersonId } from '../../model/brand.ts';
import { csvText } from '../../model/csvText.ts';
import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { cellEnd } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { saveAs } from '../parts/saveAs.ts';
import type { DirectoryRow, Pairing } from './directoryRows.ts';
import { useTable } from './useTable.ts';

interface ExportDialogProps {
  office: Office;
  /** Those that the filters leave, and all. */
  rows: readonly DirectoryRow[];
  everybody: readonly DirectoryRow[];
  pairs: ReadonlyMap<PersonId, Pairing>;
  onClose: () => void;
}

/** The directory as a file for a spreadsheet: what is shown, and what only the coordinator reads if they say so. */
export function ExportDialog({ office, rows, everybody, pairs, onClose }: ExportDialogProps) {
  const { i18n } = useLingui();
  const pack = useObservable(office.pack);
  const now = useNow();
  const [confided, setConfided] = useState(false);
  const table = useTable(pack, pairs);
  const save = () => {
    const text = csvText(table(rows, confided), cellEnd(i18n.locale));
    saveAs(new Blob([text], { type: 'text/csv;charset=utf-8' }), 'directory.csv');
    onClose();
  };
  const parts = {
    pack,
    programme: office.programme,
    directory: useObservable(office.directory),
    sent: useObservable(office.sent),
    proposal: useObservable(office.proposal),
    following: useObservable(office.following),
  };
  const saveWhole = async () => {
    const people = csvText(table(everybody, confided), cellEnd(i18n.locale));
    const { wholeFile } = await import('./wholeProgramme.ts');
    saveAs(await wholeFile(office, parts, people, confided, i18n, now), `${office.programme.name}.zip`);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Take out the directory</Trans>}
      actions={
        <>
          <Button kind="primary" onClick={save}>
            <Plural value={rows.length} one="Save # person" other="Save # people" />
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      {rows.length < everybody.length && (
        <p>
          <Trans>Only those that the filters leave.</Trans>
        </p>
      )}
      <Check
        checked={confided}
        onChecked={setConfided}
        label={<Trans>With what only I may read</Trans>}
        detail={<Trans>E-mail, number, who they answer to, and the answers that people were told only you see.</Trans>}
      />
      <p>
        <Button onClick={() => void saveWhole()}>
          <Trans>Save the whole programme</Trans>
        </Button>
      </p>
      <p className="second muted">
        <Trans>
          Its description, people, invitations and numbers, as tables and as text that any program reads. Another
          programme can begin from it.
        </Trans>
      </p>
      <Notice>
        <Trans>The file is sealed by nobody: whoever has it reads it. Keep it short, and delete it after use.</Trans>
      </Notice>
    </Dialog>
  );
}
