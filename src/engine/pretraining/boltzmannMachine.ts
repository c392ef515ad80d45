/** @file A restricted Boltzmann machine in a memory of its own, trained by contrastive divergence of one step. */
import { expf } from '#base/math.ts';
import { createMachine } from '#kernels/createMachine.ts';
import { activationFunctions } from '#kernels/functions.ts';
import { type BackEnd, type Instruction, instruction, type Machine, writeProgram } from '#kernels/machine.ts';
import { INSTRUCTION_WORDS } from '#kernels/ops.ts';

export interface BoltzmannOptions {
  readonly visible: number;
  readonly hidden: number;
  /** Samples of a batch, at most. */
  readonly batchSize: number;
  /** What a visible unit is when the hidden ones are given: a probability, or a mean of unit variance (Welling et al. 2005). */
  readonly visibleUnits: 'binary' | 'gaussian';
  readonly learningRate: number;
  readonly momentum: number;
  readonly backEnd?: BackEnd;
}

const logistic = (x: number): number => 1 / (1 + expf(-x));

/** Addresses begin on borders of 64 bytes. */
const aligned = (bytes: number) => Math.ceil(bytes / 64) * 64;

/** Instructions of the two halves of an update; hidden states are drawn between them. */
interface Halves {
  readonly up: { readonly address: number; readonly count: number };
  readonly down: { readonly address: number; readonly count: number };
}

const HALF = 12;

/**
 * With weight W [hidden, visible], bias c of the hidden and b of the visible units, σ the logistic function:
 * P(h = 1 | v) = σ(W v + c), E(v | h) = σ(Wᵀ h + b), or Wᵀ h + b for Gaussian units. An update of a batch v₀ (Hinton 2002, 2010): p₀ = P(h | v₀), h₀ drawn from
 * it, v₁ = E(v | h₀), p₁ = P(h | v₁); g_W = (p₁ᵀ v₁ − p₀ᵀ v₀) / n, g_c and g_b the means of p₁ − p₀ and v₁ − v₀; then a step of `sgd` with momentum. Everything is
 * float32 by the engine's own kernels: both back ends give the same bits.
 */
export class BoltzmannMachine {
  readonly weight: Float32Array<ArrayBuffer>;
  readonly hiddenBias: Float32Array<ArrayBuffer>;
  readonly visibleBias: Float32Array<ArrayBuffer>;
  readonly #machine: Machine;
  readonly #options: BoltzmannOptions;
  readonly #at: Record<Part, number>;
  readonly #programs = new Map<number, Halves>();
  #free: number;
  #updates = 0;

  /** @throws RangeError where the memory is not to be had */
  constructor(options: BoltzmannOptions) {
    this.#options = options;
    const { visible, hidden, batchSize, backEnd } = options;
    const parameters = visible * hidden + hidden + visible;
    const words: Record<Part, number> = {
      parameters,
      gradients: parameters,
      velocities: parameters,
      turned: visible * hidden,
      visibles: 2 * batchSize * visible,
      hiddens: 2 * batchSize * hidden,
      drawn: batchSize * hidden,
      shares: 2 * batchSize,
      schedule: 4,
    };
    let bytes = 0;
    const at: Partial<Record<Part, number>> = {};
    for (const part of Object.keys(words) as Part[]) {
      at[part] = bytes;
      bytes = aligned(bytes + 4 * words[part]);
    }
    // A whole batch, and what is left of one at an epoch's end.
    const programs = aligned(4 * HALF * INSTRUCTION_WORDS) * 4;
    this.#machine = createMachine({ bytes: bytes + programs, ...(backEnd ? { prefer: backEnd } : {}) });
    const { base, buffer } = this.#machine;
    for (const part of Object.keys(words) as Part[]) at[part]! += base;
    this.#at = at as Record<Part, number>;
    this.#free = base + bytes;
    const start = this.#at.parameters;
    this.weight = new Float32Array(buffer, start, visible * hidden);
    this.hiddenBias = new Float32Array(buffer, start + 4 * visible * hidden, hidden);
    this.visibleBias = new Float32Array(buffer, start + 4 * (visible + 1) * hidden, visible);
  }

  get visible(): number {
    return this.#options.visible;
  }
  get hidden(): number {
    return this.#options.hidden;
  }

