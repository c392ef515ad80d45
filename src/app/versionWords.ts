/** @file What is said of a newer version of the page. */
export const newVersion = {
  text: 'A new version of Strata is here. Reload the page when it suits you.',
  reload: 'Reload',
} as const;
