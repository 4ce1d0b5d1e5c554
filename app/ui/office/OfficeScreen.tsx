import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import { useOpened } from '../../react/useOpened.ts';
import type { Office, SessionError } from '../../session/types.ts';
import { MainShell } from '../home/MainShell.tsx';
import { ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { Splash } from '../parts/Splash.tsx';
import { errorWords } from '../words.ts';
import { Directory } from './Directory.tsx';
import { OfficeFrame, type OfficeTab } from './OfficeFrame.tsx';
import { Overview } from './Overview.tsx';
import { Pairs } from './Pairs.tsx';
import { Sent } from './Sent.tsx';
import './office.css';
import './pairs.css';

const PackTab = lazy(() => import('./pack/PackTab.tsx').then((m) => ({ default: m.PackTab })));
const WaitingList = lazy(() => import('./WaitingList.tsx').then((m) => ({ default: m.WaitingList })));
const Announcements = lazy(() => import('./Announcements.tsx').then((m) => ({ default: m.Announcements })));

const FollowUp = lazy(() => import('./FollowUp.tsx').then((m) => ({ default: m.FollowUp })));
const Reports = lazy(() => import('./Reports.tsx').then((m) => ({ default: m.Reports })));
const Report = lazy(() => import('./Report.tsx').then((m) => ({ default: m.Report })));

const Team = lazy(() => import('./team/Team.tsx').then((m) => ({ default: m.Team })));
const OutOfOffice = lazy(() => import('./team/OutOfOffice.tsx').then((m) => ({ default: m.OutOfOffice })));

const missing = { ok: false, error: { tag: 'not-found' } as SessionError } as const;
const tabs: readonly string[] = [
  'overview',
  'directory',
  'pairs',
  'sent',
  'waiting',
  'announcements',
  'team',
  'programme',
  'following',
  'report',
  'reports',
] satisfies OfficeTab[];
const isTab = (text: string): text is OfficeTab => tabs.includes(text);

/** A coordinator at work: the programme's link, its people, the pairs proposed, the invitations sent. */
export function OfficeScreen({ id, tab }: { id: string; tab: string }) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const summary = useObservable(session.home).offices.find((each) => each.id === id);
  const isOut = summary?.out !== undefined;
  const opened = useOpened(`${id} ${summary !== undefined} ${isOut}`, () =>
    summary && !isOut ? session.openOffice(summary.id) : Promise.resolve(missing),
  );
  if (summary?.out !== undefined) {
    return (
      <Suspense fallback={<Splash />}>
        <OutOfOffice office={summary} />
      </Suspense>
    );
  }
  if (opened.tag === 'opening') return <Splash />;
  if (opened.tag === 'failed') {
    return (
      <MainShell title={t`Not found`}>
        <Notice
          alone
          title={<Trans>This programme did not open</Trans>}
          action={
            <ButtonLink href="/">
              <Trans>Go to Today</Trans>
            </ButtonLink>
          }
        >
          {i18n._(errorWords(opened.error))}
        </Notice>
      </MainShell>
    );
  }
  return <Tab office={opened.value} tab={isTab(tab) ? tab : 'overview'} />;
}

function Tab({ office, tab }: { office: Office; tab: OfficeTab }) {
  return (
    <OfficeFrame office={office} tab={tab}>
      {tab === 'overview' && <Overview office={office} />}
      {tab === 'directory' && <Directory office={office} />}
      {tab === 'pairs' && <Pairs office={office} />}
      {tab === 'sent' && <Sent office={office} />}
      <Suspense fallback={null}>
        {tab === 'programme' && <PackTab office={office} />}
        {tab === 'team' && <Team office={office} />}
        {tab === 'waiting' && <WaitingList office={office} />}
        {tab === 'announcements' && <Announcements office={office} />}
        {tab === 'following' && <FollowUp office={office} />}
        {tab === 'report' && <Report office={office} />}
        {tab === 'reports' && <Reports office={office} />}
      </Suspense>
    </OfficeFrame>
  );
}
