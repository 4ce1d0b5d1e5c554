import { Trans, useLingui } from '@lingui/react/macro';
import Award from 'lucide-react/icons/award';
import { useState } from 'react';
import type { BadgeView, JourneyView } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Certificate } from './Certificate.tsx';

/** Those given so far; a press shows the certificate of one. */
export function Badges({ view, onGive }: { view: JourneyView; onGive: () => void }) {
  const { i18n } = useLingui();
  const now = useNow();
  const [shown, setShown] = useState<BadgeView | null>(null);
  return (
    <section>
      <div className="work-bar">
        <h2 className="goal-group">
          <Trans>Badges</Trans>
        </h2>
        <Button small icon={Award} onClick={onGive}>
          <Trans>Give a badge</Trans>
        </Button>
      </div>
      <ul className="way-badges">
        {view.badges.map((badge) => (
          <li key={badge.text}>
            <button type="button" className="card way-badge" onClick={() => setShown(badge)}>
              <Award aria-hidden="true" size={26} strokeWidth={1.5} />
              <span className="grow">
                <span className="goal-row-title" dir="auto">
                  {badge.what}
                </span>
                <span className="goal-row-about">
                  {badge.mine ? (
                    <Trans>
                      For you, from <bdi>{badge.byName}</bdi>
                    </Trans>
                  ) : (
                    <Trans>
                      For <bdi>{badge.toName}</bdi>, from <bdi>{badge.byName}</bdi>
                    </Trans>
                  )}
                  {` · ${formatDate(i18n.locale, badge.at, now)}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {view.badges.length === 0 && (
        <p className="second muted">
          <Trans>
            A badge is a signed word of one of you about the other, with a certificate that anybody can verify.
          </Trans>
        </p>
      )}
      {shown !== null && <Certificate badge={shown} onClose={() => setShown(null)} />}
    </section>
  );
}
