/** @file An ONNX graph in the making: nodes under the names of blocks, parameters under PyTorch's paths. */
import type { Tensor } from '#exporters/source.ts';
import type { OnnxAttribute, OnnxGraph, OnnxNode, OnnxTensor, OnnxValue } from '#formats/onnx/model.ts';
import type { Flow, Shape } from '#nn/shape.ts';

/** The name of the dimension over samples: how many there are is not fixed. */
const BATCH = 'batch';

type Attributes = Readonly<Record<string, OnnxAttribute>>;

export const float = (value: number): OnnxAttribute => ({ type: 'float', value: Math.fround(value) });
export const int = (value: number): OnnxAttribute => ({ type: 'int', value });
export const ints = (...value: readonly number[]): OnnxAttribute => ({ type: 'ints', value });
export const text = (value: string): OnnxAttribute => ({ type: 'string', value });

/** A value of the graph, or none, by its name. */
type Named = string | undefined;

export class GraphBuilder {
  readonly #nodes: OnnxNode[] = [];
  readonly #initializers = new Map<string, OnnxTensor>();
  readonly #values = new Map<string, OnnxValue>();
  readonly #names = new Map<string, number>();
  readonly #tensors: ReadonlyMap<string, Tensor>;

  constructor(tensors: readonly Tensor[]) {
    this.#tensors = new Map(tensors.map((tensor) => [tensor.path, tensor]));
  }

  /** Adds a node of a block; the name of its output. */
  add(block: string, operator: string, inputs: readonly Named[], attributes: Attributes = {}): string {
    return this.addMany(block, operator, inputs, [''], attributes)[0]!;
  }

  /**
   * Adds a node of a block that has several outputs; their names.
   * @param ends what each output's name ends with, behind the node's; undefined for one that is left out
   */
  addMany(
    block: string,
    operator: string,
    inputs: readonly Named[],
    ends: readonly Named[],
    attributes: Attributes = {},
  ): string[] {
    const name = this.#fresh(`${block}/${operator}`);
    const outputs = ends.map((end) => (end === undefined ? '' : `${name}${end}`));
    this.#nodes.push({ name, operator, domain: '', inputs: inputs.map((one) => one ?? ''), outputs, attributes });
    return outputs;
  }

  /** A parameter or buffer as it is, under its path; undefined where the block has none of this name. */
  tensor(path: string): string | undefined {
    const tensor = this.#tensors.get(path);
    return tensor && this.initializer(path, tensor.shape, tensor.values);
  }

  /** The numbers of a parameter or buffer. */
  numbersOf(path: string): Tensor {
    return this.#tensors.get(path)!;
  }

  /** A matrix [rows, columns] as [columns, rows]. */
  transposed(path: string): string {
    const { shape, values } = this.numbersOf(path);
    const [rows, columns] = shape as [number, number];
    const turned = new Float32Array(values.length);
    for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) turned[c * rows + r] = values[r * columns + c]!;
    return this.initializer(`${path}.transposed`, [columns, rows], turned);
  }

  /** Numbers that are kept with the graph, under a name that stands for them alone. */
  initializer(name: string, shape: Shape, values: Float32Array<ArrayBuffer>): string {
    this.#initializers.set(name, { name, type: 'float32', shape, values });
    return name;
  }

  /** One number. */
  constant(value: number): string {
    return this.initializer(`constant_${value}`, [], Float32Array.of(value));
  }

  /** A list of whole numbers, such as a shape or axes. */
  wholes(...values: readonly number[]): string {
    const name = `integers_${values.join('_')}`;
    this.#initializers.set(name, { name, type: 'int64', shape: [values.length], values: Float64Array.from(values) });
    return name;
  }

  /** Says which shape a value has. */
  describe(name: string, { shape }: Flow): void {
    this.#values.set(name, described(name, 'float32', shape));
  }

  /** The whole, from `input` to `output`: the name that the value `last` gets. */
  graph(name: string, input: Flow, last: string, output: Flow): OnnxGraph {
    const end = 'output';
    if (!this.#nodes.some(({ outputs }) => outputs.includes(last))) last = this.add(end, 'Identity', [last]);
    const renamed = (all: readonly string[]) => all.map((one) => (one === last ? end : one));
    return {
      name,
      nodes: this.#nodes.map((node) => ({ ...node, inputs: renamed(node.inputs), outputs: renamed(node.outputs) })),
      initializers: [...this.#initializers.values()],
      inputs: [described(INPUT, input.tokens === undefined ? 'float32' : 'int64', input.shape)],
      outputs: [described(end, 'float32', output.shape)],
      values: [...this.#values.values()].filter((value) => value.name !== last && value.name !== INPUT),
    };
  }

  #fresh(name: string): string {
    const count = this.#names.get(name) ?? 0;
    this.#names.set(name, count + 1);
    return count === 0 ? name : `${name}_${count}`;
  }
}

/** The name of what flows into the network. */
export const INPUT = 'input';

const described = (name: string, type: 'float32' | 'int64', shape: Shape): OnnxValue => ({
  name,
  type,
  shape: [BATCH, ...shape],
});
