/** @file Makes many buttons one stop of the Tab key: the one that had the focus last, else the first. */

const ofBar = (bar: HTMLElement) => (element: HTMLElement) =>
  !element.matches(':disabled') && element.closest('dialog, [popover]') === null && bar.contains(element);

/** What can be pressed in a bar, in order; not what lies in its menus and dialogs. */
export const stopsIn = (bar: HTMLElement): readonly HTMLElement[] =>
  [...bar.querySelectorAll<HTMLElement>('button, a[href]')].filter(ofBar(bar));

/** Keeps to it whatever comes, goes, or is disabled. @returns what ends it */
export function oneStop(bar: HTMLElement): () => void {
  let last: EventTarget | null = null;
  const settle = () => {
    const stops = stopsIn(bar);
    const stop = stops.find((element) => element === last) ?? stops[0];
    for (const element of stops) {
      const index = element === stop ? 0 : -1;
      if (element.tabIndex !== index) element.tabIndex = index;
    }
  };
  const onFocus = ({ target }: FocusEvent) => {
    last = target;
    settle();
  };
  const observer = new MutationObserver(settle);
  observer.observe(bar, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  bar.addEventListener('focusin', onFocus);
  settle();
  return () => {
    observer.disconnect();
    bar.removeEventListener('focusin', onFocus);
  };
}
