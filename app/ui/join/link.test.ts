import { afterEach, describe, expect, it } from 'vitest';
import { inviteToken, putBackLink, receiveLink, token, tokenIn } from './link.ts';

const secret = 'A'.repeat(64);

function addressBar(pathname: string, hash: string) {
  const replaced: string[] = [];
  const history = {
    state: null,
    replaceState: (_state: unknown, _title: string, url?: string | URL | null) => replaced.push(`${url}`),
  };
  receiveLink({ pathname, hash }, history);
  return replaced;
}

afterEach(() => {
  token.set(null);
  inviteToken.set(null);
});

describe("a programme's link", () => {
  it('leaves the address bar at once and stays in hand', () => {
    expect(addressBar('/p', `#${secret}`)).toEqual(['/p']);
    expect(token.get()).toBe(secret);
  });

  it('leaves it with a slash at the end too, and when the token is of no use', () => {
    expect(addressBar('/p/', `#${secret}`)).toEqual(['/p']);
    expect(token.get()).toBe(secret);
    token.set(null);
    expect(addressBar('/p/', '#')).toEqual(['/p']);
    expect(token.get()).toBeNull();
  });

  it('is looked for on its own page only', () => {
    for (const other of ['/', '/settings', '/p/x', '/programme']) expect(addressBar(other, `#${secret}`)).toEqual([]);
    expect(token.get()).toBeNull();
  });

  it('is found in what a person pastes', () => {
    expect(tokenIn(`  https://binome.example/p#${secret}\n`)).toBe(secret);
    expect(tokenIn(secret)).toBe(secret);
    for (const other of ['', 'hello', 'https://binome.example/p', `https://binome.example/p#${secret}%20`])
      expect(tokenIn(other)).toBeNull();
  });

  it('[S63] is put back for a page that starts anew on its screen, and on no other', () => {
    const replaced: string[] = [];
    const history = {
      state: null,
      replaceState: (_: unknown, __: string, url?: string | URL | null) => replaced.push(`${url}`),
    };
    token.set(secret);
    for (const pathname of ['/', '/settings', '/i', '/toString'])
      expect(putBackLink({ pathname }, history)).toBe(false);
    inviteToken.set('B'.repeat(22));
    expect(putBackLink({ pathname: '/i' }, history)).toBe(true);
    expect(replaced).toEqual([`/i#${'B'.repeat(22)}`]);
  });
});
