/** The app as the system has it once it is installed: files are opened with it. Needs a person with a home of their own. */
import type { Page } from 'playwright-core';
import type { Person } from './person.ts';
import { waitFor } from './wait.ts';

export interface Installed {
  /** As by a double click in the system's files. Resolves with the page that the app shows it on. */
  open(path: string): Promise<Page>;
}

/** While the server is there: the system fetches the icons. */
export async function install({ context, page }: Person): Promise<Installed> {
  const tools = await context.newCDPSession(page);
  const { appId: manifestId } = await tools.send('Page.getAppId');
  if (manifestId === undefined) throw new Error('the page has no manifest');
  await tools.send('PWA.install', { manifestId });
  return {
    async open(path) {
      await tools.send('PWA.launchFilesInApp', { manifestId, files: [path] });
      return waitFor('the page of what was received', async () =>
        context.pages().find((each) => new URL(each.url()).pathname === '/received'),
      );
    },
  };
}
