import { Trans, useLingui } from '@lingui/react/macro';
import CalendarX from 'lucide-react/icons/calendar-x';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import Trash from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { MEETING_LIMITS } from '../../model/meeting.ts';
import type { Meeting } from '../../model/meetingState.ts';
import { alsoAgreed, nameOf, nthOf, type Occurrence, sessionOf, waiting } from '../../model/occurrences.ts';
import type { AgendaRefusal, AgendaView, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { Heading } from '../goals/Heading.tsx';
import { Button, ButtonLink, IconButton } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { TextField } from '../parts/Field.tsx';
import { Linked } from '../parts/Linked.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { Undoing } from '../parts/Undoing.tsx';
import { After } from './After.tsx';
import { MeetingFile } from './CalendarFile.tsx';
import { CancelledBy } from './CalledOff.tsx';
import { Actions, Topics } from './Items.tsx';
import { Proposal } from './Proposal.tsx';
import { RepeatWords } from './repeats.tsx';
import { SessionNotes } from './SessionNotes.tsx';
import { Around, HowSoon, Start, useNamed } from './When.tsx';

/** One session: when, who comes, what to talk about, what was said, what follows. */
export function SessionPage({
  workspace,
  view,
  meeting,
  n,
}: {
  workspace: Workspace;
  view: AgendaView;
  meeting: Meeting;
  n: number;
}) {
  const { t } = useLingui();
  const now = useNow();
  const [, go] = useLocation();
  const [asks, setAsks] = useState<'cancel' | 'remove' | null>(null);
  const one = nthOf(meeting, n);
  const at = `/w/${workspace.id}/agenda`;
  const open = waiting([meeting], view.me, view.here, now).filter(
    ({ occurrence }) => occurrence === null || occurrence.n === n,
  );
  const isOver = one !== null && one.end <= now;
  const isOff = one === null ? meeting.cancels.some(({ of }) => of === null) : one.cancelled !== null;
  const isSeries = one !== null && one.offer.time.repeat !== 'once';
  const props = { workspace, view, meeting, session: sessionOf(meeting, n) };
  return (
    <article className="work-view agenda">
      <div className="work-bar">
        <Link href={at} className="goal-back">
          <ChevronLeft aria-hidden="true" size={18} strokeWidth={2} />
          <Trans>Agenda</Trans>
        </Link>
        <span className="goal-tools">
          <Undoing acts={workspace.agenda} />
          {meeting.logged && meeting.by === view.me && (
            <IconButton label={t`Delete this meeting`} icon={Trash} onClick={() => setAsks('remove')} />
          )}
          {!meeting.logged && one !== null && !isOver && !isOff && (
            <IconButton label={t`Cancel`} icon={CalendarX} onClick={() => setAsks('cancel')} />
          )}
        </span>
      </div>
      <header className="agenda-head">
        <Heading>{one === null ? <Trans>A meeting to agree on</Trans> : <Start at={one.start} now={now} />}</Heading>
        {one !== null && (
          <p className="muted">
            <Around time={one.time} view={view} />
            {isSeries && (
              <>
                {' · '}
                {one.moved === null ? <RepeatWords repeat={one.offer.time.repeat} /> : <Trans>moved</Trans>}
              </>
            )}
          </p>
        )}
        {(meeting.title !== '' || meeting.place !== '' || meeting.way === 'person') && (
          <p dir="auto">
            <Linked
              text={[meeting.title, meeting.place, meeting.way === 'person' ? t`in person` : '']
                .filter((part) => part !== '')
                .join(' · ')}
            />
          </p>
        )}
        <p className="agenda-chips">
          {one !== null && !isOff && (
            <StateChip tone={isOver ? 'quiet' : 'good'}>
              <HowSoon start={one.start} end={one.end} now={now} />
            </StateChip>
          )}
          <Who view={view} meeting={meeting} one={one} />
        </p>
      </header>
      {isOff && <Off view={view} meeting={meeting} one={one} />}
      {one !== null && !isOff && !isOver && <AlsoAgreed meeting={meeting} one={one} now={now} />}
      {open.map((each) => (
        <Proposal key={each.offer.id} workspace={workspace} view={view} waiting={each} />
      ))}
      {one !== null && !isOver && !isOff && !meeting.logged && (
        <div className="row agenda-moves">
          <ButtonLink href={`${at}/${meeting.id}/${isSeries ? n : 'all'}/move`}>
            {isSeries ? <Trans>Move this one</Trans> : <Trans>Move it</Trans>}
          </ButtonLink>
          {isSeries && (
            <ButtonLink kind="plain" href={`${at}/${meeting.id}/all/move`}>
              <Trans>Move all to come</Trans>
            </ButtonLink>
          )}
          <MeetingFile workspace={workspace} meeting={meeting} />
        </div>
      )}
      {isOver && !isOff && <After {...props} />}
      <Topics {...props} />
      <Actions {...props} />
      <SessionNotes {...props} />
      {asks === 'cancel' && one !== null && (
        <CancelDialog workspace={workspace} meeting={meeting} one={one} onClose={() => setAsks(null)} />
      )}
      <Dialog
        open={asks === 'remove'}
        onClose={() => setAsks(null)}
        title={<Trans>Delete this meeting?</Trans>}
        actions={
          <>
            <Button
              kind="danger"
              onClick={() => {
                workspace.agenda.remove(meeting.id);
                go(at);
              }}
            >
              <Trans>Delete</Trans>
            </Button>
            <Button kind="plain" onClick={() => setAsks(null)}>
              <Trans>Keep it</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>It goes for everybody here, with all that was noted about it.</Trans>
        </p>
      </Dialog>
    </article>
  );
}

/** Whose word it is: who proposed it, who said yes, who cannot. */
function Who({ view, meeting, one }: { view: AgendaView; meeting: Meeting; one: Occurrence | null }) {
  const named = useNamed(view);
  const offer = one === null ? null : (one.moved ?? one.offer);
  if (offer === null) return null;
  const by = named([offer.by]);
  if (meeting.logged)
    return (
      <span className="caption muted">
        <Trans>Written down by {by}</Trans>
      </span>
    );
  return (
    <span className="caption muted">
      <Trans>
        Proposed by {by}, accepted by {named(offer.yes.map((each) => each.by))}
      </Trans>
      {offer.no.length > 0 && (
        <>
          {'. '}
          <Trans>Cannot come: {named(offer.no.map((each) => each.by))}</Trans>
        </>
      )}
    </span>
  );
}

function Off({ view, meeting, one }: { view: AgendaView; meeting: Meeting; one: Occurrence | null }) {
  const cancelled = one?.cancelled ?? meeting.cancels.find(({ of }) => of === null);
  return (
    <Notice tone="calm" title={<CancelledBy view={view} by={cancelled?.by} />}>
      {cancelled !== undefined && cancelled.why !== '' && <bdi>{cancelled.why}</bdi>}
    </Notice>
  );
}

/** Two people who were apart said yes to two times. */
function AlsoAgreed({ meeting, one, now }: { meeting: Meeting; one: Occurrence; now: number }) {
  const others = alsoAgreed(meeting, one.moved === null ? null : nameOf(one)).filter(({ time }) => time.at > now);
  return others.map((offer) => (
    <Notice key={offer.id} title={<Trans>You had said yes to two times while you were apart</Trans>}>
      <Trans>
        This one stands. <Start at={offer.time.at} now={now} /> does not: if you prefer it, move the meeting there.
      </Trans>
    </Notice>
  ));
}

function CancelDialog({
  workspace,
  meeting,
  one,
  onClose,
}: {
  workspace: Workspace;
  meeting: Meeting;
  one: Occurrence;
  onClose: () => void;
}) {
  const [why, setWhy] = useState('');
  const [refused, setRefused] = useState<AgendaRefusal | null>(null);
  const isSeries = one.offer.time.repeat !== 'once';
  async function cancel(all: boolean): Promise<void> {
    const done = await workspace.agenda.cancel(meeting.id, all ? null : nameOf(one), why.trim());
    setRefused(done.ok ? null : done.error);
    if (done.ok) onClose();
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Cancel this meeting?</Trans>}
      actions={
        <>
          <Button kind="danger" onClick={() => void cancel(!isSeries)}>
            {isSeries ? <Trans>Only this one</Trans> : <Trans>Cancel it</Trans>}
          </Button>
          {isSeries && (
            <Button onClick={() => void cancel(true)}>
              <Trans>All that are to come</Trans>
            </Button>
          )}
          <Button kind="plain" onClick={onClose}>
            <Trans>Keep it</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>Everybody here is told, as soon as your devices meet. What was noted stays.</Trans>
      </p>
      <TextField
        label={<Trans>A word about why</Trans>}
        optional
        maxLength={MEETING_LIMITS.why}
        value={why}
        onValue={setWhy}
      />
      {refused !== null && <Refused why={refused} />}
    </Dialog>
  );
}
