import { Trans } from '@lingui/react/macro';
import Check from 'lucide-react/icons/check';
import ChevronRight from 'lucide-react/icons/chevron-right';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import type { Home } from '../../session/types.ts';
import { useInstall } from '../arrival/arrival.ts';
import { Button } from '../parts/Button.tsx';
import './firstSteps.css';

interface Step {
  readonly done: boolean;
  /** Where it is done; null: not yet possible. */
  readonly href: string | null;
  readonly title: ReactNode;
  readonly why: ReactNode;
}

/** Four things that make the beginning whole, each ticked by what really happened. Put aside with one press. */
export function FirstSteps({ home }: { home: Home }) {
  const session = useSession();
  const back = useObservable(session.devices.wayBack);
  const isInstalled = useObservable(useInstall()) === 'installed';
  const spaces = home.workspaces.filter(({ example }) => !example);
  const isKnown = spaces.length + home.directs.length + home.applications.length + home.invitations.length > 0;
  const [space] = spaces;
  const steps: readonly Step[] = [
    {
      done: isKnown,
      href: '/invite',
      title: <Trans>Invite somebody</Trans>,
      why: <Trans>A link or a code for one person. Or open the one you were given.</Trans>,
    },
    {
      done: home.first.checked,
      href: space === undefined ? null : `/w/${space.id}${space.isCircle ? '/people' : '/check'}`,
      title: <Trans>See that it is really them</Trans>,
      why:
        space === undefined ? (
          <Trans>As soon as you are two: a code to scan, or six pictures in your first call.</Trans>
        ) : (
          <Trans>Scan their code when you meet, or compare six pictures in a call.</Trans>
        ),
    },
    {
      done: back.phrase !== null || back.file !== null || back.devices > 0 || back.partners > 0,
      href: '/settings',
      title: <Trans>Keep a way back</Trans>,
      why: <Trans>24 words on paper, or a sealed file: for the day this phone is lost.</Trans>,
    },
    {
      done: isInstalled,
      href: '/settings#install',
      title: <Trans>Put it on your home screen</Trans>,
      why: <Trans>It opens by its icon, and the browser clears it less easily.</Trans>,
    },
  ];
  const done = steps.filter((step) => step.done).length;
  if (home.first.aside || done === steps.length) return null;
  return (
    <section className="first-steps card" aria-labelledby="first-steps">
      <div className="first-steps-head">
        <h2 id="first-steps" className="grow">
          <Trans>A good beginning</Trans>
        </h2>
        <span className="caption muted">
          <Trans>{done} of 4</Trans>
        </span>
      </div>
      <ol>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: always these four, in this order
          <li key={at}>
            <StepRow {...step} />
          </li>
        ))}
      </ol>
      <Button kind="plain" small onClick={() => session.putFirstStepsAside()}>
        <Trans>Not now</Trans>
      </Button>
    </section>
  );
}

function StepRow({ done, href, title, why }: Step) {
  const words = (
    <>
      <span className={`first-steps-tick ${done ? 'first-steps-done' : ''}`}>
        {done && <Check aria-hidden="true" size={16} strokeWidth={2.5} />}
      </span>
      <span className="grow">
        <span className="line-title">{title}</span>
        {done ? (
          <span className="unseen">
            <Trans>Done</Trans>
          </span>
        ) : (
          <span className="line-detail">{why}</span>
        )}
      </span>
    </>
  );
  if (done || href === null) return <div className="line">{words}</div>;
  return (
    <Link href={href} className="line">
      {words}
      <ChevronRight className="line-chevron" aria-hidden="true" size={20} strokeWidth={1.75} />
    </Link>
  );
}
