/** @file Style sheets that failed: the bundler never asks for one a second time, and what needs it would be shown without. */

/** The addresses of style sheets that did not come. */
const failed = new Set<string>();

// A link says what became of it to nobody but itself: on its way down the event passes here.
for (const type of ['load', 'error'])
  globalThis.document?.addEventListener(
    type,
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet')
        type === 'error' ? failed.add(target.href) : failed.delete(target.href);
    },
    true,
  );

const ask = (href: string) =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.crossOrigin = '';
    link.href = href;
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });

/** A load that asks again for style sheets that did not come. It rejects where one is still missing that failed at its own last try. */
export function withStyles<T>(load: () => Promise<T>): () => Promise<T> {
  const own = new Set<string>();
  return async () => {
    await Promise.all(
      [...failed].map((href) =>
        ask(href).catch((error) => {
          if (own.has(href)) throw error;
        }),
      ),
    );
    own.clear();
    const before = new Set(failed);
    try {
      return await load();
    } catch (error) {
      for (const href of failed) if (!before.has(href)) own.add(href);
      throw error;
    }
  };
}
