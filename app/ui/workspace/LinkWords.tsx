import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { changeable } from '../../model/observable.ts';
import { useObservable, useSession } from '../../react/session.ts';
import type { LinkState, Workspace } from '../../session/types.ts';
import { StateChip } from '../parts/StateChip.tsx';
import { Mode } from './Mode.tsx';
import { usePresentNames, withWhom } from './people.ts';

const tones = {
  direct: 'good',
  relayed: 'good',
  connecting: 'wait',
  searching: 'wait',
  offline: 'wait',
  blocked: 'wait',
  'no-relay': 'wait',
  resting: 'good',
} as const;

/** How the two devices stand with each other, in words, and what is kept here meanwhile. */
function LinkWords({ state, name, unsent }: { state: LinkState; name: string; unsent: number }) {
  switch (state) {
    case 'direct':
      return (
        <Trans>
          Direct with <bdi>{name}</bdi>
        </Trans>
      );
    case 'relayed':
      return (
        <Trans>
          With <bdi>{name}</bdi>, through a relay (still sealed)
        </Trans>
      );
    case 'blocked':
      return (
        <Trans>
          <bdi>{name}</bdi> is online, but out of reach
        </Trans>
      );
    case 'no-relay':
      return <Trans>Not connected: no relay here</Trans>;
    case 'connecting':
      return (
        <Trans>
          Connecting to <bdi>{name}</bdi>…
        </Trans>
      );
    case 'searching':
      return (
        <Trans>
          Looking for <bdi>{name}</bdi>…
        </Trans>
      );
    case 'resting':
      return (
        <Trans>
          In step with <bdi>{name}</bdi>
        </Trans>
      );
    case 'offline':
      return unsent === 0 ? (
        <Trans>Offline</Trans>
      ) : (
        <Plural value={unsent} one="Offline: # change kept here" other="Offline: # changes kept here" />
      );
  }
}

/** Beside the state, so that it is known why the two are seldom connected; it leads to where that is chosen. */
function LowData() {
  const low = useObservable(useSession().data.low);
  return low ? (
    <Link className="work-low" href="/settings#data-use">
      <Trans>low data</Trans>
    </Link>
  ) : null;
}

const IN = changeable(null);

function useLink(workspace: Workspace) {
  const state = useObservable(workspace.link);
  const unsent = useObservable(workspace.unsent);
  const here = usePresentNames(workspace);
  const { t } = useLingui();
  // In a circle the link tells who of them is there; as long as nobody is, it is the others who are looked for.
  const others = state === 'blocked' ? t`Somebody` : here || t`the others`;
  const name = workspace.circle === null ? withWhom(workspace) : others;
  // Those who go on still say so now and then, over a link that brings nothing else.
  const isOut = useObservable<unknown>(workspace.circle?.out ?? IN) !== null;
  if (isOut) return { state: 'offline' as const, words: <Trans>You are no longer in this circle</Trans> };
  if (workspace.archive?.isBlocked) return { state, words: <Trans>Blocked by you</Trans> };
  if (workspace.archive?.brought) return { state, words: <Trans>On this device only, to read</Trans> };
  return { state, words: <LinkWords state={state} name={name} unsent={unsent} /> };
}

/** On a desktop, at the end of the bar. */
export function LinkChip({ workspace }: { workspace: Workspace }) {
  const { state, words } = useLink(workspace);
  return (
    <span className="work-chip" data-link={state}>
      <StateChip tone={tones[state]}>
        <span>{words}</span>
        <LowData />
        <Mode workspace={workspace} />
      </StateChip>
    </span>
  );
}

/** On a phone: the name and whose space it is, and under them the link. */
export function LinkLines({ workspace, title }: { workspace: Workspace; title: string }) {
  const { state, words } = useLink(workspace);
  return (
    <div className="grow">
      <div className="work-name">
        <bdi>{title}</bdi>
        <Mode workspace={workspace} />
      </div>
      <p className={`work-link work-link-${tones[state]}`} data-link={state}>
        <span>{words}</span>
        <LowData />
      </p>
    </div>
  );
}
