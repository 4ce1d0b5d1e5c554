import { Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import { useSession } from '../../../react/session.ts';
import type { OfficeSummary } from '../../../session/types.ts';
import { useNow } from '../../clock.ts';
import { formatDate } from '../../format.ts';
import { MainShell } from '../../home/MainShell.tsx';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/EmptyState.tsx';

/** Said once to who was taken out of an office. */
export function OutOfOffice({ office }: { office: OfficeSummary }) {
  const { i18n } = useLingui();
  const now = useNow();
  const session = useSession();
  const [, navigate] = useLocation();
  const { name, out } = office;
  if (out === undefined) return null;
  const day = formatDate(i18n.locale, out.at, now);
  return (
    <MainShell title={name}>
      <div className="stack">
        <h1 dir="auto">{name}</h1>
        <Notice
          title={<Trans>You are no longer one of its coordinators</Trans>}
          action={
            <Button
              small
              onClick={() => {
                session.dismissOffice(office.id);
                navigate('/');
              }}
            >
              <Trans>Take it off the list</Trans>
            </Button>
          }
        >
          {out.by === '' ? (
            <Trans>
              You were taken out of the office of <bdi>{name}</bdi> on {day}. Its cards and lists were erased from this
              device.
            </Trans>
          ) : (
            <Trans>
              <bdi>{out.by}</bdi> took you out of the office of <bdi>{name}</bdi> on {day}. Its cards and lists were
              erased from this device.
            </Trans>
          )}
        </Notice>
      </div>
    </MainShell>
  );
}
