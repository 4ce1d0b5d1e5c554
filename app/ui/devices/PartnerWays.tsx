import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import { useWorkspace } from '../../react/useWorkspace.ts';
import type { MyShare, PairWorkspace, WorkspaceSummary } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDay } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { isPair } from '../workspace/people.ts';
import { EndShare } from './EndShare.tsx';
import { keepers } from './keepers.ts';

const PartnerDialog = lazy(() => import('./PartnerDialog.tsx').then((m) => ({ default: m.PartnerDialog })));

/** One way back for each person one works with, if both wish it. */
export function PartnerWays() {
  const { workspaces } = useObservable(useSession().home);
  const [all, setAll] = useState(false);
  const { shown, isMore } = keepers(workspaces, all);
  return (
    <>
      {shown.map((summary) => (
        <PartnerWay key={summary.id} summary={summary} />
      ))}
      {isMore && (
        <li>
          <Button kind="plain" onClick={() => setAll(true)}>
            <Trans>Show all</Trans>
          </Button>
        </li>
      )}
    </>
  );
}

function PartnerWay({ summary }: { summary: WorkspaceSummary }) {
  const opened = useWorkspace(summary);
  return opened.tag === 'open' && isPair(opened.value) ? <Row name={summary.title} workspace={opened.value} /> : null;
}

function Row({ name, workspace: { recovery, left } }: { name: string; workspace: PairWorkspace }) {
  const mine = useObservable(recovery.mine);
  const [open, setOpen] = useState(false);
  const [ending, setEnding] = useState(false);
  // Somebody who has left keeps nothing, and hears no question.
  if (useObservable(left).length > 0) return null;
  return (
    <li>
      <span className="grow">
        <h3>
          <Trans>
            With the help of <bdi>{name}</bdi>
          </Trans>
        </h3>
        <span className="second muted" role="status">
          <Standing mine={mine} name={name} />
        </span>
      </span>
      {mine.tag === 'held' && (
        <Button onClick={() => setOpen(true)}>
          <Trans>New words</Trans>
        </Button>
      )}
      {mine.tag === 'none' || mine.tag === 'declined' ? (
        <Button onClick={() => setOpen(true)}>
          <span>
            <Trans>
              Ask <bdi>{name}</bdi>
            </Trans>
          </span>
        </Button>
      ) : (
        <Button kind="plain" onClick={() => setEnding(true)}>
          <Trans>Take it back</Trans>
        </Button>
      )}
      <EndShare
        open={ending}
        onClose={() => setEnding(false)}
        title={<Trans>Take the share back?</Trans>}
        act={<Trans>Take it back</Trans>}
        onEnd={recovery.takeBack}
      >
        <Trans>
          <bdi>{name}</bdi>’s device forgets it when it hears of this, and your five words then open nothing.
        </Trans>
      </EndShare>
      <Suspense fallback={null}>
        {open && <PartnerDialog name={name} recovery={recovery} onClose={() => setOpen(false)} />}
      </Suspense>
    </li>
  );
}

function Standing({ mine, name }: { mine: MyShare; name: string }) {
  const { i18n } = useLingui();
  const now = useNow();
  const other = <bdi>{name}</bdi>;
  switch (mine.tag) {
    case 'none':
      return (
        <Trans>
          Five words of yours, and a sealed share on {other}’s device: neither opens anything without the other.
        </Trans>
      );
    case 'asked':
      return (
        <Trans>
          {other} is asked. Your share leaves this device once {other} has said yes.
        </Trans>
      );
    case 'declined':
      return <Trans>{other} does not keep a share for you.</Trans>;
    case 'given':
      return <Trans>{other} said yes. The share is on its way to their device.</Trans>;
    case 'held':
      return (
        <Trans>
          On {other}’s device since {formatDay(i18n.locale, mine.since, now)}
        </Trans>
      );
  }
}
