/** @file Changing the document's data from the panel and its dialogs, and handing points out as a file. */

import { loadPart } from '#base/loadPart.ts';
import type { DatasetType } from '#data/index.ts';
import { NOT_LOADED, newestOnceLoaded } from '#data/loadGenerator.ts';
import { texts } from '#data/texts.ts';
import { titles } from '#examples/titles.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import { editInForce } from '#nn/editInForce.ts';
import { admit } from '#state/admit.ts';
import { type Desk, perDesk } from '#state/desk.ts';
import { loadData } from '#state/keptImports.ts';
import { registries } from '#state/registries.ts';
import { announce } from '#ui/Announcer.tsx';
import { adaptationText, adaptDocument, asksOtherwise, isReplaced, withNewHead } from './adaptDocument.ts';
import { TABLE_NOT_WRITTEN } from './dataWords.ts';
import { keptForQuestion, START_ANEW } from './questionWords.ts';
import { countText, type Family, familyOf } from './recipe.ts';

/** How each set was when another was chosen, so that painted points survive a look at the spiral. Kept while the page is open. */
const left = perDesk(() => new Map<string, DataValues>());

/** The network that stood when the data became of another family, so that it comes back with them. Kept while the page is open. */
const leftNetworks = perDesk(() => new Map<Family, StrataDocument['network']>());

export const leftRecipe = (desk: Desk, type: DatasetType): DataValues | undefined => left(desk).get(type);

const newest = perDesk(newestOnceLoaded);

/**
 * Makes a recipe the document's data as one undoable edit, with the loss, the last layer or the network that suit it, and says so where they changed.
 * @param key edits with the same key that follow one another are undone together
 */
export function changeData(desk: Desk, data: DataValues, label: string, key?: string): void {
  newest(desk)(
    loadData(data),
    () => adapt(desk, data, label, key),
    () => desk.editor.notify({ tone: 'bad', text: NOT_LOADED }),
  );
}

function adapt(desk: Desk, given: DataValues, label: string, key?: string): void {
  const { document } = desk.editor.store.getState();
  const admission = admit({ ...document, data: given });
  if ('why' in admission) return desk.editor.notify({ tone: 'bad', text: admission.why });
  const { data } = admission.document;
  if (data.type !== document.data.type) left(desk).set(document.data.type, document.data);
  const [from, to] = [familyOf(document.data.type), familyOf(data.type)];
  if (from !== to) leftNetworks(desk).set(from, document.network);
  const adapted = adaptDocument(document, data, from === to ? undefined : leftNetworks(desk).get(to));
  // A title that nobody gave says what the data is; one that somebody gave stays.
  const stock = titles.has(document.title) || Object.values(texts).some((set) => set.name === document.title);
  const next =
    stock && data.type !== document.data.type ? { ...adapted, title: texts[data.type as DatasetType].name } : adapted;
  if (desk.editor.engine.reached > 0 && asksOtherwise(document, next)) return askAnother(desk, next, label);
  desk.editor.update(next, label, key);
  const text = adaptationText(document, next);
  if (!text) return;
  // A wider last layer is seen on the stage; another loss is not, and another network was not asked for.
  if (next.training.loss !== document.training.loss || isReplaced(document, next))
    desk.editor.notify({ tone: 'info', text });
  else announce(text);
}

/** The run goes on with another question of the same pictures; to start anew instead is a press away. */
function askAnother(desk: Desk, next: StrataDocument, label: string): void {
  const { written, begun, work } = desk.editor.store.getState();
  const { reached } = desk.editor.engine;
  desk.editor.goOnWith(withNewHead(next), label);
  const anew = () => {
    const { run: _, ...document } = editInForce(written, begun, next, registries);
    desk.editor.open(document, label, work);
  };
  desk.editor.notify({ tone: 'info', text: keptForQuestion(reached), action: { label: START_ANEW, onSelect: anew } });
}

const pointsTable = loadPart(() => import('./pointsTable.ts'));

/** Hands the document's points to the browser as a CSV file. */
export async function savePoints(desk: Desk): Promise<void> {
  const { data, document: document_ } = desk.editor.store.getState();
  const table = await pointsTable().catch(() => undefined);
  if (!table)
    return desk.editor.notify({
      tone: 'bad',
      text: TABLE_NOT_WRITTEN,
    });
  const recipe = document_.data;
  const text = recipe.type === 'table' ? table.tableCsv(recipe as never) : table.pointsCsv(data);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = `${document_.data.type}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  announce(`${countText(recipe.type, data.targets.length)} exported.`);
}
