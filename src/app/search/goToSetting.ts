/** @file To the control of a setting, wherever the page has it at this width. */
import type { Desk } from '#state/desk.ts';
import { inSight } from '../inSight.ts';
import { closeMode } from '../stageMode.ts';

/** So many frames, until what was shown is drawn. */
const WAITS = 30;

const isSeen = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true });

/** The first control of that name: by its label, its legend, what is read out, or what it says it sets. What a closed section holds counts: it is opened. */
function controlOf(name: string): HTMLElement | undefined {
  const places = [...document.querySelectorAll<HTMLElement>('label, legend, [aria-label], [data-setting]')].filter(
    ({ dataset, ariaLabel, textContent }) => (dataset['setting'] ?? ariaLabel ?? textContent?.trim()) === name,
  );
  for (const place of places) {
    const details = place.closest('details');
    if (details?.checkVisibility()) details.open = true;
    const control =
      place instanceof HTMLLabelElement ? place.control : place.closest('fieldset')?.querySelector('input');
    const found = control ?? place;
    if (found.matches('input, select, button') && isSeen(found.parentElement ?? found)) return found;
  }
  return undefined;
}

/** Shows the settings and gives the control of that name the focus. */
export const goToSetting =
  (name: string) =>
  (desk: Desk): void => {
    if (desk.editor.store.getState().document.view.mode !== undefined) closeMode(desk);
    const seen = controlOf(name);
    if (!seen) inSight(desk).set({ side: 'training', panel: 'training' });
    let waits = 0;
    const go = () => {
      const control = controlOf(name);
      if (control) control.focus();
      else if (waits++ < WAITS) requestAnimationFrame(go);
    };
    requestAnimationFrame(go);
  };
