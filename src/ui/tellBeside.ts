import { announce } from './Announcer.tsx';
import { placeBeside } from './placement.ts';
import styles from './tellBeside.module.css';

/**
 * Says something in sight beside what was pressed, and to those who listen. It goes with Escape, with a press elsewhere, with focus that moves on, and with what was
 * pressed.
 * @param anchor where nothing has the focus it stands at the foot of the page
 */
export function tellBeside(text: string, anchor: Element | null = document.activeElement): void {
  announce(text);
  document.querySelector(`.${styles['told']}`)?.remove();
  const told = document.createElement('div');
  told.className = styles['told']!;
  told.textContent = text;
  told.popover = 'auto';
  told.ariaHidden = 'true'; // it was announced
  // What lies behind a modal dialog is out of reach.
  (document.querySelector('dialog[open]') ?? document.body).append(told);
  told.showPopover();
  const { innerWidth: width, innerHeight: height } = window;
  const foot = { left: width / 2, top: height, width: 0, height: 0 };
  const pressed = anchor && anchor !== document.body ? anchor : undefined;
  const place = placeBeside(
    pressed?.getBoundingClientRect() ?? foot,
    told.getBoundingClientRect(),
    { width, height },
    'top',
  );
  told.style.left = `${place.left}px`;
  told.style.top = `${place.top}px`;
  const close = () => told.remove();
  pressed?.addEventListener('blur', close, { once: true });
  told.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'closed') close();
  });
}
