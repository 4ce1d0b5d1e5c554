import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import { calledOff, coming, past, waiting } from '../../model/occurrences.ts';
import { useObservable } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { CalledOffRows } from './CalledOff.tsx';
import { NextCard } from './Overview.tsx';
import { Asked, isAsked } from './Past.tsx';
import { Proposal } from './Proposal.tsx';
import '../goals/goals.css';
import './agenda.css';

const HALF_YEAR = 183 * 86_400_000;

/** On Today: what waits for my answer, the next meeting, and whether the last one took place. */
export function TodayAgenda({ workspace }: { workspace: Workspace }) {
  const now = useNow();
  const view = useObservable(workspace.agenda.state);
  const open = waiting(view.meetings, view.me, view.here, now);
  const [next] = coming(view.meetings, now, now + HALF_YEAR);
  // What I cancelled myself I know.
  const off = calledOff(view.meetings, view.me, view.here, now, now + HALF_YEAR).filter(
    ({ by }) => !by.includes(view.me),
  );
  const asked = past(view.meetings, now).find((one) => isAsked(one, now));
  if (open.length + off.length === 0 && next === undefined && asked === undefined) return null;
  return (
    <section className="work-section agenda">
      <div className="work-bar">
        <h2>{next === undefined ? <Trans>Your meetings</Trans> : <Trans>Next meeting</Trans>}</h2>
        <Link href={`/w/${workspace.id}/agenda`} className="second">
          <Trans>Agenda</Trans>
        </Link>
      </div>
      {next !== undefined && <NextCard workspace={workspace} view={view} next={next} now={now} />}
      <CalledOffRows at={`/w/${workspace.id}/agenda`} view={view} off={off} now={now} />
      {open.map((one) => (
        <Proposal key={one.offer.id} workspace={workspace} view={view} waiting={one} />
      ))}
      {asked !== undefined && <Asked workspace={workspace} view={view} one={asked} now={now} />}
    </section>
  );
}
