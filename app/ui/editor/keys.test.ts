import { describe, expect, it } from 'vitest';
import { addressOf } from './address.ts';
import { leavingByTab } from './keys.ts';
import { stylesAside } from './paste.ts';

describe('what enters and leaves a text', () => {
  it('[ED3] a link is an address that opens a page, a letter or a call, and nothing that runs', () => {
    expect(addressOf('example.org/a')).toBe('https://example.org/a');
    expect(addressOf(' https://example.org ')).toBe('https://example.org/');
    expect(addressOf('mailto:ada@example.org')).toBe('mailto:ada@example.org');
    for (const wrong of ['', 'two words', 'javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'data:text/html,x', 'word']) {
      expect(addressOf(wrong), wrong).toBeNull();
    }
  });

  it('[ED3] pasted styles are no styles, quoted either way or not at all; words that look like one stay', () => {
    expect(stylesAside(`<p style="a:b" class="c">x style="y"</p><b style='d'>y</b><i STYLE = e>z</i>`)).toBe(
      `<p data-style="a:b" class="c">x style="y"</p><b data-style='d'>y</b><i data-style = e>z</i>`,
    );
  });

  it('[ED5] Tab belongs to the text, until Escape', () => {
    const leaving = leavingByTab();
    const press = (key: string): boolean => leaving({ key } as KeyboardEvent);
    expect(press('Tab')).toBe(false);
    press('Escape');
    expect(press('Tab')).toBe(true);
    press('a');
    expect(press('Tab')).toBe(false);
  });
});
