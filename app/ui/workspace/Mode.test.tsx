import { I18nProvider } from '@lingui/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { personIdOf } from '../../model/ids.ts';
import { changeable } from '../../model/observable.ts';
import { SessionProvider } from '../../react/session.ts';
import { i18n } from '../i18n.ts';
import { LinkChip, LinkLines } from './LinkWords.tsx';

const [ada, ben] = [personIdOf(new Uint8Array(32).fill(1)), personIdOf(new Uint8Array(32).fill(2))];

/** What the head of a space says on every tab of it: on a desktop, and on a phone. */
function heads(over: object): string[] {
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  const member = { role: 'member', former: false };
  const workspace = {
    members: [
      { ...member, id: ada, name: 'Ada', me: true },
      { ...member, id: ben, name: 'Ben', me: false },
    ],
    ...{ link: changeable('direct'), unsent: changeable(0), present: changeable([]), circle: null, archive: null },
    ...over,
  };
  return [LinkChip, LinkLines].map((Head) =>
    renderToStaticMarkup(
      <I18nProvider i18n={i18n}>
        <SessionProvider value={{ data: { low: changeable(false) } } as never}>
          <Head workspace={workspace as never} title="Ben" />
        </SessionProvider>
      </I18nProvider>,
    ),
  );
}

it('[S59] a space of two says in its head that it is private, whatever the link does; no other says so', () => {
  for (const link of ['direct', 'searching', 'offline'] as const)
    for (const head of heads({ link: changeable(link) })) expect(head).toContain('Private');
  // Whom a circle has in it, and who reads along, is said by its own line; what an archive was is not known.
  for (const other of [{ circle: {} }, { archive: { brought: true, isBlocked: false } }])
    for (const head of heads(other)) expect(head).not.toContain('Private');
});

it('who was taken out of a circle is not said to be connected, although those who go on still say so over a link', () => {
  const out = changeable({ at: 1_800_000_000_000, by: 'Ada' });
  for (const head of heads({ circle: { out } })) {
    expect(head).not.toContain('Direct');
    expect(head).toContain('You are no longer in this circle');
  }
  for (const head of heads({ circle: { out: changeable(null) } })) expect(head).toContain('Direct');
});
