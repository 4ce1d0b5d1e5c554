import { useLingui } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { NoteShown } from '../../session/types.ts';
import { formatSince } from '../format.ts';

export function NoteRow({ page, locale, now }: { page: NoteShown; locale: string; now: number }) {
  const { t } = useLingui();
  return (
    <li>
      <Link href={`/note/${page.id}`} className="line">
        <span className="line-title grow" dir="auto">
          {page.title || t`Untitled`}
        </span>
        <span className="line-end">{formatSince(locale, page.edited, now)}</span>
      </Link>
    </li>
  );
}
