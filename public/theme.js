// Before anything is painted; ui/theme.ts takes over from here. A frame's theme stands in its address: it never asks for storage, which it may not have.
(() => {
  let theme = new URLSearchParams(location.search).get('theme');
  try {
    if (document.currentScript.dataset.of === 'page') ({ theme } = JSON.parse(localStorage.getItem('strata:settings')));
  } catch {
    // Nothing is kept, or nothing may be.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = theme === 'light' || theme === 'dark' ? theme : dark ? 'dark' : 'light';
})();
