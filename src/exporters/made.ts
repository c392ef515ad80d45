/** @file What is long and may not be needed: made when it is first asked for. */
import type { NamedTensor } from '#formats/safetensors.ts';
import type { Shape } from '#nn/shape.ts';
import type { ExportedFile } from './exporter.ts';

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A file beside a program: who only reads the program does not wait for it. */
export function madeFile(name: string, make: () => ExportedFile['content']): ExportedFile {
  const content = once(make);
  return {
    name,
    get content() {
      return content();
    },
  };
}

/** A tensor whose numbers are gathered when they are read. */
export function madeTensor(shape: Shape, make: () => NamedTensor['values']): NamedTensor {
  const values = once(make);
  return {
    shape,
    get values() {
      return values();
    },
  };
}
