import { Trans } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { Button, type ButtonKind } from '../parts/Button.tsx';
import { Percent } from './Percent.tsx';
import { useLack } from './useLack.ts';
import { useRun } from './useRun.ts';

/** Runs the matching on this device and shows what it proposes. Nothing while the free cards cannot make a pair: LackWords says so. */
export function RunButton({
  office,
  kind = 'quiet',
  again = false,
  small = false,
}: {
  office: Office;
  kind?: ButtonKind;
  again?: boolean;
  small?: boolean;
}) {
  const [, go] = useLocation();
  const { busy, run } = useRun();
  const done = useObservable(office.matching);
  if (useLack(office) !== null) return null;
  const begin = async () => {
    const made = await run(() => office.match());
    if (made?.value === 'made') go(`/office/${office.id}/pairs`);
  };
  return (
    <>
      <Button kind={kind} small={small} busy={busy || done !== null} onClick={() => void begin()}>
        {done ? (
          <Trans>
            Matching… <Percent value={Math.round(100 * done)} />
          </Trans>
        ) : busy ? (
          <Trans>Matching…</Trans>
        ) : again ? (
          <Trans>Run again</Trans>
        ) : (
          <Trans>Run the matching</Trans>
        )}
      </Button>
      {done !== null && done > 0 && (
        <Button kind="plain" small={small} onClick={() => office.cancelMatch()}>
          <Trans>Stop</Trans>
        </Button>
      )}
    </>
  );
}
