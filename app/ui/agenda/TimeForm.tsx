import { Trans, useLingui } from '@lingui/react/macro';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Instant } from '../../model/brand.ts';
import {
  MEETING_LIMITS,
  type MeetingAbout,
  type MeetingTime,
  type Repeat,
  RHYTHMS,
  type Way,
} from '../../model/meeting.ts';
import type { Meeting } from '../../model/meetingState.ts';
import { nameOf, nthOf, standing } from '../../model/occurrences.ts';
import type { AgendaRefusal, AgendaView, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { Heading } from '../goals/Heading.tsx';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { TextField } from '../parts/Field.tsx';
import { toFirstFault } from '../parts/toFirstFault.ts';
import { BeginAgain } from '../workspace/BeginAgain.tsx';
import { useBegun } from '../workspace/useBegun.ts';
import { FreeTimes } from './FreeTimes.tsx';
import { useRepeats } from './repeats.tsx';
import { fieldsAt, instantIn, myZone } from './times.ts';
import { Around, Start } from './When.tsx';

const LENGTHS = ['30', '45', '60', '90'] as const;
type Length = (typeof LENGTHS)[number];
const NOTHING: MeetingAbout = { title: '', way: 'call', place: '' };

/** A first time for a meeting that is not there yet. */
export function NewTime({ workspace, view }: { workspace: Workspace; view: AgendaView }) {
  const at = `/w/${workspace.id}/agenda`;
  const [, go] = useLocation();
  return (
    <Form
      title={<Trans>Propose a time</Trans>}
      back={at}
      form="time"
      view={view}
      workspace={workspace}
      begun={null}
      about={NOTHING}
      repeats
      send={<Trans>Propose it</Trans>}
      onSend={async (about, time) => {
        const made = await workspace.agenda.propose(about, time);
        if (!made.ok) return made.error;
        go(at);
        return null;
      }}
    />
  );
}

/** Another time for all of a meeting, or for one of its times. */
export function OtherTime({
  workspace,
  view,
  meeting,
  n,
}: {
  workspace: Workspace;
  view: AgendaView;
  meeting: Meeting;
  n: number | null;
}) {
  const at = `/w/${workspace.id}/agenda`;
  const [, go] = useLocation();
  const one = n === null ? null : nthOf(meeting, n);
  const whole = standing(meeting) ?? meeting.offers.findLast(({ of }) => of === null) ?? null;
  return (
    <Form
      title={<Trans>Another time</Trans>}
      back={one === null ? at : `${at}/${meeting.id}/${one.n}`}
      form={`time ${meeting.id} ${n}`}
      view={view}
      workspace={workspace}
      begun={one?.time ?? whole?.time ?? null}
      about={null}
      repeats={one === null}
      send={<Trans>Propose it</Trans>}
      onSend={async (_, time) => {
        workspace.agenda.offer(meeting.id, one === null ? null : nameOf(one), time);
        go(at);
        return null;
      }}
    />
  );
}

/** A meeting that took place already: in person, or before there was this agenda. */
export function PastTime({ workspace }: { workspace: Workspace }) {
  const at = `/w/${workspace.id}/agenda`;
  const [, go] = useLocation();
  return (
    <Form
      title={<Trans>We have met</Trans>}
      back={at}
      form="past"
      view={null}
      workspace={workspace}
      begun={null}
      about={{ ...NOTHING, way: 'person' }}
      repeats={false}
      send={<Trans>Write it down</Trans>}
      onSend={async (about, time) => {
        const made = await workspace.agenda.log(about, time);
        if (!made.ok) return made.error;
        go(`${at}/${made.value}/0`);
        return null;
      }}
    />
  );
}

interface FormProps {
  title: ReactNode;
  back: string;
  /** Under which what is begun in it is kept. */
  form: string;
  workspace: Workspace;
  /** Null: it is over, so nobody need be free. */
  view: AgendaView | null;
  begun: MeetingTime | null;
  /** Null: what it is about stays. */
  about: MeetingAbout | null;
  repeats: boolean;
  send: ReactNode;
  onSend: (about: MeetingAbout, time: MeetingTime) => Promise<AgendaRefusal | null>;
}

interface TimeFields extends MeetingAbout {
  readonly minutes: Length;
  readonly repeat: Repeat;
  readonly day: string;
  readonly hour: string;
}

function Form({
  title,
  back,
  form,
  view,
  workspace,
  begun: from,
  about: firstAbout,
  repeats,
  send,
  onSend,
}: FormProps) {
  const { t } = useLingui();
  const now = useNow();
  const names = useRepeats();
  const [first] = useState<TimeFields>(() => ({
    ...(firstAbout ?? NOTHING),
    minutes: LENGTHS.find((each) => Number(each) === from?.minutes) ?? '45',
    repeat: repeats ? (from?.repeat ?? 'once') : 'once',
    day: view === null ? fieldsAt(now).day : '',
    hour: from === null ? '' : fieldsAt(from.at).hour,
  }));
  const begun = useBegun(workspace, form, first);
  const { put } = begun;
  const { minutes, repeat, day, hour, title: about, way, place } = begun.fields;
  const [isLate, setLate] = useState(false);
  const [refused, setRefused] = useState<AgendaRefusal | null>(null);
  const chosen = instantIn(day, hour);
  const isOver = view === null;
  const wrong =
    chosen === null
      ? t`Choose a day and an hour.`
      : isOver && chosen > now
        ? t`That is still to come: propose it instead.`
        : !isOver && chosen <= now
          ? t`That is over already.`
          : null;
  const choose = (at: Instant): void => put(fieldsAt(at));
  async function submit(): Promise<void> {
    setLate(true);
    if (chosen === null || wrong !== null) return;
    const time: MeetingTime = { at: chosen, zone: myZone(), minutes: Number(minutes), repeat };
    const why = await onSend({ way, title: about.trim(), place: place.trim() }, time);
    setRefused(why);
    if (why === null) begun.forget();
  }
  return (
    <form
      className="work-view goal-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
        toFirstFault(event.currentTarget);
      }}
    >
      <Link href={back} className="goal-back">
        <ChevronLeft aria-hidden="true" size={18} strokeWidth={2} />
        <Trans>Back to the agenda</Trans>
      </Link>
      <Heading>{title}</Heading>
      <Segmented
        legend={<Trans>How long?</Trans>}
        value={minutes}
        onValue={(next) => put({ minutes: next })}
        options={LENGTHS.map((value) => ({
          value,
          label: (
            <Trans>
              {value}
              &nbsp;min
            </Trans>
          ),
        }))}
      />
      {view !== null && (
        <FreeTimes
          workspace={workspace}
          view={view}
          minutes={Number(minutes)}
          chosen={chosen}
          now={now}
          onChoose={choose}
        />
      )}
      <fieldset className="agenda-exact">
        <legend className="choice-legend">
          {isOver ? <Trans>When was it?</Trans> : <Trans>Or a day and an hour of your own</Trans>}
        </legend>
        <TextField
          label={<Trans>Day</Trans>}
          type="date"
          value={day}
          error={isLate && wrong}
          onValue={(next) => put({ day: next })}
        />
        <TextField
          label={<Trans>Hour, on your clock</Trans>}
          type="time"
          value={hour}
          onValue={(next) => put({ hour: next })}
        />
      </fieldset>
      {chosen !== null && view !== null && (
        <p className="agenda-chosen">
          <Start at={chosen} now={now} />
          {' · '}
          <Around time={{ at: chosen, zone: myZone(), minutes: Number(minutes), repeat }} view={view} />
        </p>
      )}
      {repeats && (
        <Segmented
          legend={<Trans>Again?</Trans>}
          hint={
            repeat === 'once' ? undefined : (
              <Trans>On the same weekday at the same hour of your clock, also when summer time begins or ends.</Trans>
            )
          }
          value={repeat}
          onValue={(next) => put({ repeat: next })}
          options={[
            { value: 'once' as const, label: <Trans>Once</Trans> },
            ...RHYTHMS.map((value) => ({ value, label: names[value] })),
          ]}
        />
      )}
      {firstAbout !== null && (
        <>
          <Segmented<Way>
            legend={<Trans>How?</Trans>}
            value={way}
            onValue={(next) => put({ way: next })}
            options={[
              { value: 'call', label: <Trans>By a call</Trans> },
              { value: 'person', label: <Trans>In person</Trans> },
              { value: 'other', label: <Trans>Otherwise</Trans> },
            ]}
          />
          <TextField
            label={<Trans>Where?</Trans>}
            optional
            maxLength={MEETING_LIMITS.place}
            value={place}
            onValue={(next) => put({ place: next })}
          />
          <TextField
            label={<Trans>What about?</Trans>}
            optional
            maxLength={MEETING_LIMITS.title}
            value={about}
            onValue={(next) => put({ title: next })}
          />
        </>
      )}
      {refused !== null && <Refused why={refused} />}
      <div className="goal-form-foot">
        <Button kind="primary" type="submit">
          {send}
        </Button>
        <BeginAgain of={begun} />
      </div>
    </form>
  );
}
