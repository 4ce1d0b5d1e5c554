import { Trans } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import type { Office } from '../../session/types.ts';
import { Button, type ButtonKind } from '../parts/Button.tsx';
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
  if (useLack(office) !== null) return null;
  return (
    <Button
      kind={kind}
      small={small}
      busy={busy}
      onClick={() => void run(() => office.match()).then((done) => done && go(`/office/${office.id}/pairs`))}
    >
      {busy ? <Trans>Matching…</Trans> : again ? <Trans>Run again</Trans> : <Trans>Run the matching</Trans>}
    </Button>
  );
}
