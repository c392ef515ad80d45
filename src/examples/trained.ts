/** @file Where the runs of the shelf `trained` lie: documents with their weights, as `npm run shelf` saves them, each fetched when its example is opened. */
import { loadPart } from '#base/loadPart.ts';

const files = import.meta.glob<string>('./trained/*.json', { query: '?raw', import: 'default' });

const loads = new Map(
  Object.entries(files).map(([path, load]) => [/([\w-]+)\.json$/.exec(path)![1]!, loadPart(load)] as const),
);

/** The text of an example's document with its run and weights. Rejects where there is none, or it does not come. */
export async function trainedText(id: string): Promise<string> {
  const load = loads.get(id);
  if (!load) throw new Error(`example ${id}: has no run (npm run shelf)`);
  return load();
}
