import { Plural, Trans } from '@lingui/react/macro';
import type { HomeShown } from '../../session/types.ts';

/** Five to noon, noon to six, six on; the night belongs to the evening. */
function partOfDay(now: number): 'morning' | 'afternoon' | 'evening' {
  const hour = new Date(now).getHours();
  if (hour >= 5 && hour < 12) return 'morning';
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}

function Hello({ name, now }: { name: string; now: number }) {
  const part = partOfDay(now);
  if (name === '') {
    if (part === 'morning') return <Trans>Good morning</Trans>;
    return part === 'afternoon' ? <Trans>Good afternoon</Trans> : <Trans>Good evening</Trans>;
  }
  const person = <bdi>{name}</bdi>;
  if (part === 'morning') return <Trans>Good morning {person}</Trans>;
  return part === 'afternoon' ? <Trans>Good afternoon {person}</Trans> : <Trans>Good evening {person}</Trans>;
}

/** The first line says in a human sentence what waits. */
export function Greeting({ home, open, now }: { home: HomeShown; open: number; now: number }) {
  const waiting = home.applications.filter(({ state, card }) => state === 'waiting' && !card.withdrawn).length;
  const cards = home.offices.reduce((sum, each) => sum + each.cards, 0);
  return (
    <div className="greeting">
      <h1>
        <Hello name={home.name} now={now} />
      </h1>
      <p className="muted">
        {open > 0 ? (
          <Plural
            value={open}
            one="Someone could be a good match for you."
            other="# people could be a good match for you."
          />
        ) : home.workspaces.length > 0 ? (
          <Trans>Your notebook and your messages are ready.</Trans>
        ) : waiting > 0 ? (
          <Trans>Your card leaves as soon as the server can be reached.</Trans>
        ) : home.applications.some(({ card }) => !card.withdrawn) ? (
          <Trans>Your card has been handed in. The next step comes by itself.</Trans>
        ) : cards > 0 ? (
          <Plural value={cards} one="One person has handed in a card." other="# people have handed in a card." />
        ) : home.offices.length > 0 ? (
          <Trans>Hand out your programme’s link: the cards come here.</Trans>
        ) : (
          <Trans>Your notes are here, on this device only.</Trans>
        )}
      </p>
    </div>
  );
}
