import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { useObservable } from '../../react/session.ts';
import type { Office, WaitingPerson, WaitingWhy } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { reasonWords } from '../invitation/noWords.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { AskedChanges } from './AskedChanges.tsx';
import { LackWords } from './LackWords.tsx';
import { OfficeHead } from './OfficeFrame.tsx';
import { RunButton } from './RunButton.tsx';
import { chosenIn } from './ready.ts';
import { useLack } from './useLack.ts';
import './outreach.css';

/** Who is in no pair, why, since when; who is next, and one tap to match them again. */
export function WaitingList({ office }: { office: Office }) {
  const { t } = useLingui();
  const { total, first } = useObservable(office.outreach.waiting);
  const proposal = useObservable(office.proposal);
  const lack = useLack(office);
  const isMatched = chosenIn(useObservable(office.pack)) === null;
  const proposed = new Set(proposal?.pairs.flatMap(({ mentor, mentee }) => [mentor.person, mentee.person]));
  return (
    <>
      <OfficeHead title={t`Waiting list`}>{isMatched && <RunButton office={office} kind="primary" again />}</OfficeHead>
      <AskedChanges office={office} />
      {total === 0 ? (
        <EmptyState
          title={<Trans>Nobody waits</Trans>}
          why={<Trans>Everybody with a card is in a pair, or invited to one.</Trans>}
          example={<Trans>For example, Ben waits here from the day his mentor leaves until he has another.</Trans>}
        />
      ) : (
        <>
          <p className="second muted">
            {isMatched && (
              <Trans>
                Who has waited longest is first. A run proposes pairs among them; nothing is sent before you say so.
              </Trans>
            )}{' '}
            {lack !== null && <LackWords lack={lack} />}
          </p>
          <ol className="people">
            {first.map((one, i) => (
              <Row
                key={one.person}
                one={one}
                isNext={i === 0 && one.until === null}
                proposed={proposed.has(one.person) ? office.id : null}
              />
            ))}
          </ol>
          {total > first.length && (
            <p className="caption muted">
              <Plural value={total - first.length} one="and # more" other="and # more" />
            </p>
          )}
        </>
      )}
    </>
  );
}

function Row({ one, isNext, proposed }: { one: WaitingPerson; isNext: boolean; proposed: string | null }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { name, role, why, reason, since, until } = one;
  return (
    <li className="waiting">
      <PersonMark name={name} side={role === 'mentee' ? 'second' : 'first'} />
      <div className="grow">
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        <span className="caption muted">
          {role === 'mentee' ? (
            <Trans>Mentee</Trans>
          ) : role === 'mentor' ? (
            <Trans>Mentor</Trans>
          ) : (
            <Trans>Either</Trans>
          )}
        </span>
        {/* It was true of the runs before the one that has found somebody. */}
        {proposed === null && (
          <p className="second">
            {i18n._(whyWords(why))}
            {reason !== null && <> ({i18n._(reasonWords(reason))})</>}
          </p>
        )}
        <p className="caption muted">
          {until === null ? (
            <Trans>Since {formatDate(i18n.locale, Math.min(since, now), now)}</Trans>
          ) : (
            <Trans>Does not want to be asked before {formatDate(i18n.locale, until, now)}</Trans>
          )}
        </p>
      </div>
      {proposed !== null ? (
        <Link href={`/office/${proposed}/pairs`}>
          <StateChip tone="wait">
            <Trans>In a proposed pair</Trans>
          </StateChip>
        </Link>
      ) : (
        isNext && (
          <StateChip tone="good">
            <Trans>Next</Trans>
          </StateChip>
        )
      )}
    </li>
  );
}

function whyWords(why: WaitingWhy): MessageDescriptor {
  switch (why) {
    case 'new':
      return msg`Has been in no run yet.`;
    case 'unproposed':
      return msg`Nobody was proposed to them yet.`;
    case 'choosing':
      return msg`Is choosing, or waits for an answer.`;
    case 'unmatched':
      return msg`The last run found nobody for them.`;
    case 'said-no':
      return msg`Said no to an invitation.`;
    case 'other-said-no':
      return msg`The other person said no.`;
    case 'did-not-answer':
      return msg`Did not answer in time.`;
    case 'other-did-not-answer':
      return msg`The other person did not answer in time.`;
    case 'asked-other':
      return msg`Asked for someone else; the pair has ended.`;
    case 'pair-ended':
      return msg`The pair has ended.`;
  }
}
