/**
 * Tab indents inside a list; Escape, then Tab, leaves the text (WCAG 2.1.2). The handler answers true for the Tab that
 * must be left to the browser.
 */
export function leavingByTab(): (event: KeyboardEvent) => boolean {
  let escaped = false;
  return (event) => {
    if (event.key === 'Tab' && escaped) return true;
    if (event.key === 'Escape') escaped = true;
    else if (event.key !== 'Tab' && event.key !== 'Shift') escaped = false;
    return false;
  };
}
