import { announce } from './Announcer.tsx';

/**
 * Puts text on the clipboard, and says so. Where the page may not write there it selects the text in a field and copies that; where even this is refused, it says so.
 * @param name what is copied, as it is announced: "Table as Markdown"
 * @returns whether it was copied
 */
export async function copyText(text: string, name: string): Promise<boolean> {
  let copied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copied = copyByField(text);
  }
  announce(copied ? `${name} copied.` : `${name} could not be copied: the browser does not allow it here.`);
  return copied;
}

function copyByField(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'visually-hidden';
  (document.querySelector('dialog[open]') ?? document.body).append(field); // behind a modal dialog nothing can be selected
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
