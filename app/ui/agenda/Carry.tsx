import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { GoalId } from '../../model/brand.ts';
import { GOAL_LIMITS } from '../../model/goal.ts';
import type { Item } from '../../model/meetingState.ts';
import { useObservable } from '../../react/session.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { useTries } from '../pact/useTries.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import type { SessionProps } from './sessionProps.ts';

const NEW = 'new';

/** A next step becomes one of a goal of mine, or a goal of its own, private until it is shared. */
export function Carry({
  workspace,
  meeting,
  session,
  item,
  onClose,
}: SessionProps & { item: Item; onClose: () => void }) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const goals = useObservable(workspace.goals.list).filter(
    (goal) => goal.mine && goal.reached === null && goal.steps.length < GOAL_LIMITS.steps,
  );
  const [chosen, setChosen] = useState<string>(goals[0]?.id ?? NEW);
  const { busy, refused, run } = useTries();

  async function carry(): Promise<void> {
    const goal = goals.find(({ id }) => id === chosen);
    const title = item.text.slice(0, GOAL_LIMITS.title);
    const isKept = await run(() =>
      goal === undefined
        ? workspace.goals.make({ title, why: '', measure: '', means: '', due: null, steps: [] }, false)
        : workspace.goals.addStep(goal.id, item.text),
    );
    if (!isKept) return;
    // Of a private goal not even the name is told to the others.
    const carried: GoalId | true = goal?.shared === true ? goal.id : true;
    workspace.agenda.changeItem(meeting.id, session.n, 'action', item.id, { carried });
    announce(t`It is among your goals`);
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>To your goals</Trans>}
      actions={
        <>
          <Button kind="primary" busy={busy} onClick={() => void carry()}>
            <Trans>Carry it there</Trans>
          </Button>
          <Button kind="plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
        </>
      }
    >
      <p dir="auto">{item.text}</p>
      <Choice
        legend={<Trans>As what?</Trans>}
        value={chosen}
        onValue={setChosen}
        options={[
          ...goals.map((goal) => ({
            value: goal.id as string,
            label: (
              <Trans>
                A step of <bdi>{goal.title}</bdi>
              </Trans>
            ),
          })),
          {
            value: NEW,
            label: <Trans>A new goal</Trans>,
            detail: <Trans>It stays on your own devices until you share it.</Trans>,
          },
        ]}
      />
      {refused !== null && <Refused why={refused} />}
    </Dialog>
  );
}
