import { I18nProvider } from '@lingui/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Router } from 'wouter';
import { personIdOf } from '../../model/ids.ts';
import { changeable } from '../../model/observable.ts';
import { aCard, aProgramme } from '../../model/samples.ts';
import { i18n } from '../i18n.ts';
import { Accompanying } from './Accompanying.tsx';

it('[F35] where nobody can accompany yet, who would but has not gone through the training is named', () => {
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  const entry = (name: string, standing: string, over = {}) => ({
    ...{ person: personIdOf(new Uint8Array(32).fill(name.length)), standing, active: standing === 'ready' },
    card: aCard({ name, role: 'supervisor', ...over }),
  });
  const said = (...entries: object[]): string =>
    renderToStaticMarkup(
      <I18nProvider i18n={i18n}>
        <Router ssrPath="/">
          <Accompanying
            office={
              {
                ...{ id: 'x', programme: aProgramme({ mode: 'visible-third' }) },
                ...{ directory: changeable(entries), third: changeable(null) },
              } as never
            }
            alone={1}
          />
        </Router>
      </I18nProvider>,
    );
  const html = said(entry('Sana', 'untrained'), entry('Bo', 'untrained', { role: 'mentee' }), entry('Past', 'expired'));
  expect(html).toContain('Nobody accompanies the pairs yet');
  expect(html).toMatch(/Sana.*Training to do/);
  expect(html).not.toMatch(/Bo|Past/);
  // Once somebody can, there is nothing left to explain.
  expect(said(entry('Sana', 'untrained'), entry('Ready', 'ready'))).not.toContain('Training to do');
});
