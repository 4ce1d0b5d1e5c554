// Runs before the first paint, so that a chosen theme or language never flashes the other one.
// Choices are kept by the settings screen: binome.theme is "light" or "dark", binome.locale a language of the screens; those of
// another profile than the first end in a dot and its id.
(() => {
  const page = document.documentElement;
  const kept = (name) => {
    try {
      const profile = sessionStorage.getItem('binome.profile') ?? 'first';
      return localStorage.getItem(profile === 'first' ? name : `${name}.${profile}`);
    } catch {
      return null; // Storage refused by the browser: the system's own theme and language hold.
    }
  };
  const theme = kept('binome.theme');
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;
  const wanted = kept('binome.locale') ?? navigator.language;
  const [language] = wanted.toLowerCase().split('-');
  const locale = ['fr', 'es', 'pt', 'ar', 'sw'].includes(language) ? language : 'en';
  page.lang = locale;
  page.dir = locale === 'ar' ? 'rtl' : 'ltr';
  // Beside the page's own scripts: they would ask for it only once they run.
  const words = document.currentScript?.dataset.words?.split(' ').find((each) => each.startsWith(`${locale},`));
  if (words) {
    const [, href, integrity] = words.split(',');
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href, integrity }));
  }
  if (locale !== 'en') document.querySelector('link[rel=manifest]').href = `/manifest.${locale}.webmanifest`;
})();
