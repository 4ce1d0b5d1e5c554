/** Finds the Chromium that scenes, pictures and icons are made with. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // Not there, or not a program: the next place is looked at.
  }
}

/** The first of these programs that is on the PATH. */
export function findOnPath(wanted: readonly string[], environment: NodeJS.ProcessEnv): string | null {
  for (const folder of (environment.PATH ?? '').split(delimiter)) {
    for (const name of wanted) {
      if (folder && runs(join(folder, name))) return join(folder, name);
    }
  }
  return null;
}

/** Path of a Chromium or Chrome: the environment's CHROMIUM, else one on the PATH, else Playwright's own. Null: none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const named = environment.CHROMIUM;
  if (named) return runs(named) ? named : null;
  const present = findOnPath(names, environment);
  if (present !== null) return present;
  const own = chromium.executablePath();
  return own && runs(own) ? own : null;
}

/** As findChromium, but throws with what to do about it. */
export function needChromium(): string {
  const found = findChromium();
  if (!found)
    throw new Error('No Chromium found. Install one, or name it: CHROMIUM=/path/to/chromium. `npm test` does.');
  return found;
}

/** What Playwright switches off (chromiumSwitches.ts there): the last such list is the one that counts, so it is said again. */
export const switchedOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/** The list under the address bar, drawn by two pages of its own at each start: half the cost of one. Nobody sees it. */
const addressList = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** Quiet, and without a sandbox, which a container's root cannot make. Nothing here changes what a page may do. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...switchedOff, ...addressList].join(',')}`,
];
