import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { PersonId } from '../../model/brand.ts';
import { PACT_LIMITS } from '../../model/pact.ts';
import { useObservable } from '../../react/session.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice, Segmented } from '../parts/Choice.tsx';
import { TextField } from '../parts/Field.tsx';
import { meOf, otherOf } from '../workspace/people.ts';
import { Answer } from './Answer.tsx';
import type { PactProps } from './Pact.tsx';
import { Signatures } from './Sheet.tsx';
import { useTries } from './useTries.ts';

/** Who is the mentor: of the pair, or of one topic. It turns when both have signed. */
export function RolesForm({ workspace, pact }: PactProps) {
  const { roles } = useObservable(pact.state);
  const now = useObservable(pact.roles);
  const { busy, refused, run } = useTries();
  const [me, other] = [meOf(workspace), otherOf(workspace)];
  const [whole, setWhole] = useState<'whole' | 'topic'>('whole');
  const [topic, setTopic] = useState('');
  const [mentor, setMentor] = useState<PersonId>(now.mentor === me.id ? other.id : me.id);
  const open = roles.flatMap((one) => one.open ?? []);
  const isReady = whole === 'whole' ? mentor !== now.mentor : topic.trim() !== '';
  async function propose(): Promise<void> {
    if (!isReady) return;
    const about = whole === 'whole' ? '' : topic.trim();
    if (await run(() => pact.propose({ kind: 'roles', topic: about, mentor }))) setTopic('');
  }
  const nameOf = (person: PersonId) => (person === me.id ? <Trans>You</Trans> : <bdi>{pact.nameOf(person)}</bdi>);
  return (
    <>
      <ul className="pact-roles">
        <li>
          <span className="pact-role-topic">
            <Trans>As a pair</Trans>
          </span>
          <span>{now.mentor === null ? <Trans>you help each other</Trans> : nameOf(now.mentor)}</span>
        </li>
        {now.topics.map((role) => (
          <li key={role.topic}>
            <span className="pact-role-topic" dir="auto">
              {role.topic}
            </span>
            <span>{nameOf(role.mentor)}</span>
          </li>
        ))}
      </ul>
      {open.map((version) => (
        <section key={version.hash} className="pact-proposed">
          <h2 dir="auto">
            {version.what.topic.trim() === '' ? <Trans>Proposed for the pair</Trans> : version.what.topic}
          </h2>
          <p>
            {version.what.mentor === me.id ? (
              <Trans>You would be the mentor.</Trans>
            ) : (
              <Trans>
                <bdi>{other.name}</bdi> would be the mentor.
              </Trans>
            )}
          </p>
          <Signatures workspace={workspace} version={version} />
          <Answer workspace={workspace} pact={pact} version={version} />
        </section>
      ))}
      <form
        className="pact-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void propose();
        }}
      >
        <p className="muted">
          <Trans>
            Who learns may also teach. Turn the roles for the whole pair, or for one topic only: it holds once both have
            signed, and what was written before stays whose it is.
          </Trans>
        </p>
        <Segmented
          legend={<Trans>For what</Trans>}
          value={whole}
          onValue={setWhole}
          options={[
            { value: 'whole', label: <Trans>The whole pair</Trans> },
            { value: 'topic', label: <Trans>One topic</Trans> },
          ]}
        />
        {whole === 'topic' && (
          <TextField
            label={<Trans>Which topic</Trans>}
            hint={<Trans>For example: social networks, presenting oneself in English.</Trans>}
            maxLength={PACT_LIMITS.topic}
            value={topic}
            onValue={setTopic}
          />
        )}
        <Choice
          legend={<Trans>The mentor</Trans>}
          value={mentor}
          onValue={setMentor}
          options={[
            { value: me.id, label: <Trans>You</Trans> },
            { value: other.id, label: <bdi>{other.name}</bdi> },
          ]}
        />
        {refused !== null && <Refused why={refused} />}
        <div className="pact-foot">
          <Button kind="primary" type="submit" busy={busy} disabled={!isReady}>
            <Trans>
              Propose it to <bdi>{other.name}</bdi>
            </Trans>
          </Button>
        </div>
      </form>
    </>
  );
}
