/** The tools of an open workspace beside its pages and its chat: goals, meetings, the way, the pact, what a programme is told. */
import type * as Y from 'yjs';
import { actsOver } from './acts.ts';
import { openAgenda } from './agenda.ts';
import type { Views } from './chapterViews.ts';
import type { Core } from './core.ts';
import { openFollow } from './follow.ts';
import { openGoals } from './goals.ts';
import { openJourney } from './journey.ts';
import { openOwnGoals } from './ownGoals.ts';
import { ownProgramme } from './ownProgramme.ts';
import { pulsesIn } from './ownPulses.ts';
import { openPact, type RunningPact } from './pact.ts';
import type { People } from './people.ts';
import { makeReport, signReport } from './report.ts';
import type { WorkspaceInput } from './runningWorkspace.ts';
import { keepSoon } from './soon.ts';
import type { Workspace } from './types.ts';

interface SpaceToolsInput {
  readonly core: Core;
  readonly input: WorkspaceInput;
  readonly people: People;
  readonly views: Views;
  /** In which two people write their pact, beside their goals; null in a circle. */
  readonly pair: Y.Doc | null;
  /** What this device alone keeps of the workspace. */
  readonly own: Y.Doc;
}

export interface SpaceTools
  extends Pick<Workspace, 'goals' | 'journey' | 'agenda' | 'following' | 'report' | 'programme'> {
  readonly pact: RunningPact | null;
  close(): void;
}

export function openSpaceTools({ core, input, people, views, pair, own }: SpaceToolsInput): SpaceTools {
  const { id, since, introduced } = input;
  const { me, clock, random } = core;
  const author = core.person.sign;
  const ownGoals = openOwnGoals(core, id);
  const agenda = openAgenda({
    me,
    people: people.everybody,
    logs: views.meetingLogs,
    pulses: pulsesIn(core.self, id),
    random,
  });
  const pact =
    pair === null
      ? null
      : openPact({
          workspace: id,
          doc: pair,
          me,
          author,
          members: input.members,
          mentee: input.mentee,
          given: input.flash ?? null,
          goals: () => goals,
          aside: own.getMap<boolean>('pact aside'),
          clock,
          random,
        });
  const known = Promise.all([...views.meetingLogs.get(), ...(pact === null ? [] : [pact])].map(({ ready }) => ready));
  const stopSoon = keepSoon(core, id, agenda.state, pact?.pact ?? null, known);
  const acts = actsOver();
  const goals = openGoals({
    me,
    roles: pact?.pact.roles ?? null,
    people: people.everybody,
    logs: views.goalLogs,
    own: ownGoals,
    acts,
    clock,
    random,
  });
  const journey = openJourney({
    author,
    me,
    people: people.everybody,
    logs: views.journeyLogs,
    goals,
    since,
    introduced,
    acts,
    clock,
  });
  const follow = openFollow({
    core,
    id,
    since,
    tools: { agenda, goals, journey, members: input.members },
    doc: pair,
    isClosed: () => pact?.pact.closed.get() === true,
    ready: Promise.all(
      [...views.goalLogs.get(), ...views.meetingLogs.get(), ...views.journeyLogs.get()].map((log) => log.ready),
    ),
  });
  const reported = (lines: ReadonlySet<string>, withCards: boolean) => ({
    workspace: id,
    people: people.everybody.get(),
    cards: withCards ? (introduced?.cards ?? null) : null,
    lines: views.chat.signedOf(lines),
    author,
    at: clock(),
  });
  return {
    pact,
    goals,
    journey,
    agenda,
    following: follow.following,
    report: (lines, withCards) => makeReport(reported(lines, withCards)),
    programme:
      introduced &&
      ownProgramme(core, id, { ...introduced, since }, (lines, withCards, told) =>
        signReport({ ...reported(lines, withCards), told }),
      ),
    close() {
      stopSoon();
      follow.close();
      pact?.close();
      ownGoals.close();
    },
  };
}
