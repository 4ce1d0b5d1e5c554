import { Trans } from '@lingui/react/macro';
import { useObservable } from '../../../react/session.ts';
import type { Office, OfficeAct } from '../../../session/types.ts';

/** Whose doing it is, where several coordinate and one of them signed for it. */
export function DoneBy({ office, does, about }: { office: Office } & Pick<OfficeAct, 'does' | 'about'>) {
  const act = useObservable(office.team.lately).find((one) => one.does === does && one.about === about);
  if (act === undefined) return null;
  return (
    <span>
      <Trans context="who did it">
        by <bdi>{act.by}</bdi>
      </Trans>
    </span>
  );
}
