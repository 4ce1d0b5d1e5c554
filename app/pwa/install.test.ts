import { describe, expect, test } from 'vitest';
import { wayOf } from './install.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; SM-A245F) AppleWebKit/537.36 (KHTML, like Gecko)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15';
const tab = { touchPoints: 5, isStandalone: false };

describe('[R12] how this app gets onto the home screen', () => {
  test.each([
    ['ios', 'Safari on an iPhone', `${IPHONE} Version/18.1 Mobile/15E148 Safari/604.1`],
    ['ios', 'Chrome on an iPhone', `${IPHONE} CriOS/130.0 Mobile/15E148 Safari/604.1`],
    ['ios', 'Safari on an iPad, which says it is a Mac', MAC],
    ['inApp', 'Facebook on an iPhone', `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/490.0]`],
    ['inApp', 'Instagram on Android', `${ANDROID} Version/4.0 Chrome/130.0 Mobile Safari/537.36 Instagram 350.0`],
    ['inApp', 'any WebView on Android', ANDROID.replace('SM-A245F)', 'SM-A245F; wv)')],
    ['none', 'Chrome on Android, until it offers it', `${ANDROID} Chrome/130.0 Mobile Safari/537.36`],
    ['none', 'Firefox on Android', 'Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0'],
  ] as const)('%s: %s', (way, _name, userAgent) => {
    expect(wayOf({ ...tab, userAgent })).toBe(way);
    expect(wayOf({ ...tab, userAgent, isStandalone: true })).toBe('installed');
  });

  test('a Mac without a touch screen is none', () => {
    expect(wayOf({ userAgent: MAC, touchPoints: 0, isStandalone: false })).toBe('none');
  });
});
