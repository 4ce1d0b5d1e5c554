/** Draws the mark, two overlapping circles, into public/i. Run by hand after a change: node .ci/icons.ts */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFlags, needChromium } from '../e2e/support/chromium.ts';
import { root } from './build.ts';

const teal = '#0B6B66';
const clay = '#B4532A';
const paper = '#FBFAF8';

/** The mark in a 512 by 512 square, `scale` of its full size. The part the circles share is left as paper. */
function mark(scale: number): string {
  const radius = 138 * scale;
  const half = 78 * scale;
  const rise = Math.sqrt(radius ** 2 - half ** 2);
  const round = (value: number) => Math.round(value * 10) / 10;
  const arc = `A${round(radius)} ${round(radius)} 0 0 1`;
  const lens = `M256 ${round(256 - rise)}${arc} 256 ${round(256 + rise)}${arc} 256 ${round(256 - rise)}Z`;
  return (
    `<circle cx="${round(256 - half)}" cy="256" r="${round(radius)}" fill="${teal}"/>` +
    `<circle cx="${round(256 + half)}" cy="256" r="${round(radius)}" fill="${clay}"/>` +
    `<path d="${lens}" fill="${paper}"/>`
  );
}

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${inside}</svg>\n`;

const folder = join(root, 'public/i');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'mark.svg'), svg(mark(1.18)));

const rounded = svg(`<rect width="512" height="512" rx="112" fill="${paper}"/>${mark(0.9)}`);
// Systems crop a maskable icon to any shape that holds the middle 80 %.
const maskable = svg(`<rect width="512" height="512" fill="${paper}"/>${mark(0.78)}`);

const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumFlags });
try {
  for (const [name, size, drawing] of [
    ['192', 192, rounded],
    ['512', 512, rounded],
    ['mask-512', 512, maskable],
  ] as const) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const source = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`;
    await page.setContent(`<style>body{margin:0}img{display:block}</style><img width="${size}" src="${source}">`);
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
