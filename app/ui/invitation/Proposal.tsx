import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { InvitationView } from '../../session/types.ts';
import { formatDay } from '../format.ts';
import { PairMark } from '../parts/PairMark.tsx';
import { CardFacts } from '../workspace/AboutOther.tsx';
import { ReasonList } from './ReasonList.tsx';

/** Who, why, for how long, and what saying yes does. */
export function Proposal({ invitation, now }: { invitation: InvitationView; now: number }) {
  const { i18n } = useLingui();
  const { me, other, myRole, programmeName, months, expires, reasons } = invitation;
  const [mentor, mentee] = myRole === 'mentor' ? [me, other] : [other, me];
  const name = <bdi>{other.name}</bdi>;
  const programme = <strong dir="auto">{programmeName}</strong>;
  const deadline = formatDay(i18n.locale, expires, now);
  return (
    <div className="proposal">
      <header className="proposal-head">
        <PairMark size="l" first={mentor.name} second={mentee.name} />
        <h1>
          {myRole === 'mentee' ? (
            <Trans>{name} could be your mentor</Trans>
          ) : (
            <Trans>You could be {name}’s mentor</Trans>
          )}
        </h1>
        <p className="muted">
          <Plural
            value={months}
            one={<Trans>Proposed by {programme}, for one month.</Trans>}
            other={
              <Trans>
                Proposed by {programme}, for {months} months.
              </Trans>
            }
          />
        </p>
      </header>
      <section className="card proposal-why">
        <h2>
          <Trans>Why you two</Trans>
        </h2>
        <ReasonList reasons={reasons} myRole={myRole} other={other.name} />
        <p className="caption muted">
          <Trans>Worked out on this device, from your two cards.</Trans>
        </p>
      </section>
      {other.words !== '' && (
        <figure className="proposal-words">
          <blockquote dir="auto">{other.words}</blockquote>
          <figcaption>
            <Trans>{name}, on their card</Trans>
          </figcaption>
        </figure>
      )}
      <section className="card proposal-why">
        <h2>
          <Trans>What the card says</Trans>
        </h2>
        <CardFacts card={other} />
      </section>
      <section className="proposal-yes">
        <h2>
          <Trans>If you both accept</Trans>
        </h2>
        <p>
          <Trans>
            Your two devices open a shared space, with a notebook and messages. What you write there can be read by the
            two of you only: the programme cannot, and neither can the server.
          </Trans>
        </p>
        <p className="caption muted">
          <Trans>When your devices talk directly, each can see the other’s internet address, as in a call.</Trans>
        </p>
      </section>
      <p className="proposal-deadline">
        <Trans>Answer by {deadline}. After that, the place is offered to someone else.</Trans>
      </p>
    </div>
  );
}
