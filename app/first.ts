/** Before the app: the first screen, for whoever was never here. A script of its own, some hundred bytes. */
import { drawFromPage } from './pwa/firstScreen.ts';
import { isFirstVisit } from './pwa/firstVisit.ts';
import { wayNow } from './pwa/install.ts';
import { hereBefore } from './ui/preferences.ts';

const root = document.getElementById('root');
const isDemo = new URLSearchParams(window.location.search).has('demo');
if (root !== null && !isDemo) {
  void isFirstVisit(wayNow(), hereBefore()).then((isFirst) => {
    if (isFirst) drawFromPage(root);
  });
}
