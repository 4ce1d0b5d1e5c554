import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { pausesAt } from '../../model/pactState.ts';
import { useObservable } from '../../react/session.ts';
import type { PairPact, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { Notice } from '../parts/EmptyState.tsx';
import { milestoneWords } from './journeyWords.ts';
import { stuckAt } from './stuck.ts';

/** Three weeks without a milestone: what would help? Not while one of the two has a pause, nor once it is closed. */
export function Stuck({ workspace, isElsewhere = false }: { workspace: Workspace; isElsewhere?: boolean }) {
  const { i18n } = useLingui();
  const next = stuckAt(useObservable(workspace.journey.view), useNow());
  if (next === null || workspace.archive !== null) return null;
  const words = (
    <Notice
      tone="calm"
      action={
        isElsewhere && (
          <Link href={`/w/${workspace.id}/goals/way`} className="second">
            <Trans>The way together</Trans>
          </Link>
        )
      }
    >
      <Trans>
        Three weeks have passed since the last milestone. What would help you two with “{i18n._(milestoneWords[next])}
        ”?
      </Trans>
    </Notice>
  );
  return workspace.pact ? <WhileAtWork pact={workspace.pact}>{words}</WhileAtWork> : words;
}

function WhileAtWork({ pact, children }: { pact: PairPact; children: ReactNode }) {
  return pausesAt(useObservable(pact.state), useNow()).length > 0 ? null : children;
}
