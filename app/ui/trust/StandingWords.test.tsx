import { I18nProvider } from '@lingui/react';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { err } from '../../../crypto/result.ts';
import { parseWorkspaceId, personIdOf } from '../../model/ids.ts';
import { changeable } from '../../model/observable.ts';
import { aCard } from '../../model/samples.ts';
import type { CheckState, Standing, Trust } from '../../session/types.ts';
import { ClockProvider } from '../clock.ts';
import { i18n } from '../i18n.ts';
import { StandingLine, StandingNotice } from './StandingWords.tsx';

const AT = new Date(2026, 4, 3, 12).getTime();

function drawn(standing: Standing, check: CheckState = { tag: 'closed', asked: false }) {
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  const trust: Trust = {
    standing: changeable(standing),
    isKept: changeable(true),
    check: { ...changeable(check), open: () => undefined, answer: () => undefined, close: () => undefined },
    showCode: () => ({ shown: '', text: '' }),
    readCode: () => err({ tag: 'not-a-code' }),
    acknowledge: () => undefined,
  };
  const id = personIdOf(new Uint8Array(32));
  const space = parseWorkspaceId('A'.repeat(22));
  if (!space.ok) throw new Error('not an id');
  const workspace = {
    id: space.value,
    members: [{ id, name: 'Ben', me: false, card: aCard(), role: 'member' as const, former: false }],
    trust,
  };
  const page = (part: ReactNode) =>
    renderToStaticMarkup(
      <I18nProvider i18n={i18n}>
        <ClockProvider value={() => AT + 86_400_000}>
          <Router ssrPath="/">{part}</Router>
        </ClockProvider>
      </I18nProvider>,
    );
  return { line: page(<StandingLine standing={standing} />), notice: page(<StandingNotice workspace={workspace} />) };
}

const checked = { tag: 'checked', how: 'pictures', at: AT, newDevice: false } as const;

describe('what is said of a person', () => {
  it('is what was done and when, never a lock or a tick', () => {
    expect(drawn({ tag: 'unchecked' }).line).toContain('Not checked yet');
    expect(drawn(checked).line).toBe('Checked together on May 3');
    expect(drawn({ ...checked, how: 'in-person' }).line).toBe('Verified in person on May 3');
    expect(drawn({ ...checked, how: 'shown' }).line).toBe('Verified in person on May 3: they scanned your code');
    expect(drawn({ tag: 'differs', at: AT }).line).toBe('The pictures differed on May 3.');
  });

  it('is a notice only when there is something to know', () => {
    for (const quiet of [{ tag: 'unchecked' }, checked] as const) expect(drawn(quiet).notice).toBe('');
  });
});

describe('what changed is said calmly', () => {
  it.each([
    ['a new device', { ...checked, newDevice: true }, ['has come with a new device', 'new phone', 'I know about it']],
    [
      'another key',
      { tag: 'other-key', how: 'pictures', at: AT },
      ['This is not the key', 'lost their device', 'May 3'],
    ],
  ] as const)('%s: with the usual causes, one thing to do, and nothing blocked', (_, standing, words) => {
    const { notice } = drawn(standing);
    for (const word of [...words, 'Check again']) expect(notice).toContain(word);
    expect(notice).toContain('notice-warn');
    expect(notice).not.toMatch(/disabled|role="alert"/);
  });

  it('pictures that differed mark the space', () => {
    expect(drawn({ ...checked, how: 'shown' }).line).toBe('Verified in person on May 3: they scanned your code');
    expect(drawn({ tag: 'differs', at: AT }).notice).toContain('notice-danger');
  });

  it('a check that the other has opened comes first', () => {
    expect(drawn(checked, { tag: 'closed', asked: true }).notice).toContain('waits for you');
  });
});
