/**
 * The first screen before the app is there: the page itself holds it, drawn by the build in every language
 * (.ci/vite/firstScreen.ts). Whatever is pressed, chosen or reached by keyboard on it is kept where it is, in the page, and
 * done on the same screen as soon as the app has drawn it (decision 0259).
 */

/** All that one can press, choose or reach there, in its order: the same before and after. */
const HANDLES = 'a, button, select';

const handlesOf = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(HANDLES)];

/** Unless the app was quicker. */
export function drawFromPage(root: HTMLElement): void {
  const language = document.documentElement.lang;
  const drawn = document.querySelector<HTMLTemplateElement>(`template[lang="${language}"]`);
  if (drawn === null || root.hasChildNodes()) return;
  root.append(drawn.content.cloneNode(true));
  root.dataset.early = '';
  root.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('a, button') : null;
    // What opens another tab does so by itself.
    if (root.dataset.early === undefined || pressed === null || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    event.preventDefault();
    for (const each of root.querySelectorAll('[aria-busy]')) each.removeAttribute('aria-busy');
    pressed.setAttribute('aria-busy', 'true');
  });
}

/** `draw` puts the app's own drawing in its place, before it returns. */
export function takeOver(root: HTMLElement, draw: () => void): void {
  const before = root.dataset.early === undefined ? [] : handlesOf(root);
  const pressed = before.findIndex((each) => each.getAttribute('aria-busy') === 'true');
  const reached = before.findIndex((each) => each.matches(':focus'));
  const chosen = before.map((each) => (each instanceof HTMLSelectElement ? each.value : null));
  delete root.dataset.early;
  draw();
  const now = handlesOf(root);
  now[reached]?.focus({ preventScroll: true });
  for (const [index, value] of chosen.entries()) {
    const select = now[index];
    if (value === null || !(select instanceof HTMLSelectElement) || select.value === value) continue;
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }
  now[pressed]?.click();
}
