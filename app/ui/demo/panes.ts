/**
 * Two apps in one window: what the styles say of the window's width and height, they are to say of the pane that each
 * stands in. The rules are rewritten as they arrive, so that no style of the app has to know of panes. (Frames would do
 * it too; the page's policy forbids them.)
 */
const OF_WIDTH = /^\(\s*(?:(?:min|max)-width\s*:|width\s*[<>]=?)\s*[\d.]+(?:px|r?em)\s*\)$/;
const UNIT = /(\d)[dsl]?v([hw])\b/g;

function fitRules(list: CSSRuleList, insert: (rule: string, at: number) => void, remove: (at: number) => void): void {
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const rule = list[at];
    if (rule instanceof CSSMediaRule && OF_WIDTH.test(rule.conditionText)) {
      const inner = [...rule.cssRules].map(({ cssText }) => cssText).join('');
      remove(at);
      insert(`@container ${rule.conditionText}{${inner}}`, at);
    }
    const now = list[at];
    if (now instanceof CSSGroupingRule) fitRules(now.cssRules, now.insertRule.bind(now), now.deleteRule.bind(now));
    else if (now instanceof CSSStyleRule) fitUnits(now.style);
  }
}

function fitUnits(style: CSSStyleDeclaration): void {
  for (const name of [...style]) {
    const value = style.getPropertyValue(name);
    if (UNIT.test(value)) style.setProperty(name, value.replace(UNIT, '$1cq$2'), style.getPropertyPriority(name));
    UNIT.lastIndex = 0;
  }
}

/** From now on, for every style sheet of this page. */
export function fitStylesToPanes(): void {
  const known = new WeakSet<CSSStyleSheet>();
  const fitAll = (): void => {
    for (const sheet of document.styleSheets) {
      if (known.has(sheet)) continue;
      known.add(sheet);
      fitRules(sheet.cssRules, sheet.insertRule.bind(sheet), sheet.deleteRule.bind(sheet));
    }
  };
  fitAll();
  // Of a sheet that arrives, before anything waits for it.
  document.addEventListener('load', fitAll, true);
}
