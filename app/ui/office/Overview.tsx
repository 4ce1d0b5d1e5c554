import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { AskedChanges } from './AskedChanges.tsx';
import { NextStepCard } from './NextStepCard.tsx';
import { OfficeHead } from './OfficeFrame.tsx';
import { RoleWords } from './PersonDialog.tsx';
import { ProgrammeLink } from './ProgrammeLink.tsx';
import { roleCounts } from './stats.ts';

/** What to do next, where things stand, and the link to hand out. */
export function Overview({ office }: { office: Office }) {
  const { t } = useLingui();
  const directory = useObservable(office.directory);
  const proposal = useObservable(office.proposal);
  const sent = useObservable(office.sent);
  const [mentors, mentees, ...others] = roleCounts(directory);
  const at = `/office/${office.id}`;
  const waitingReports = useObservable(office.reports).filter(({ settled }) => settled === null).length;
  const untrained = directory.filter(({ standing }) => standing === 'untrained').length;
  const waiting = sent.filter((each) => each.stage === 'sent' || each.stage === 'accepted').length;
  return (
    <>
      <OfficeHead title={t`Overview`} />
      {waitingReports > 0 && (
        <Notice
          title={<Plural value={waitingReports} one="A report waits for you" other="# reports wait for you" />}
          action={
            <ButtonLink href={`${at}/reports`}>
              <Trans>Read it</Trans>
            </ButtonLink>
          }
        />
      )}
      <NextStepCard office={office} />
      <AskedChanges office={office} />
      {untrained > 0 && (
        <p className="second muted">
          <Plural
            value={untrained}
            one="# person has not gone through the training yet, and is not matched before."
            other="# people have not gone through the training yet, and are not matched before."
          />
        </p>
      )}
      {(directory.length > 0 || sent.length > 0) && (
        <ul className="stats">
          <Figure href={`${at}/directory`} name={t`Cards`} value={directory.length}>
            <Plural value={mentors?.count ?? 0} one="# mentor" other="# mentors" />,{' '}
            <Plural value={mentees?.count ?? 0} one="# mentee" other="# mentees" />
            {others.map(
              ({ role, count }) =>
                count > 0 && (
                  <Fragment key={role}>
                    <br />
                    {count} · <RoleWords role={role} capacity={1} />
                  </Fragment>
                ),
            )}
          </Figure>
          <Figure href={`${at}/pairs`} name={t`Pairs proposed`} value={proposal?.pairs.length ?? 0}>
            {proposal !== null ? (
              <Trans>by the last run</Trans>
            ) : sent.length > 0 ? (
              <Trans>the last ones are sent</Trans>
            ) : (
              <Trans>no run yet</Trans>
            )}
          </Figure>
          <Figure href={`${at}/sent`} name={t`Unanswered`} value={waiting}>
            <Plural value={sent.length} one="of # invitation" other="of # invitations" />
          </Figure>
          <Figure
            href={`${at}/following`}
            name={t`Pairs at work`}
            value={sent.filter((each) => each.stage === 'joined').length}
          >
            {office.programme.mode === 'private-pair' ? (
              <Trans>both said yes</Trans>
            ) : (
              <Trans>all three said yes</Trans>
            )}
          </Figure>
        </ul>
      )}
      <ProgrammeLink office={office} />
      <section className="card">
        <h2>
          <Trans>What people read</Trans>
        </h2>
        <p className="office-purpose" dir="auto">
          {office.programme.purpose}
        </p>
        <p className="caption muted">
          <Trans>
            {office.programme.months} months · in charge: <bdi>{office.programme.coordinator}</bdi>
          </Trans>
        </p>
      </section>
    </>
  );
}

function Figure({ href, name, value, children }: { href: string; name: string; value: number; children: ReactNode }) {
  return (
    <li>
      <Link href={href} className="card stat">
        <span className="caption muted">{name}</span>
        <strong>{value}</strong>
        <span className="caption muted">{children}</span>
      </Link>
    </li>
  );
}
