import { Trans, useLingui } from '@lingui/react/macro';
import ClipboardCheck from 'lucide-react/icons/clipboard-check';
import Flag from 'lucide-react/icons/flag';
import Hourglass from 'lucide-react/icons/hourglass';
import House from 'lucide-react/icons/house';
import Megaphone from 'lucide-react/icons/megaphone';
import Package from 'lucide-react/icons/package';
import Send from 'lucide-react/icons/send';
import Settings from 'lucide-react/icons/settings';
import Users from 'lucide-react/icons/users';
import UsersRound from 'lucide-react/icons/users-round';
import Waypoints from 'lucide-react/icons/waypoints';
import type { ReactNode } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { ServerLine } from '../home/ServerLine.tsx';
import { ExampleBar } from '../parts/ExampleBar.tsx';
import { RailItem, Shell, TopBar } from '../parts/Shell.tsx';

/** The report is come to from following up. */
export type OfficeTab =
  | 'overview'
  | 'directory'
  | 'pairs'
  | 'following'
  | 'report'
  | 'sent'
  | 'waiting'
  | 'announcements'
  | 'reports'
  | 'team'
  | 'programme';

/** Places that a phone's foot has room for. */
const FOOT = 4;

export function OfficeFrame({ office, tab, children }: { office: Office; tab: OfficeTab; children: ReactNode }) {
  const { t } = useLingui();
  const cards = useObservable(office.directory).length;
  const pairs = useObservable(office.proposal)?.pairs.length ?? 0;
  const sent = useObservable(office.sent).length;
  const waiting = useObservable(office.outreach.waiting).total;
  const reports = useObservable(office.reports);
  const people = useObservable(office.team.people).length;
  const open = reports.filter(({ settled }) => settled === null).length;
  const at = `/office/${office.id}`;
  const tabs = [
    { tab: 'overview', href: at, label: t`Overview`, icon: House, count: 0 },
    { tab: 'directory', href: `${at}/directory`, label: t`Directory`, icon: Users, count: cards },
    { tab: 'pairs', href: `${at}/pairs`, label: t`Pairs`, icon: Waypoints, count: pairs },
    { tab: 'following', href: `${at}/following`, label: t`Following up`, icon: ClipboardCheck, count: 0 },
    { tab: 'sent', href: `${at}/sent`, label: t`Invitations`, icon: Send, count: sent },
    { tab: 'waiting', href: `${at}/waiting`, label: t`Waiting list`, icon: Hourglass, count: waiting },
    { tab: 'announcements', href: `${at}/announcements`, label: t`Announcements`, icon: Megaphone, count: 0 },
    // Where nobody reported anything there is no such tab: most programmes never see it.
    ...(reports.length > 0 || tab === 'reports'
      ? [{ tab: 'reports', href: `${at}/reports`, label: t`Reports`, icon: Flag, count: open } as const]
      : []),
    { tab: 'team', href: `${at}/team`, label: t`Coordinators`, icon: UsersRound, count: people > 1 ? people : 0 },
    { tab: 'programme', href: `${at}/programme`, label: t`Programme`, icon: Package, count: 0 },
  ] as const;
  const shown = tab === 'report' ? 'following' : tab;
  const here = tabs.find((each) => each.tab === shown);
  const placeOf = ({ href, label, icon, tab: each }: (typeof tabs)[number]) => ({
    href,
    label,
    icon,
    current: each === shown,
  });
  return (
    <Shell
      title={`${here?.label ?? ''} · ${t`Programme`}`}
      brand={office.programme.name}
      nav={tabs.slice(0, FOOT).map(placeOf)}
      more={tabs.slice(FOOT).map(placeOf)}
      fill
      rail={tabs.map(({ href, label, icon: Icon, count, tab: each }) => (
        <RailItem
          key={each}
          href={href}
          current={each === shown}
          mark={<Icon aria-hidden="true" size={20} strokeWidth={1.75} />}
          end={count === 0 ? undefined : count}
        >
          {label}
        </RailItem>
      ))}
      railFoot={
        <>
          <RailItem href="/settings" mark={<Settings aria-hidden="true" size={20} strokeWidth={1.75} />}>
            <Trans>Settings</Trans>
          </RailItem>
          <ServerLine />
        </>
      }
      top={
        <div className="office-top">
          <TopBar back={{ href: '/', label: t`Back to Today` }}>
            <p className="office-name" dir="auto">
              {office.programme.name}
            </p>
          </TopBar>
          <ThisIsAnExample id={office.id} />
        </div>
      }
    >
      <div className="office">{children}</div>
    </Shell>
  );
}

function ThisIsAnExample({ id }: Pick<Office, 'id'>) {
  const session = useSession();
  const { offices } = useObservable(session.home);
  if (!offices.some((each) => each.id === id && each.example)) return null;
  return (
    <ExampleBar onRemove={() => session.removeProgramme(id)}>
      <Trans>Nobody here exists. Nothing leaves this device.</Trans>
    </ExampleBar>
  );
}

/** The title of a tab and what can be done in it. */
export function OfficeHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="office-head">
      <h1>{title}</h1>
      {children && <div className="office-actions">{children}</div>}
    </header>
  );
}
