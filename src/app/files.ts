/** @file Documents as files. */

import { loadPart } from '#base/loadPart.ts';
import { foreignEndings } from '#importers/foreignEndings.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Desk } from '#state/desk.ts';
import { registries } from '#state/editor.ts';
import { readText } from '#state/link.ts';
import { NO_WEIGHTS } from '#state/takeWeightsWords.ts';
import { announce } from '#ui/Announcer.tsx';
import { saveText } from '#ui/saveText.ts';
import { FILE_NOT_READ } from './fileWords.ts';
import { isForeign, openForeign } from './foreign/openForeign.ts';

/** A file's name from a title: letters, digits and hyphens. */
export function fileName(title: string): string {
  const plain = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain || 'network'}.strata.json`;
}

const carryRows = loadPart(() => import('./carryRows.ts'));
const isTable = ({ data }: StrataDocument) => data.type === 'table';

const taking = loadPart(() => import('#state/takeWeights.ts'));

/**
 * Hands the document with its run to the browser as a file, which carries its rows too; large ones on one line.
 * @param weights with where the run stands, so that whoever opens it need not train it again
 * @returns why weights that were asked for are not in it, as a sentence
 */
export async function saveFile(desk: Desk, weights = false): Promise<string | undefined> {
  const taken = weights
    ? await taking().then(
        ({ takeWeights }) => takeWeights(desk.editor),
        () => ({ error: NO_WEIGHTS }),
      )
    : desk.editor.snapshot();
  const document_ = 'error' in taken ? desk.editor.snapshot() : taken;
  const whole = isTable(document_)
    ? await carryRows().then(
        ({ withRows }) => withRows(document_),
        () => document_,
      )
    : document_;
  const large = whole !== document_ || whole.run?.weights !== undefined || whole.initial !== undefined;
  saveText(fileName(document_.title), JSON.stringify(compactDocument(whole, registries), null, large ? 0 : 2));
  return 'error' in taken ? taken.error : undefined;
}

/** Opens a file's document, undoably; what cannot be read leaves everything as it is and says why. */
export async function openFile(desk: Desk, file: File): Promise<void> {
  const text = await file.text().catch(() => undefined);
  const reading = text === undefined ? { error: FILE_NOT_READ } : await readText(text, registries, 'file');
  if ('error' in reading) {
    desk.editor.notify({ tone: 'bad', text: reading.error });
    return;
  }
  const { document, remark } = reading;
  const apart = isTable(document)
    ? await carryRows().then(
        ({ withoutRows }) => withoutRows(document),
        () => document,
      )
    : document;
  desk.editor.open(apart, `Open ${file.name}`, {}, remark);
  announce(`${reading.document.title} opened.`);
}

/** Opens a file that somebody chose: a document, or another program's, which is looked at first. */
export function openChosen(desk: Desk, file: File): void {
  if (isForeign(file.name)) openForeign(desk, file);
  else void openFile(desk, file);
}

/** What can be opened: documents, and files of other programs. */
const ALL = ['.json', 'application/json', ...foreignEndings];
/** What holds weights alone. */
export const WEIGHTS_ALONE = ['.safetensors'];

/**
 * Asks for a file and opens it.
 * @param endings of those that are offered
 */
export function askForFile(desk: Desk, endings: readonly string[] = ALL): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = endings.join(',');
  input.onchange = () => {
    const [file] = input.files ?? [];
    if (file) openChosen(desk, file);
  };
  input.click();
}
