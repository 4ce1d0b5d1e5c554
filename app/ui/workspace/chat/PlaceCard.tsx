import { Trans, useLingui } from '@lingui/react/macro';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { Link } from 'wouter';
import type { PlaceLink } from '../../../model/chatLine.ts';

/** Where a link leads inside a space. The passage of a page travels in the query: the page looks for it. */
export function addressOf(space: string, { to, id, part }: PlaceLink): string {
  if (to === 'goal') return `/w/${space}/goals/${id}`;
  return `/w/${space}/page/${id}${part === undefined ? '' : `?at=${encodeURIComponent(part)}`}`;
}

/** What kind of place, and its name as it was when it was sent. */
export function PlaceWords({ link }: { link: PlaceLink }) {
  const { t } = useLingui();
  return (
    <span className="place-words">
      <span className="caption muted">{link.to === 'goal' ? <Trans>Goal</Trans> : <Trans>Page</Trans>}</span>
      <span className="place-title" dir="auto">
        {link.title || t`Untitled`}
      </span>
      {link.part !== undefined && (
        <span className="caption" dir="auto">
          {link.part}
        </span>
      )}
    </span>
  );
}

/** A message that leads somewhere: a small card, and a press goes there. */
export function PlaceCard({ space, link }: { space: string; link: PlaceLink }) {
  return (
    <Link href={addressOf(space, link)} className="place">
      <PlaceWords link={link} />
      <ChevronRight aria-hidden="true" size={18} strokeWidth={1.75} />
    </Link>
  );
}
