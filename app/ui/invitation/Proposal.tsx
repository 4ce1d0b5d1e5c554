import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Eye from 'lucide-react/icons/eye';
import type { Card } from '../../model/card.ts';
import type { InvitationView } from '../../session/types.ts';
import { formatDay } from '../format.ts';
import { PairMark } from '../parts/PairMark.tsx';
import { CardFacts } from '../workspace/AboutOther.tsx';
import { DaysLeft } from './DaysLeft.tsx';
import { FormatNote } from './FormatNote.tsx';
import { Heading } from './Heading.tsx';
import { OwnReasons } from './OwnReasons.tsx';
import { Reminded } from './Reminded.tsx';
import { othersIn } from './Whom.tsx';

/** Who, why, for how long, and what saying yes does. */
export function Proposal({ invitation, now }: { invitation: InvitationView; now: number }) {
  const { i18n } = useLingui();
  const { other, mentor, mentee, third, more, format, myRole, programmeName, months, expires } = invitation;
  const isCircle = more.length > 0;
  const cards = third === null || myRole === 'supervisor' ? othersIn(invitation) : [other, third];
  const programme = <strong dir="auto">{programmeName}</strong>;
  const deadline = formatDay(i18n.locale, expires, now);
  return (
    <div className="proposal">
      <header className="proposal-head">
        <PairMark size="l" first={mentor.name} second={mentee.name} />
        <h1>
          <Heading invitation={invitation} />
        </h1>
        <p className="muted">
          {format === 'flash' ? (
            <Trans>Proposed by {programme}.</Trans>
          ) : (
            <Plural
              value={months}
              one={<Trans>Proposed by {programme}, for one month.</Trans>}
              other={
                <Trans>
                  Proposed by {programme}, for {months} months.
                </Trans>
              }
            />
          )}
        </p>
        {invitation.reminded !== null && (
          <p className="second">
            <Reminded invitation={invitation} now={now} />
          </p>
        )}
      </header>
      {format !== 'pair' && (
        <p className="card">
          <FormatNote invitation={invitation} />
        </p>
      )}
      {third !== null && <ReadsAlong third={third} mine={myRole === 'supervisor'} />}
      {myRole !== 'supervisor' && !isCircle && (
        <section className="card proposal-why">
          <h2>
            <Trans>Why you two</Trans>
          </h2>
          <OwnReasons invitation={invitation} myRole={myRole} />
          <p className="caption muted">
            <Trans>Worked out on this device, from your two cards.</Trans>
          </p>
        </section>
      )}
      {cards.map((card) => (
        <CardShown key={card.box} card={card} only={cards.length === 1} />
      ))}
      <section className="proposal-yes">
        <h2>
          {isCircle ? (
            <Trans>If you accept</Trans>
          ) : third === null ? (
            <Trans>If you both accept</Trans>
          ) : (
            <Trans>If all three accept</Trans>
          )}
        </h2>
        <p>
          {isCircle ? (
            <Trans>
              Your devices open a shared space, with a notebook and messages. What is written there can be read by those
              of you who are in it only: the programme cannot, and neither can the server.
            </Trans>
          ) : third === null ? (
            <Trans>
              Your two devices open a shared space, with a notebook and messages. What you write there can be read by
              the two of you only: the programme cannot, and neither can the server.
            </Trans>
          ) : (
            <Trans>
              Your three devices open a shared space, with a notebook and messages. What is written there can be read by
              the three of you only, and not by the server. If one of you says no, there is no space.
            </Trans>
          )}
        </p>
        <p className="caption muted">
          <Trans>When your devices talk directly, each can see the other’s internet address, as in a call.</Trans>
        </p>
      </section>
      <p className="proposal-deadline">
        <Trans>Answer by {deadline}. After that, the place is offered to someone else.</Trans>{' '}
        <DaysLeft expires={expires} now={now} />
      </p>
      <p className="caption muted proposal-deadline">
        <Trans>
          It is shown to <bdi>{invitation.coordinator}</bdi> that you have opened this, and nothing else before you
          answer.
        </Trans>
      </p>
    </div>
  );
}

/** Before anybody says yes: who can read everything, and that they can. */
function ReadsAlong({ third, mine }: { third: Card; mine: boolean }) {
  const name = <strong dir="auto">{third.name}</strong>;
  return (
    <section className="card proposal-third">
      <Eye aria-hidden="true" size={20} strokeWidth={2} />
      <p>
        {mine ? (
          <Trans>
            You would be the third here: you can read everything the two write, and both see your name on every screen.
          </Trans>
        ) : (
          <Trans>
            {name} accompanies you: they can read everything written in your space, and their name stays on every
            screen.
          </Trans>
        )}
      </p>
    </section>
  );
}

function CardShown({ card, only }: { card: Card; only: boolean }) {
  const name = <bdi>{card.name}</bdi>;
  return (
    <>
      {card.words !== '' && (
        <figure className="proposal-words">
          <blockquote dir="auto">{card.words}</blockquote>
          <figcaption>
            <Trans>{name}, on their card</Trans>
          </figcaption>
        </figure>
      )}
      <section className="card proposal-why">
        <h2>{only ? <Trans>What the card says</Trans> : <Trans>What {name}’s card says</Trans>}</h2>
        <CardFacts card={card} />
      </section>
    </>
  );
}
