import { Trans, useLingui } from '@lingui/react/macro';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { GOAL_LIMITS } from '../../model/goal.ts';
import type { GoalView, Workspace } from '../../session/types.ts';
import { type Tried, useTries } from '../pact/useTries.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { TextArea, TextField } from '../parts/Field.tsx';
import { toFirstFault } from '../parts/toFirstFault.ts';
import { BeginAgain } from '../workspace/BeginAgain.tsx';
import { withWhom } from '../workspace/people.ts';
import { type Begun, useBegun } from '../workspace/useBegun.ts';
import { Refused } from './GoalWords.tsx';
import { changeOf, draftOf, fieldsOf, type GoalFields, NO_FIELDS } from './goalForm.ts';
import { Heading } from './Heading.tsx';
import { StepFields } from './StepFields.tsx';

interface NewFields extends GoalFields {
  readonly whose: 'me' | 'both';
}

const NEW_GOAL: NewFields = { ...NO_FIELDS, whose: 'me' };

export function NewGoal({ workspace }: { workspace: Workspace }) {
  const [, go] = useLocation();
  const begun = useBegun<NewFields>(workspace, 'goal', NEW_GOAL);
  const { whose } = begun.fields;
  const name = withWhom(workspace);
  async function make(): Promise<Tried> {
    const { steps, ...draft } = draftOf(begun.fields);
    const made = await workspace.goals.make({ ...draft, steps: steps.map(({ text }) => text) }, whose === 'both');
    if (!made.ok) return made;
    begun.forget();
    go(`/w/${workspace.id}/goals/${made.value}`);
    return made;
  }
  return (
    <Form
      title={<Trans>A new goal</Trans>}
      back={`/w/${workspace.id}/goals`}
      backWords={<Trans>All goals</Trans>}
      begun={begun}
      onKeep={make}
    >
      <Choice
        legend={<Trans>Who sees it</Trans>}
        value={whose}
        onValue={(next) => begun.put({ whose: next })}
        options={[
          {
            value: 'me',
            label: <Trans>Only you</Trans>,
            detail: <Trans>It stays on your own devices until you share it.</Trans>,
          },
          {
            value: 'both',
            label: (
              <Trans>
                You and <bdi>{name}</bdi>
              </Trans>
            ),
            detail: <Trans>You write it; steps can be ticked and words added by both sides.</Trans>,
          },
        ]}
      />
    </Form>
  );
}

export function EditGoal({ workspace, goal }: { workspace: Workspace; goal: GoalView }) {
  const [, go] = useLocation();
  const [was] = useState(() => fieldsOf(goal));
  // With what they were made from: what the others changed meanwhile stays.
  const begun = useBegun(workspace, `goal ${goal.id}`, { ...was, was });
  const at = `/w/${workspace.id}/goals/${goal.id}`;
  async function keep(): Promise<Tried> {
    const change = changeOf(begun.fields.was, begun.fields, workspace.goals.newStep);
    const changed: Tried = change === null ? { ok: true } : await workspace.goals.change(goal.id, change);
    if (!changed.ok) return changed;
    begun.forget();
    go(at);
    return changed;
  }
  return (
    <Form
      title={<Trans>Change this goal</Trans>}
      back={at}
      backWords={<Trans>Back to the goal</Trans>}
      begun={begun}
      onKeep={keep}
    />
  );
}

interface FormProps {
  title: ReactNode;
  back: string;
  backWords: ReactNode;
  begun: Pick<Begun<GoalFields>, 'fields' | 'put' | 'other'>;
  onKeep: () => Promise<Tried>;
  children?: ReactNode;
}

/** The questions of a SMART goal, as a person would ask them. */
function Form({ title, back, backWords, begun, onKeep, children }: FormProps) {
  const { t } = useLingui();
  const { fields, put: set } = begun;
  const [isLate, setLate] = useState(false);
  // The first private goal opens a document of its own: meanwhile another press would make another goal.
  const { busy, refused, run } = useTries();
  async function keep(): Promise<void> {
    setLate(true);
    if (fields.title.trim() !== '') await run(onKeep);
  }
  return (
    <form
      className="work-view goal-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
        toFirstFault(event.currentTarget);
      }}
    >
      <Link href={back} className="goal-back">
        <ChevronLeft aria-hidden="true" size={18} strokeWidth={2} />
        {backWords}
      </Link>
      <Heading>{title}</Heading>
      <TextField
        label={<Trans>What do you want to reach?</Trans>}
        hint={<Trans>One thing, small enough to be done. For example: hold a ten-minute talk without notes.</Trans>}
        error={isLate && fields.title.trim() === '' && t`Say it in a few words.`}
        maxLength={GOAL_LIMITS.title}
        value={fields.title}
        onValue={(next) => set({ title: next })}
      />
      <TextArea
        label={<Trans>Why does it matter to you?</Trans>}
        optional
        rows={2}
        max={GOAL_LIMITS.why}
        value={fields.why}
        onValue={(why) => set({ why })}
      />
      <TextArea
        label={<Trans>How will you know you are there?</Trans>}
        hint={<Trans>Something you could show or count.</Trans>}
        optional
        rows={2}
        max={GOAL_LIMITS.measure}
        value={fields.measure}
        onValue={(measure) => set({ measure })}
      />
      <TextArea
        label={<Trans>What makes it possible?</Trans>}
        hint={<Trans>What you have already, and who or what could help.</Trans>}
        optional
        rows={2}
        max={GOAL_LIMITS.means}
        value={fields.means}
        onValue={(means) => set({ means })}
      />
      <TextField
        label={<Trans>By when?</Trans>}
        optional
        type="date"
        className="goal-date"
        value={fields.due}
        onValue={(due) => set({ due })}
      />
      <StepFields steps={fields.steps} onSteps={(steps) => set({ steps })} />
      {children}
      {refused !== null && <Refused why={refused} />}
      <div className="goal-form-foot">
        <Button kind="primary" type="submit" busy={busy}>
          <Trans>Keep this goal</Trans>
        </Button>
        <BeginAgain of={begun} />
      </div>
    </form>
  );
}
