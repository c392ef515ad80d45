/** @file Imported images and rows, found in this browser's library. `keepImports.ts` puts them there. */
import { loadPart } from '#base/loadPart.ts';
import type { ImageSet } from '#data/images/imageSet.ts';
import { hold, type Imported, importedOf } from '#data/imported.ts';
import { loadGenerator } from '#data/loadGenerator.ts';
import type { NamedRows } from '#data/table/bringRows.ts';
import type { Library } from '#library/library.ts';
import type { DataValues } from '#nn/document.ts';

/** Images as an entry's value: the pixels as a blob, which the browser stores by itself. To write 47 MB of numbers would hold up the page. */
export type KeptImages = Omit<ImageSet, 'pixels'> & { readonly pixels: Blob | Uint8Array<ArrayBuffer> };
/** Rows as an entry's value: float64, little-endian. */
export type KeptRows = Omit<NamedRows, 'values'> & { readonly values: Blob };

/** Fetched where a document names images or rows: a frame seldom does. */
const libraries = loadPart(() => import('#library/library.ts'));

/** The hash of the images or rows that a recipe names; empty where it names none. */
export function hashIn(data: DataValues): string {
  const hash = data.type === 'pictures' ? data['images'] : data.type === 'table' ? data['kept'] : '';
  return typeof hash === 'string' ? hash : '';
}

/** What an entry holds, in memory; undefined where it is something else. */
async function importIn(kind: string, value: unknown): Promise<Imported | undefined> {
  if (kind === 'rows') {
    const { width, count, values } = (value ?? {}) as Partial<KeptRows>;
    if (!(values instanceof Blob) || values.size !== 8 * width! * count!) return undefined;
    return { width: width!, count: count!, values: new Float64Array(await values.arrayBuffer()) };
  }
  const { pixels } = (value ?? {}) as Partial<KeptImages>;
  if (pixels instanceof Blob) return { ...(value as KeptImages), pixels: new Uint8Array(await pixels.arrayBuffer()) };
  return pixels instanceof Uint8Array ? (value as ImageSet) : undefined;
}

async function findImport(hash: string): Promise<Imported | undefined> {
  const { library } = await libraries();
  hearNews(library());
  const entry = await library().get(hash);
  // A blob whose file the browser lost cannot be read.
  return entry && entry.kind !== 'document' ? importIn(entry.kind, entry.value).catch(() => undefined) : undefined;
}

/** Hashes that were looked for and are not there, until somebody keeps them. */
const absent = new Set<string>();
let listens = false;

/** What comes later is looked for again. */
function hearNews({ onNews }: Pick<Library, 'onNews'>): void {
  if (!listens) onNews(({ key, revision }) => void (key && revision && absent.delete(key)));
  listens = true;
}

/** Brings what a recipe needs before its samples can be prepared, as far as it is to be had; undefined where nothing is to be waited for. */
export function loadData(data: DataValues): Promise<void> | undefined {
  const hash = hashIn(data);
  if (hash === '' || importedOf(hash) || absent.has(hash)) return loadGenerator(data.type);
  return findImport(hash).then((set) => {
    if (set) hold(hash, set);
    else absent.add(hash);
    return loadGenerator(data.type);
  });
}

/** The same for several recipes: a document's, and its phases'. */
export function loadDataOf(recipes: readonly { readonly data: DataValues }[]): Promise<void> | undefined {
  const asked = new Map(recipes.map(({ data }) => [`${data.type} ${hashIn(data)}`, data]));
  const loading = [...asked.values()].map(loadData).filter((waits) => waits !== undefined);
  return loading.length > 0 ? Promise.all(loading).then(() => {}) : undefined;
}
