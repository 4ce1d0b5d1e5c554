import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import { useObservable, useSession } from '../../react/session.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { BringBack } from '../leave/BringBack.tsx';
import { ExportButton } from '../leave/ExportButton.tsx';

/** Everything of the profile in one file, such files brought back, and the archives that came of them. */
export function TakeAlong() {
  const { i18n } = useLingui();
  const { archives } = useObservable(useSession().home);
  const now = useNow();
  return (
    <section className="settings-part">
      <h2>
        <Trans>Take along, bring back</Trans>
      </h2>
      <ExportButton>
        <Trans>Take everything along</Trans>
      </ExportButton>
      <BringBack />
      {archives.length > 0 && (
        <ul className="lines">
          {archives.map(({ id, title, brought }) => (
            <li key={id}>
              <Link href={`/w/${id}`} className="line">
                <span className="grow">
                  <span className="line-title" dir="auto">
                    {title}
                  </span>
                  <span className="line-detail">
                    <Trans>Brought back from a file on {formatDate(i18n.locale, brought, now)}</Trans>
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
