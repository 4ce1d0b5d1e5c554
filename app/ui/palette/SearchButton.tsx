import { Trans } from '@lingui/react/macro';
import SearchIcon from 'lucide-react/icons/search';
import { door } from './door.ts';

/** The way to the commands for thumbs, and the hint of it for hands. */
export function SearchButton({ look }: { look: 'rail' | 'top' }) {
  return (
    <button
      type="button"
      className={look === 'rail' ? 'rail-item rail-add' : 'button button-plain button-small'}
      onClick={() => door.set('commands')}
    >
      <SearchIcon aria-hidden="true" size={18} strokeWidth={2} />
      <Trans>Search</Trans>
    </button>
  );
}
