import { useLingui } from '@lingui/react/macro';
import Circle from 'lucide-react/icons/circle';
import { useEffect } from 'react';
import { IconButton } from '../parts/Button.tsx';
import '../lock/lock.css';

/** After putting everything away in a hurry: an empty page. Whoever looks over a shoulder learns nothing from it. */
export function Quiet({ onMore }: { onMore: () => void }) {
  const { t } = useLingui();
  useEffect(() => {
    // Neither the app's name nor the kind of screen; an empty title would show the address.
    document.title = '·';
  }, []);
  return (
    <main className="quiet">
      <IconButton label={t`Continue`} icon={Circle} onClick={onMore} />
    </main>
  );
}
