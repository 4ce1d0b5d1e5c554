// Runs before the first paint, so that a chosen theme or language never flashes the other one.
// Choices are kept by the settings screen: binome.theme is "light" or "dark", binome.locale "en" or "fr"; those of
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
  const locale = wanted.toLowerCase().startsWith('fr') ? 'fr' : 'en';
  page.lang = locale;
  if (locale === 'fr') document.querySelector('link[rel=manifest]').href = '/manifest.fr.webmanifest';
})();