  /**
   * One update.
   * @param rows as many rows of visible values as the batch has
   * @param uniform draws from [0, 1): a hidden unit is on where it draws less than its probability
   * @returns the sum of squared differences between the rows and what was made of them
   */
  update(rows: Float32Array, uniform: () => number): number {
    const { visible, hidden, learningRate } = this.#options;
    const n = rows.length / visible;
    const { up, down } = this.#halvesFor(n);
    const { f32 } = this.#machine;
    const view = (part: Part, from: number, count: number) =>
      f32.subarray(this.#at[part] / 4 + from, this.#at[part] / 4 + from + count);
    // The reconstruction lies before the data, so that one product sums both.
    const [made, given] = [view('visibles', 0, n * visible), view('visibles', n * visible, n * visible)];
    const [after, before] = [view('hiddens', 0, n * hidden), view('hiddens', n * hidden, n * hidden)];
    given.set(rows);
    this.#machine.run(up.address, up.count);
    const drawn = view('drawn', 0, n * hidden);
    for (let i = 0; i < drawn.length; i++) drawn[i] = uniform() < before[i]! ? 1 : 0;
    const share = Math.fround(1 / n);
    view('shares', 0, n).fill(share);
    view('shares', n, n).fill(-share);
    f32.set([learningRate, 0, 0, ++this.#updates], this.#at.schedule / 4);
    this.#machine.run(down.address, down.count - STATISTICS);
    for (let i = 0; i < after.length; i++) after[i] = Math.fround(after[i]! * share);
    for (let i = 0; i < before.length; i++) before[i] = Math.fround(before[i]! * -share);
    this.#machine.run(down.address + (down.count - STATISTICS) * INSTRUCTION_WORDS * 4, STATISTICS);
    let squares = 0;
    for (let i = 0; i < given.length; i++) {
      const difference = made[i]! - given[i]!;
      squares += difference * difference;
    }
    return squares;
  }

  /** P(h = 1 | v) of one sample; for what is looked at. */
  up(v: ArrayLike<number>): Float32Array {
    const { visible, hidden } = this.#options;
    return Float32Array.from({ length: hidden }, (_, j) => {
      let z = this.hiddenBias[j]!;
      for (let i = 0; i < visible; i++) z += this.weight[j * visible + i]! * v[i]!;
      return logistic(z);
    });
  }

  /** E(v | h) of one sample; for what is looked at. */
  down(h: ArrayLike<number>): Float32Array {
    const { visible, hidden, visibleUnits } = this.#options;
    return Float32Array.from({ length: visible }, (_, i) => {
      let z = this.visibleBias[i]!;
      for (let j = 0; j < hidden; j++) z += this.weight[j * visible + i]! * h[j]!;
      return visibleUnits === 'binary' ? logistic(z) : z;
    });
  }

  /** The gradient that the last update followed, as it lies: of the weight, of the hidden bias, of the visible one. */
  get gradients(): Float32Array<ArrayBuffer> {
    const { visible, hidden } = this.#options;
    return new Float32Array(this.#machine.buffer, this.#at.gradients, visible * hidden + hidden + visible);
  }

  #halvesFor(n: number): Halves {
    const known = this.#programs.get(n);
    if (known) return known;
    const written = (program: readonly Instruction[]) => {
      const address = this.#free;
      writeProgram(this.#machine, address, program);
      this.#free += aligned(4 * program.length * INSTRUCTION_WORDS);
      return { address, count: program.length };
    };
    const halves = { up: written(this.#up(n)), down: written(this.#down(n)) };
    this.#programs.set(n, halves);
    return halves;
  }

  /** P(h | x) of so many rows. */
  #hiddenOf(x: number, y: number, rows: number): Instruction {
    const { visible: inputs, hidden: units } = this.#options;
    const { parameters: weight, turned } = this.#at;
    const bias = weight + 4 * inputs * units;
    return instruction('dense', { f: SIGMOID, x, weight, bias, z: y, y, rows, inputs, units, turned });
  }

  #up(n: number): readonly Instruction[] {
    const { visible, hidden } = this.#options;
    const { visibles, hiddens } = this.#at;
    return [this.#hiddenOf(visibles + 4 * n * visible, hiddens + 4 * n * hidden, n)];
  }

  #down(n: number): readonly Instruction[] {
    const { visible, hidden, visibleUnits, momentum } = this.#options;
    const { parameters, gradients, velocities, visibles, hiddens, drawn, shares, schedule } = this.#at;
    const [ofHidden, ofVisible] = [4 * visible * hidden, 4 * (visible + 1) * hidden];
    const rows = { b: visibles, bRow: visible, n: visible };
    return [
      instruction('gemm', {
        ...{ a: drawn, aRow: hidden, aColumn: 1, b: parameters, bRow: visible, c: visibles, cRow: visible },
        ...{ m: n, n: visible, k: hidden, start: FROM_BIAS, bias: parameters + ofVisible },
      }),
      ...(visibleUnits === 'binary'
        ? [instruction('activate', { f: SIGMOID, x: visibles, y: visibles, count: n * visible })]
        : []),
      this.#hiddenOf(visibles, hiddens, n),
      // From here on the hidden probabilities are shares of the batch, those of the data negative.
      instruction('gemm', {
        ...{ a: hiddens, aRow: 1, aColumn: hidden, ...rows, c: gradients, cRow: visible },
        ...{ m: hidden, k: 2 * n, start: FROM_ZERO, bias: 0 },
      }),
      instruction('columnSums', {
        ...{ x: hiddens, out: gradients + ofHidden, rows: 2 * n, columns: hidden, accumulate: 0 },
      }),
      instruction('gemm', {
        ...{ a: shares, aRow: 2 * n, aColumn: 1, ...rows, c: gradients + ofVisible, cRow: visible },
        ...{ m: 1, k: 2 * n, start: FROM_ZERO, bias: 0 },
      }),
      instruction('sgd', {
        ...{ p: parameters, g: gradients, v: velocities, count: (visible + 1) * hidden + visible },
        ...{ schedule, scale: 1, momentum, nesterov: 0, weightDecay: 0 },
      }),
    ];
  }
}

/** How many instructions at the end make the statistics and the step. */
const STATISTICS = 4;
const SIGMOID = activationFunctions.indexOf('sigmoid');
const [FROM_ZERO, FROM_BIAS] = [0, 2];

type Part =
  | 'parameters'
  | 'gradients'
  | 'velocities'
  | 'turned'
  | 'visibles'
  | 'hiddens'
  | 'drawn'
  | 'shares'
  | 'schedule';
