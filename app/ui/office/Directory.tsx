import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { LucideIcon } from 'lucide-react';
import Download from 'lucide-react/icons/download';
import Ellipsis from 'lucide-react/icons/ellipsis';
import ScanLine from 'lucide-react/icons/scan-line';
import Upload from 'lucide-react/icons/upload';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { LongList } from '../parts/LongList.tsx';
import { MenuItem } from '../parts/Menu.tsx';
import { MenuButton } from '../parts/MenuButton.tsx';
import { TABLET, useWide } from '../parts/useWide.ts';
import { DirectoryDialog } from './DirectoryDialog.tsx';
import { DirectoryFilters } from './DirectoryFilters.tsx';
import { DirectoryRowLine } from './DirectoryRowLine.tsx';
import { type Filter, inOrder, NO_FILTER, type Order, pairingsOf } from './directoryRows.ts';
import { OfficeHead } from './OfficeFrame.tsx';
import { useFound, useRows } from './useRows.ts';
import './directory.css';

const CardsDialog = lazy(() => import('./CardsDialog.tsx').then((m) => ({ default: m.CardsDialog })));
const ImportDialog = lazy(() => import('./ImportDialog.tsx').then((m) => ({ default: m.ImportDialog })));
const ExportDialog = lazy(() => import('./ExportDialog.tsx').then((m) => ({ default: m.ExportDialog })));

type Asking = 'in' | 'cards' | 'out';

/** Everybody who applied, and who is on the coordinator's list: looked through, filtered, one of them in full. */
export function Directory({ office }: { office: Office }) {
  const { t } = useLingui();
  const directory = useObservable(office.directory);
  const listed = useObservable(office.listed);
  const sent = useObservable(office.sent);
  const pack = useObservable(office.pack);
  const rows = useRows(directory, listed, pack);
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [order, setOrder] = useState<Order>('newest');
  const [open, setOpen] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const pairs = useMemo(() => pairingsOf(sent), [sent]);
  const ordered = useMemo(() => rows && inOrder(rows, order), [rows, order]);
  const shown = useFound(ordered, filter, pairs);
  const nobody = directory.length === 0 && listed.length === 0;
  const person = open === null ? undefined : rows?.find(({ key }) => key === open);
  return (
    <>
      <OfficeHead title={<Plural value={directory.length} _0="Directory" one="# card" other="# cards" />}>
        <Ways isEmpty={nobody} onAsk={setAsking} />
      </OfficeHead>
      {nobody ? (
        <EmptyState
          title={<Trans>No card yet</Trans>}
          why={<Trans>Cards arrive here by themselves once people have the link.</Trans>}
          action={
            <ButtonLink kind="primary" href={`/office/${office.id}`}>
              <Trans>Get the link</Trans>
            </ButtonLink>
          }
        />
      ) : (
        <>
          <DirectoryFilters
            rows={rows ?? []}
            pack={pack}
            filter={filter}
            onFilter={setFilter}
            order={order}
            onOrder={setOrder}
          />
          <p className="muted caption" role="status">
            {rows === null || shown === null ? (
              <Trans>Opening the cards…</Trans>
            ) : shown.length === 0 ? (
              <Trans>No card matches.</Trans>
            ) : (
              <Trans>
                {shown.length} of {rows.length}
              </Trans>
            )}
          </p>
          <LongList items={shown ?? []} keyOf={({ key }) => key} label={t`People`} className="directory-list">
            {(row) => <DirectoryRowLine row={row} pairs={pairs} onOpen={setOpen} />}
          </LongList>
        </>
      )}
      <TakenBack office={office} />
      <DirectoryDialog row={person ?? null} office={office} rows={rows ?? []} onClose={() => setOpen(null)} />
      <Suspense fallback={null}>
        {asking === 'in' && <ImportDialog office={office} onClose={() => setAsking(null)} />}
        {asking === 'cards' && <CardsDialog office={office} onClose={() => setAsking(null)} />}
        {asking === 'out' && (
          <ExportDialog
            office={office}
            rows={shown ?? []}
            everybody={rows ?? []}
            pairs={pairs}
            onClose={() => setAsking(null)}
          />
        )}
      </Suspense>
    </>
  );
}

/** In and out of the directory: side by side, and on a phone, whose line has no room for them, behind one button. */
function Ways({ isEmpty, onAsk }: { isEmpty: boolean; onAsk: (asking: Asking) => void }) {
  const { t } = useLingui();
  const wide = useWide(TABLET);
  const ways: readonly (readonly [Asking, LucideIcon, ReactNode])[] = [
    ['in', Upload, <Trans key="in">Bring in a list</Trans>],
    ['cards', ScanLine, <Trans key="cards">Cards by hand</Trans>],
    ['out', Download, <Trans key="out">Take out</Trans>],
  ];
  const offered = ways.filter(([asks]) => asks !== 'out' || !isEmpty);
  if (wide)
    return offered.map(([asks, icon, words]) => (
      <Button key={asks} small icon={icon} onClick={() => onAsk(asks)}>
        {words}
      </Button>
    ));
  return (
    <MenuButton
      className="button-icon"
      aria-label={t`Actions`}
      title={t`Actions`}
      label={t`Actions`}
      face={<Ellipsis aria-hidden="true" size={22} strokeWidth={1.75} />}
    >
      {(shut) =>
        offered.map(([asks, icon, words]) => (
          <MenuItem
            key={asks}
            icon={icon}
            onClick={() => {
              shut();
              onAsk(asks);
            }}
          >
            {words}
          </MenuItem>
        ))
      }
    </MenuButton>
  );
}

function TakenBack({ office }: { office: Office }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { people, last } = useObservable(office.takenBack);
  if (people === 0) return null;
  const day = formatDate(i18n.locale, last, now);
  return (
    <p className="caption muted">
      <Plural
        value={people}
        one={`One person took their card back, on ${day}. Nothing else of them is kept.`}
        other={`# people took their cards back, the last on ${day}. Nothing else of them is kept.`}
      />
    </p>
  );
}
