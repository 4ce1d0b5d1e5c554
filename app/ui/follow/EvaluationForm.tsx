import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { EVALUATION_LIMITS, STATEMENTS } from '../../model/evaluation.ts';
import type { Evaluation, Following, Round, Workspace } from '../../session/types.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { useSay } from '../pack/say.ts';
import { usePack } from '../pack/usePack.ts';
import { useTries } from '../pact/useTries.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Check, Segmented } from '../parts/Choice.tsx';
import { TextArea } from '../parts/Field.tsx';
import { MARKS, type MarkText, STATEMENT_WORDS } from './statements.ts';

interface EvaluationFormProps {
  workspace: Workspace;
  following: Following;
  evaluation: Evaluation;
  round: Round;
  other: string;
}

/** Eight statements, those of the programme's own survey, and a few words, each alone. What is signed cannot be changed. */
export function EvaluationForm({ workspace, following, evaluation, round, other }: EvaluationFormProps) {
  const { t, i18n } = useLingui();
  const { announce } = useAnnouncer();
  const { coordinator } = following;
  const [marks, setMarks] = useState<readonly (MarkText | null)[]>(STATEMENTS.map(() => null));
  const pack = usePack(workspace);
  const say = useSay(pack ?? { languages: [] });
  const survey = pack?.survey ?? [];
  const [own, setOwn] = useState<Readonly<Record<string, MarkText>>>({});
  const [words, setWords] = useState('');
  const [confided, setConfided] = useState('');
  const [tells, setTells] = useState(false);
  const [isLate, setLate] = useState(false);
  const { busy, refused, run } = useTries();
  const given = marks.flatMap((mark) => (mark === null ? [] : Number(mark)));
  async function sign(): Promise<void> {
    setLate(true);
    const ownGiven = survey.flatMap(({ id }) => (own[id] === undefined ? [] : { id, mark: Number(own[id]) }));
    if (given.length < STATEMENTS.length || ownGiven.length < survey.length) return;
    if (!(await run(() => evaluation.answer(round, { marks: given, words, own: ownGiven })))) return;
    if (confided.trim() !== '' && !(await run(() => following.confide(confided)))) return;
    if (tells && !(await run(() => evaluation.tell(round)))) return;
    announce(t`Signed`);
  }
  // What the programme asks belongs to the same signature: nothing is asked before it is read.
  if (pack === undefined) return null;
  return (
    <form
      className="follow-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <p className="muted">
        <Trans>
          Answer alone. <bdi>{other}</bdi> sees your answers only once both of you have signed, and you see theirs.
          Nothing can be changed after that, by anybody.
        </Trans>
      </p>
      <p className="second">
        <Trans>1 is not at all, 5 is entirely.</Trans>
      </p>
      {STATEMENTS.map((statement, at) => (
        <Segmented<MarkText>
          key={statement}
          legend={i18n._(STATEMENT_WORDS[statement])}
          error={isLate && marks[at] === null && t`Choose a number.`}
          value={marks[at] ?? null}
          onValue={(mark) => setMarks(marks.map((each, index) => (index === at ? mark : each)))}
          options={MARKS.map((mark) => ({ value: mark, label: mark }))}
        />
      ))}
      {survey.length > 0 && (
        <h2>
          <Trans>
            Asked by <bdi>{following.programme}</bdi>
          </Trans>
        </h2>
      )}
      {survey.map(({ id, text }) => (
        <Segmented<MarkText>
          key={id}
          legend={<span dir="auto">{say(text)}</span>}
          error={isLate && own[id] === undefined && t`Choose a number.`}
          value={own[id] ?? null}
          onValue={(mark) => setOwn({ ...own, [id]: mark })}
          options={MARKS.map((mark) => ({ value: mark, label: mark }))}
        />
      ))}
      <TextArea
        label={t`What would make it better?`}
        hint={t`${other} reads this too, once both have signed.`}
        optional
        rows={3}
        max={EVALUATION_LIMITS.words}
        value={words}
        onValue={setWords}
      />
      <TextArea
        label={t`Only for ${coordinator}: what should we know?`}
        hint={t`${other} never sees it.`}
        optional
        rows={3}
        max={EVALUATION_LIMITS.words}
        value={confided}
        onValue={setConfided}
      />
      <Check
        checked={tells}
        onChecked={setTells}
        label={t`Tell ${coordinator} my answers too`}
        detail={<Trans>Your numbers and the words for both, nothing of what the other answers.</Trans>}
      />
      {refused !== null && <Refused why={refused} />}
      <div className="follow-doors">
        <Button kind="primary" type="submit" busy={busy}>
          <Trans>Sign my answers</Trans>
        </Button>
      </div>
    </form>
  );
}
