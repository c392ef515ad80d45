import { announce } from './Announcer.tsx';
import { notCopied } from './copyWords.ts';
import { tellBeside } from './tellBeside.ts';

/**
 * Puts text on the clipboard, and says so. Where the page may not write there it selects the text in a field and copies that; where even this is refused, it says so beside the button.
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
  if (copied) announce(`${name} copied.`);
  else tellBeside(notCopied(name));
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
