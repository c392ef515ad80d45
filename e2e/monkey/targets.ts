/** @file What a hand could reach on the page at this moment. */
import type { Page } from 'playwright/test';

export type Kind = 'palette' | 'field' | 'choice' | 'slider' | 'transport' | 'menu' | 'tab' | 'block' | 'other';
export interface Target {
  /** Its place in the list that the page keeps until the next look. */
  readonly index: number;
  readonly kind: Kind;
  readonly name: string;
  readonly options: readonly string[];
  readonly inDialog: boolean;
}

declare global {
  interface Window {
    monkeySees: HTMLElement[];
  }
}

/** Everything that can be pressed, filled or chosen, within the open dialog where there is one. Links are left alone: they lead away. */
export const targetsOn = (page: Page): Promise<Target[]> =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    const all = (dialog ?? document.body).querySelectorAll<HTMLElement>(
      'button, input, select, textarea, summary, [role=tab], [role^=menuitem], [role=slider], [role=application], [tabindex="0"], [data-palette]',
    );
    const within = [...all].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const off = (element as HTMLButtonElement).disabled || element.getAttribute('aria-disabled') === 'true';
      return !off && width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
    });
    const nameOf = (element: HTMLElement) =>
      (
        element.getAttribute('aria-label') ||
        (element as HTMLInputElement).labels?.[0]?.innerText ||
        element.innerText ||
        element.title
      )
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 60);
    const kindOf = (element: HTMLElement, name: string): Kind => {
      const role = element.getAttribute('role') ?? '';
      const type = (element as HTMLInputElement).type;
      if (element.closest('[data-palette]')) return 'palette';
      if (element.tagName === 'SELECT') return 'choice';
      if (type === 'range' || role === 'slider') return 'slider';
      if (element.tagName === 'TEXTAREA' || (element.tagName === 'INPUT' && !/^(radio|checkbox|file)$/.test(type)))
        return 'field';
      if (/^(Play|Pause|Step|Reset|Reseed)$/.test(name)) return 'transport';
      if (/^(Document|Undo|Redo|Share|Theme)$/.test(name) || role.startsWith('menuitem') || element.ariaHasPopup)
        return 'menu';
      if (role === 'tab' || element.closest('nav')) return 'tab';
      return element.hasAttribute('aria-keyshortcuts') || element.closest('[aria-label^="Blocks"]') ? 'block' : 'other';
    };
    window.monkeySees = within;
    return within.map((element, index) => {
      const name = nameOf(element);
      const options = element instanceof HTMLSelectElement ? [...element.options].map((option) => option.value) : [];
      return { index, kind: kindOf(element, name), name, options, inDialog: dialog !== null };
    });
  });

/** The middle of a target, scrolled into view; nothing where it has gone. */
export const placeOf = (page: Page, { index }: Target): Promise<{ x: number; y: number } | undefined> =>
  page.evaluate((i) => {
    const element = window.monkeySees[i];
    if (!element?.isConnected) return undefined;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, index);
