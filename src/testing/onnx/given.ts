/** @file For tests: what the plain ONNX interpreter hands to an operator. */

import type { OnnxAttribute, OnnxNode } from '#formats/onnx/model.ts';
import type { NdArray } from './array.ts';

/** What an operator is given: its inputs, those that are left out undefined, and its attributes, each of which must be known. */
export class Given {
  readonly #asked = new Set<string>();
  readonly node: OnnxNode;
  readonly inputs: readonly (NdArray | undefined)[];

  constructor(node: OnnxNode, inputs: readonly (NdArray | undefined)[]) {
    this.node = node;
    this.inputs = inputs;
  }

  /** An input that must be there. */
  in(i: number): NdArray {
    const input = this.inputs[i];
    if (!input) throw new Error(`${this.node.name}: input ${i} is left out`);
    return input;
  }

  /** An input of whole numbers as a list. */
  list(i: number): number[] {
    return [...this.in(i).values];
  }

  number(name: string, otherwise: number): number {
    return (this.#attribute(name, ['int', 'float']) as number | undefined) ?? otherwise;
  }

  numbers(name: string, otherwise: readonly number[]): readonly number[] {
    return (this.#attribute(name, ['ints', 'floats']) as readonly number[] | undefined) ?? otherwise;
  }

  text(name: string, otherwise: string): string {
    return (this.#attribute(name, ['string']) as string | undefined) ?? otherwise;
  }

  /** Refuses attributes that the operator did not ask for: they would change what it does. */
  end(): void {
    const unknown = Object.keys(this.node.attributes).find((name) => !this.#asked.has(name));
    if (unknown !== undefined) throw new Error(`${this.node.name}: ${this.node.operator} has no attribute ${unknown}`);
  }

  #attribute(name: string, types: readonly OnnxAttribute['type'][]): unknown {
    this.#asked.add(name);
    const held = Object.hasOwn(this.node.attributes, name) ? this.node.attributes[name] : undefined;
    if (held && !types.includes(held.type)) throw new Error(`${this.node.name}: ${name} is of the kind ${held.type}`);
    return held?.value;
  }
}
