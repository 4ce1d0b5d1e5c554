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
  // Beside the page's own scripts: they would ask for these only once they run.
  const ahead = (file) => {
    const [href, integrity] = file.split(',');
    const how = href.endsWith('.css') ? { rel: 'preload', as: 'style' } : { rel: 'modulepreload', integrity };
    document.head.append(Object.assign(document.createElement('link'), how, { crossOrigin: '', href }));
  };
  const { words = '', today = '' } = document.currentScript?.dataset ?? {};
  const spoken = words.split(' ').find((each) => each.startsWith(`${locale},`));
  if (spoken) ahead(spoken.slice(locale.length + 1));
  // Somebody was here before: what their Today is drawn from.
  if (today !== '' && location.pathname === '/' && kept('binome.here') !== null) today.split(' ').forEach(ahead);
  if (locale !== 'en') document.querySelector('link[rel=manifest]').href = `/manifest.${locale}.webmanifest`;
})();
