/** @file What blocks are called that came of a graph: by the file's own names, where these are plain. */
import type { OnnxNode } from '#formats/onnx/model.ts';
import type { Sketch } from './blocksOf.ts';

const MOST_LETTERS = 24;

/** Names in a file that say no more than that there is a number. */
const meansNothing = (name: string) => !/^[A-Za-z_]/.test(name) || /^onnx__/.test(name);

const plain = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(-MOST_LETTERS)
    .replace(/^-+/, '');

/** `layer1.0.conv1` of `layer1.0.conv1.weight`; nothing where the file's name is no path. */
const moduleOf = (tensor: string): string => (tensor.includes('.') ? tensor.slice(0, tensor.lastIndexOf('.')) : '');

/** `fc1` of `/fc1/Gemm`, `layer1.0.conv1` of `/layer1/layer1.0/conv1/Conv`; nothing of `Gemm_0`. */
function placeOf({ name }: OnnxNode): string {
  const parts = name
    .split('/')
    .filter((part) => part !== '')
    .slice(0, -1);
  return parts.filter((part, i) => !parts[i + 1]?.startsWith(`${part}.`)).join('.');
}

/** A name that no other block has yet. */
export function idOf({ fields, nodes, took }: Sketch, taken: ReadonlySet<string>): string {
  const found = [...nodes.slice(0, 1).map(placeOf), ...took.map(({ name }) => moduleOf(name))].find(
    (name) => !meansNothing(name),
  );
  const wanted = (found === undefined ? '' : plain(found)) || fields.type;
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(id)) return id;
  }
}
