/**
 * @file The network that a file of this project says it holds, in its metadata: with the ids, names and settings that a graph has no place for. It counts only where
 * the graph computes the same: block by block, the graph's own numbers are put into it.
 */
import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { readNetwork } from '#nn/readNetwork.ts';
import type { Flow, Shape } from '#nn/shape.ts';

const MOST_LETTERS = 2 ** 21;

/** Blocks of the metadata, each with the block of the graph that it is. */
type Same = readonly (readonly [said: Block, read: Block])[];

/** What of a list computes something: functions that stand within a block stand behind it, and lone branches in its place. */
function flat(list: readonly Block[]): readonly Block[] {
  return list.flatMap((block): readonly Block[] => {
    const { activation, ...rest } = block;
    // Of a vector it is none; of what else it is, the shapes behind it tell.
    if (block.type === 'flatten') return [];
    if (block.type === 'activation') return block['function'] === 'linear' ? [] : [block];
    const lists = innerLists(block, layers);
    if (block.type === 'concat' && lists.length === 1) return flat(lists[0]!.blocks);
    const bent: Block = { id: '', type: 'activation', function: activation };
    return activation === undefined || activation === 'linear' ? [block] : [rest as Block, bent];
  });
}

/** Fields that a graph says nothing of. */
const silent = ['init', 'biasInit', 'momentum', 'activation'];

function sameFields(a: Block, b: Block): boolean {
  const { fields } = layers[a.type as keyof typeof layers];
  // A pool's stride of 0 is that of its window.
  const given = (block: Block, key: string) => (key === 'stride' && block[key] === 0 ? block['size'] : block[key]);
  return Object.keys(fields).every((key) => {
    if (silent.includes(key)) return true;
    const [x, y] = [given(a, key), given(b, key)];
    if (typeof x === 'number' && typeof y === 'number') return Math.abs(x - y) <= 1e-5 * Math.abs(x);
    return x === y;
  });
}

function sameLists(said: readonly Block[], read: readonly Block[]): Same | undefined {
  const [a, b] = [flat(said), flat(read)];
  if (a.length !== b.length) return undefined;
  const pairs = a.map((block, i) => sameBlock(block, b[i]!));
  return pairs.includes(undefined) ? undefined : (pairs as Same[]).flat();
}

/** One group of a single channel is that channel. */
const sameNorm = (said: Block, read: Block) =>
  said.type === 'groupNorm' && read.type === 'instanceNorm' && said['epsilon'] === read['epsilon'];

function sameBlock(said: Block, read: Block): Same | undefined {
  if (sameNorm(said, read)) return [[said, read]];
  if (said.type !== read.type || !sameFields(said, read)) return undefined;
  if (said.type === 'residual') {
    const list = (block: Block, of: string) => innerLists(block, layers).find(({ slot }) => slot === of)?.blocks ?? [];
    const [body, shortcut] = [list(said, 'body'), list(said, 'shortcut')];
    const [otherBody, otherShortcut] = [list(read, 'body'), list(read, 'shortcut')];
    const straight = both(sameLists(body, otherBody), sameLists(shortcut, otherShortcut));
    return straight ?? both(sameLists(body, otherShortcut), sameLists(shortcut, otherBody));
  }
  const [a, b] = [innerLists(said, layers), innerLists(read, layers)];
  if (a.length !== b.length) return undefined;
  const pairs = a.map(({ blocks }, i) => sameLists(blocks, b[i]!.blocks));
  return pairs.includes(undefined) ? undefined : [[said, read], ...(pairs as Same[]).flat()];
}

const both = (a: Same | undefined, b: Same | undefined): Same | undefined => a && b && [...a, ...b];

/**
 * The network that metadata says, where it computes what the graph does.
 * @param read the graph's own blocks
 * @returns with, for each of its blocks that has numbers, the id of the graph's block that has them
 */
export function ownNetwork(
  metadata: Readonly<Record<string, string>>,
  read: readonly Block[],
  flow: Flow,
  output: Shape,
): { readonly network: readonly Block[]; readonly input: Flow; readonly ids: ReadonlyMap<string, string> } | undefined {
  const text = metadata['strata.network'];
  if (text === undefined || text.length > MOST_LETTERS) return undefined;
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return undefined;
  }
  let whole = true;
  const network = readNetwork(said, layers, () => {
    whole = false;
  });
  if (!network || !whole) return undefined;
  const same = sameLists(network, read);
  const tokens = Number(metadata['strata.tokens']);
  const input =
    flow.tokens !== undefined && Number.isInteger(tokens) && tokens >= 1 && tokens <= flow.tokens
      ? { ...flow, tokens }
      : flow;
  const { byId, output: given } = inferShapes(network, input, layers);
  if (!same || `${given?.shape}` !== `${output}`) return undefined;
  // Where a group is a channel, there are as many of them.
  if (same.some(([mine, graphs]) => sameNorm(mine, graphs) && byId.get(mine.id)?.input.shape[0] !== mine['groups']))
    return undefined;
  return { network, input, ids: new Map(same.map(([mine, graphs]) => [mine.id, graphs.id])) };
}
