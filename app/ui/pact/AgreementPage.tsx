import { Trans } from '@lingui/react/macro';
import PenLine from 'lucide-react/icons/pen-line';
import Printer from 'lucide-react/icons/printer';
import { useObservable } from '../../react/session.ts';
import { ExportButton } from '../leave/ExportButton.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { EmptyState, Notice } from '../parts/EmptyState.tsx';
import { withWhom } from '../workspace/people.ts';
import { Answer } from './Answer.tsx';
import { Ended } from './Ended.tsx';
import { History } from './History.tsx';
import type { PactProps } from './Pact.tsx';
import { Places } from './Places.tsx';
import { Sheet } from './Sheet.tsx';

/** The agreement as it stands, what is proposed in its place, and all that two people may arrange beside it. */
export function AgreementPage({ workspace, pact }: PactProps) {
  const { agreement } = useObservable(pact.state);
  const { agreed, open, beside } = agreement;
  const name = withWhom(workspace);
  const edit = `/w/${workspace.id}/pact/edit`;
  const isOpen = workspace.archive === null;
  const isMineBeside = workspace.members.some(({ id, me }) => me && id === beside?.by);
  return (
    <div className="work-view pact">
      <div className="work-bar">
        <h1 className="grow">
          <Trans>Our agreement</Trans>
        </h1>
        {agreed !== null && (
          <span className="pact-tools">
            <Button small icon={Printer} onClick={() => window.print()}>
              <Trans>Print</Trans>
            </Button>
          </span>
        )}
      </div>
      <Ended workspace={workspace} pact={pact} />
      {agreed === null && open === null && isOpen && (
        <EmptyState
          title={<Trans>How do you want to work together?</Trans>}
          why={
            <Trans>
              A few sentences, signed by both: what you want to reach, how often, what stays between you, and what you
              do if one of you goes silent. It spares many a misunderstanding.
            </Trans>
          }
          action={
            <ButtonLink kind="primary" icon={PenLine} href={edit}>
              <Trans>Write it</Trans>
            </ButtonLink>
          }
          example={
            <Trans>
              Write it together in your first meeting, or begin alone: <bdi>{name}</bdi> signs, or asks for other words.
            </Trans>
          }
        />
      )}
      {agreed !== null && <Sheet workspace={workspace} version={agreed} />}
      {open !== null && (
        <section className="pact-proposed">
          <h2>{agreed === null ? <Trans>Proposed</Trans> : <Trans>Proposed in its place</Trans>}</h2>
          {beside !== null && (
            <Notice tone="calm">
              {isMineBeside ? (
                <Trans>
                  You and <bdi>{name}</bdi> wrote at the same time. These words stand first; yours are kept, and come
                  back when you write it another way.
                </Trans>
              ) : (
                <Trans>
                  You and <bdi>{name}</bdi> wrote at the same time. Yours stand first; theirs are kept with them.
                </Trans>
              )}
            </Notice>
          )}
          <Sheet workspace={workspace} version={open} />
          {isOpen && (
            <Answer
              workspace={workspace}
              pact={pact}
              version={open}
              other={
                <ButtonLink icon={PenLine} href={edit}>
                  <Trans>Write it another way</Trans>
                </ButtonLink>
              }
            />
          )}
        </section>
      )}
      {agreed !== null && open === null && isOpen && (
        <p>
          <ButtonLink icon={PenLine} href={edit}>
            <Trans>Propose a change</Trans>
          </ButtonLink>
        </p>
      )}
      {isOpen && <Places workspace={workspace} pact={pact} />}
      <History workspace={workspace} pact={pact} />
      <ExportButton only={workspace.id}>
        <Trans>Take everything along</Trans>
      </ExportButton>
    </div>
  );
}
