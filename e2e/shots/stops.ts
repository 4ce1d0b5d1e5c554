/** Every screen by the name of its picture: the addresses of e2e/access/walk.ts, which no route of the app can miss. */
import { type Made, stopsOf, type Walker } from '../access/walk.ts';
import type { Stop } from './take.ts';

const WHOSE: Readonly<Record<Walker, string>> = { ada: '', ben: 'mentee', cleo: 'coordinator', dan: 'new' };
/** Said by where it stands. */
const PLAIN: readonly (keyof Made)[] = ['programme', 'space', 'choice', 'invitation', 'note', 'module'];

/** `/w/4fa…/goals/19c…/edit` of the mentee is "space-goals-goal-edit-mentee". */
function nameOfStop(who: Walker, path: string, made: Made): string {
  const words = path
    .replace(/#.*/, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      const known = Object.entries(made).find(([, value]) => value === part)?.[0];
      return known === undefined ? part : PLAIN.includes(known as keyof Made) ? '' : known;
    })
    .filter((part) => part !== '')
    .join('-');
  const place = words === '' ? 'home' : words.replace(/^w(-|$)/, 'space$1');
  return [place, WHOSE[who]].filter((part) => part !== '').join('-');
}

export const screensOf = (who: Walker, made: Made): readonly Stop[] =>
  stopsOf(who, made).map((path) => ({ name: nameOfStop(who, path, made), path }));
