import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ChoiceShown } from '../../session/types.ts';
import { formatDate } from '../format.ts';
import { ButtonLink } from '../parts/Button.tsx';

/** On Today: mentors or mentees to choose among, or that the choice is on its way. */
export function TodayChoice({ choosing, now }: { choosing: ChoiceShown; now: number }) {
  const { i18n } = useLingui();
  const name = <bdi>{choosing.programmeName}</bdi>;
  const isOfMentees = choosing.of === 'mentees';
  if (choosing.ranked !== null)
    return (
      <p className="second muted">
        {choosing.ranked.length === 0 ? (
          isOfMentees ? (
            <Trans>You told {name} that you want none of the mentees proposed. Others can come.</Trans>
          ) : (
            <Trans>You told {name} that you want none of the mentors proposed. Others can come.</Trans>
          )
        ) : isOfMentees ? (
          <Trans>
            You chose for {name}. The programme looks at it; whom you put first is asked then, and has three days.
          </Trans>
        ) : (
          <Trans>
            You chose for {name}. Whom you put first is asked before the others, and has three days; then the next.
          </Trans>
        )}
      </p>
    );
  const deadline = formatDate(i18n.locale, choosing.expires, now);
  return (
    <article className="card invite">
      <div className="grow">
        <h2>
          {isOfMentees ? (
            <Plural
              value={choosing.profiles.length}
              one="# mentee is proposed to you"
              other="# mentees are proposed to you"
            />
          ) : (
            <Plural
              value={choosing.profiles.length}
              one="# mentor is proposed to you"
              other="# mentors are proposed to you"
            />
          )}
        </h2>
        <p className="muted second">
          <Trans>
            By {name}. Choose by {deadline}.
          </Trans>
        </p>
      </div>
      <ButtonLink kind="primary" wide href={`/choose/${choosing.programme}`}>
        <Trans>See them and choose</Trans>
      </ButtonLink>
    </article>
  );
}
