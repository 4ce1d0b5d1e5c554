import { Trans } from '@lingui/react/macro';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PairPact, Workspace } from '../../session/types.ts';
import { Heading } from '../goals/Heading.tsx';
import { AgreementForm } from './AgreementForm.tsx';
import { AgreementPage } from './AgreementPage.tsx';
import { Closing } from './Closing.tsx';
import { Format } from './Format.tsx';
import { PauseForm } from './PauseForm.tsx';
import { RolesForm } from './RolesForm.tsx';
import './pact.css';

export interface PactProps {
  workspace: Workspace;
  pact: PairPact;
}

/** What two people have agreed: read, written, and what changes it. */
export function Pact({ workspace, pact, part }: PactProps & { part: string | undefined }) {
  switch (workspace.archive === null ? part : undefined) {
    case 'edit':
      return (
        <Part workspace={workspace} title={<Trans>Our agreement</Trans>}>
          <AgreementForm workspace={workspace} pact={pact} />
        </Part>
      );
    case 'roles':
      return (
        <Part workspace={workspace} title={<Trans>Who is the mentor</Trans>}>
          <RolesForm workspace={workspace} pact={pact} />
        </Part>
      );
    case 'format':
      return (
        <Part workspace={workspace} title={<Trans>How long we go on</Trans>}>
          <Format workspace={workspace} pact={pact} />
        </Part>
      );
    case 'pause':
      return (
        <Part workspace={workspace} title={<Trans>A pause</Trans>}>
          <PauseForm workspace={workspace} pact={pact} />
        </Part>
      );
    case 'close':
      return (
        <Part workspace={workspace} title={<Trans>Bring it to a good end</Trans>}>
          <Closing workspace={workspace} pact={pact} />
        </Part>
      );
    default:
      return <AgreementPage workspace={workspace} pact={pact} />;
  }
}

function Part({ workspace, title, children }: { workspace: Workspace; title: ReactNode; children: ReactNode }) {
  return (
    <div className="work-view pact-part">
      <Link href={`/w/${workspace.id}/pact`} className="pact-back">
        <ChevronLeft aria-hidden="true" size={18} strokeWidth={2} />
        <Trans>Back to the agreement</Trans>
      </Link>
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
