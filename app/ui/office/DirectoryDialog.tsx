import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { Dialog } from '../parts/Dialog.tsx';
import type { DirectoryRow } from './directoryRows.ts';
import { Hinted } from './Hinted.tsx';
import { InMatching } from './InMatching.tsx';
import { ListedFacts, ListedWays } from './ListedFacts.tsx';
import { CardFacts } from './PersonDialog.tsx';

interface DirectoryDialogProps {
  row: DirectoryRow | null;
  office: Office;
  rows: readonly DirectoryRow[];
  onClose: () => void;
}

/** Somebody of the directory: their card, what the coordinator's own list says of them, and what can be done about it. */
export function DirectoryDialog({ row, office, rows, onClose }: DirectoryDialogProps) {
  const pack = useObservable(office.pack);
  return (
    <Dialog open={row !== null} onClose={onClose} title={<bdi>{row?.name}</bdi>}>
      {row?.entry && <CardFacts entry={row.entry} pack={pack} />}
      {row?.entry?.card.hint !== undefined && <Hinted entry={row.entry} office={office} />}
      {row?.entry && <InMatching entry={row.entry} office={office} />}
      {row?.listed && <ListedFacts listed={row.listed} />}
      {row && <ListedWays row={row} rows={rows} office={office} onDone={onClose} />}
    </Dialog>
  );
}
