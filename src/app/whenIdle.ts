/** When the page was loaded and has nothing better to do. */
export function whenIdle(callback: () => void): void {
  const idle = window.requestIdleCallback ?? ((call: () => void) => setTimeout(call, 2000));
  if (document.readyState === 'complete') idle(callback);
  else addEventListener('load', () => idle(callback), { once: true });
}
