import { Trans, useLingui } from '@lingui/react/macro';
import type { CallPerson } from '../../session/types.ts';
import { PersonMark } from '../parts/PairMark.tsx';
import { Picture } from './Play.tsx';

/** Those at the other end: what they show, and in words what they give. */
export function People({ people }: { people: readonly CallPerson[] }) {
  const shown = people.find(({ screen }) => screen !== null);
  return (
    <div className={`call-people call-people-${Math.min(people.length, 3)} ${shown ? 'call-people-screen' : ''}`}>
      {shown?.screen && <Screen name={shown.name} stream={shown.screen} />}
      {people.map((person) => (
        <Tile key={person.device} person={person} />
      ))}
    </div>
  );
}

function Screen({ name, stream }: { name: string; stream: MediaStream }) {
  const { t } = useLingui();
  return (
    <figure className="call-screen">
      <Picture stream={stream} label={t`The screen of ${name}`} />
    </figure>
  );
}

function Tile({ person: { name, state, gives, picture } }: { person: CallPerson }) {
  const { t } = useLingui();
  return (
    <figure className={`call-tile ${picture !== null && state === 'here' ? 'call-tile-seen' : ''}`}>
      {picture !== null && state === 'here' ? (
        <Picture stream={picture} label={t`The camera of ${name}`} />
      ) : (
        <PersonMark name={name} side="second" size="m" away={state === 'away'} />
      )}
      <figcaption>
        <bdi>{name}</bdi>
        <span className="call-tile-state">
          {state === 'away' ? (
            <Trans>connection lost, trying again…</Trans>
          ) : gives.microphone ? (
            <Trans>microphone on</Trans>
          ) : (
            <Trans>microphone off</Trans>
          )}
        </span>
      </figcaption>
    </figure>
  );
}
