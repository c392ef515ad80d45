/** As a `ref`: what has just come takes the focus. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus();
