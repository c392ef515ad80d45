/** @file Why a file of tensors cannot be read. Each says where. */

const at = (byte: number) => `Byte ${byte}`;

export const noHeader = (length: number): string =>
  `${at(length)}: the file ends before its header. A safetensors file begins with 8 bytes that say how long the header is.`;
export const headerBeyond = (header: string, length: number): string =>
  `${at(0)}: the header is said to take ${header} bytes, but the file has ${length}. It was cut off, or it is no safetensors file.`;
export const headerLarge = (header: number, most: number): string =>
  `${at(0)}: the header takes ${header} bytes. At most ${most} are read.`;
export const headerNoJson = (): string => `${at(8)}: the header must be a JSON object.`;
export const manyTensors = (count: number, most: number): string =>
  `${at(8)}: the file holds ${count} tensors. At most ${most} are read.`;
export const oddMetadata = (): string => `${at(8)}: “__metadata__” must hold texts by name.`;

const LONGEST = 80;
const short = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
const of = (name: string) => `Tensor “${short(name)}”`;
export const noEntry = (name: string): string =>
  `${of(name)}: the header must give its “dtype”, “shape” and “data_offsets”.`;
export const oddKind = (name: string, kind: string, kinds: readonly string[]): string =>
  `${of(name)}: numbers of the kind “${short(kind)}” are not known. Known are ${kinds.join(', ')}.`;
export const oddShape = (name: string): string => `${of(name)}: its shape must be a list of whole numbers from 0.`;
export const oddPlace = (name: string, bytes: number): string =>
  `${of(name)}: its “data_offsets” must be two places within the ${bytes} bytes after the header.`;
export const otherSize = (name: string, shape: string, needed: number, given: number): string =>
  `${of(name)}: its shape ${shape} takes ${needed} bytes, but its place holds ${given}.`;
export const overlapping = (name: string, other: string): string =>
  `${of(name)}: its place overlaps that of “${short(other)}”.`;
export const gap = (from: number, to: number): string => `Bytes ${from} to ${to}: these belong to no tensor.`;
