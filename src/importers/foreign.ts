/** @file Files of other programs: what they hold, told by their bytes. */
import type { OnnxModel } from '#formats/onnx/model.ts';
import { OnnxError } from '#formats/onnx/onnxError.ts';
import { readOnnx } from '#formats/onnx/readOnnx.ts';
import { readSafetensors, SafetensorsError, type StoredTensor } from '#formats/readSafetensors.ts';
import * as words from './foreignWords.ts';

/** Numbers by name, for a network that is there: see `mapTensors`. */
export interface ForeignTensors {
  readonly kind: 'tensors';
  readonly tensors: readonly StoredTensor[];
  /** What else the file says of itself. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** A network with its numbers: see `networkOfOnnx`. */
export interface ForeignNetwork {
  readonly kind: 'network';
  readonly model: OnnxModel;
}

/** Why a file cannot be used, as sentences. */
export interface ForeignProblem {
  readonly kind: 'problem';
  readonly says: string;
}

export type Foreign = ForeignTensors | ForeignNetwork | ForeignProblem;

/** Larger files are refused before anything of them is read. */
export const MOST_FOREIGN_BYTES = 2 ** 28;

/** Reads a file of another program. Never throws: what cannot be read is a problem that says where and why. */
export function readForeign(bytes: Uint8Array, fileName: string): Foreign {
  const problem = (says: string): ForeignProblem => ({ kind: 'problem', says: words.of(fileName, says) });
  if (bytes.length === 0) return problem(words.EMPTY);
  if (bytes.length > MOST_FOREIGN_BYTES) return problem(words.large(MOST_FOREIGN_BYTES));
  const ending = fileName.toLowerCase().match(/\.[a-z0-9]+$/)?.[0] ?? '';
  const beginsWith = (...first: readonly number[]) => first.every((byte, i) => bytes[i] === byte);
  if (ending === '.npz' || ending === '.keras') return problem(words.OTHER_PROGRAM);
  // A safetensors file begins with the length of its header, which may be any bytes.
  const told = ending !== '.safetensors';
  if (['.pt', '.pth', '.ckpt', '.bin'].includes(ending) || (told && (beginsWith(0x50, 0x4b) || beginsWith(0x80, 2))))
    return problem(words.PYTORCH);
  if (ending === '.h5' || (told && beginsWith(0x89, 0x48, 0x44, 0x46))) return problem(words.OTHER_PROGRAM);
  try {
    if (ending === '.onnx') return { kind: 'network', model: readOnnx(bytes) };
    return { kind: 'tensors', ...readSafetensors(bytes) };
  } catch (error) {
    if (error instanceof SafetensorsError || error instanceof OnnxError) return problem(error.message);
    throw error;
  }
}
