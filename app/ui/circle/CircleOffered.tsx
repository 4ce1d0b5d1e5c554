import { Trans, useLingui } from '@lingui/react/macro';
import type { CircleOffer } from '../../model/directCodec.ts';
import { formatList } from '../format.ts';
import { RoleWord } from './RoleWord.tsx';

/** Before somebody says yes: which circle, who is in it, who reads along, and what they would be there themselves. */
export function CircleOffered({ circle, until }: { circle: CircleOffer; until: string }) {
  const { i18n } = useLingui();
  const names = (role: 'member' | 'third'): string[] =>
    circle.members.filter((each) => (each.role === 'member') === (role === 'member')).map(({ name }) => name);
  const thirds = names('third');
  const name = <strong dir="auto">{circle.name}</strong>;
  return (
    <>
      <p>
        <Trans>
          Into the circle {name}, with {formatList(i18n.locale, names('member'))}.
        </Trans>
      </p>
      {thirds.length > 0 && (
        <p>
          <Trans>Reading along, and named on every screen: {formatList(i18n.locale, thirds)}.</Trans>
        </p>
      )}
      {circle.role !== 'member' && (
        <p>
          <Trans>
            You come as <RoleWord role={circle.role} />: you read everything from then on, and everybody sees that you
            do.
          </Trans>
        </p>
      )}
      <p className="muted">
        <Trans>
          What you write stays on the devices of those in the circle, and nobody else can read it. You read what is
          written from the day you come. The invitation waits until {until}.
        </Trans>
      </p>
    </>
  );
}
