/**
 * @file A model: a plan with its parameters in memory, able to run forward, backward and an update. It knows nothing of epochs or time.
 * Longer than 300 lines because it is one façade of short methods over one memory; where things lie there is said by `memoryMap.ts`.
 */
import { createMachine } from '#kernels/createMachine.ts';
import { type BackEnd, type Machine, writeProgram } from '#kernels/machine.ts';
import { INSTRUCTION_WORDS } from '#kernels/ops.ts';
import { sizeOf } from '#nn/shape.ts';
import { ARENA_BASE } from './arena.ts';
import { drawParameter, startBuffer } from './drawParameter.ts';
import { drawnWords, type MapOptions, type MemoryMap, mapMemory } from './memoryMap.ts';
import { frozenElements, stateSlots, writeSchedule } from './optimizer.ts';
import type { Plan, PlannedParameter } from './plan.ts';
import { type BlockTensors, indexOperands, type Program } from './program.ts';

export interface ModelOptions extends MapOptions {
  readonly backEnd?: BackEnd;
  /** Memory to build in where it is large enough: an earlier model's, which is then gone. */
  readonly reuse?: Machine;
}

/** Parameters with the buffers behind them, and optimiser state with the count of updates: everything of a model that training changes. */
export interface ModelState {
  readonly parameters: Float32Array<ArrayBuffer>;
  readonly state: readonly [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>];
  readonly updates: number;
}

export class Model {
  readonly plan: Plan;
  readonly machine: Machine;
  readonly #map: MemoryMap;
  readonly evaluation: Program;
  /** Evaluates a single sample: what views look at. */
  readonly inspection: Program;
  /** Row numbers, in the order in which the current epoch visits the training samples, and those that follow where more than one is held. */
  readonly order: Int32Array<ArrayBuffer>;
  /** Updates since the optimiser's state was last empty. */
  updates = 0;
  /** The program that trained last: its tensors hold the activations and gradients of that step. */
  last: Program | undefined;

  constructor(plan: Plan, options: ModelOptions = {}) {
    this.plan = plan;
    const map = mapMemory(plan, options, ({ address, instructions }) =>
      writeProgram(this.machine, address, instructions),
    );
    this.#map = map;
    ({ evaluation: this.evaluation, inspection: this.inspection } = map);
    const { bytes } = map;
    const { reuse, backEnd } = options;
    const fits = reuse && reuse.buffer.byteLength >= bytes;
    this.machine = fits ? reuse : createMachine(backEnd ? { bytes, prefer: backEnd } : { bytes });
    if (this.machine.base > ARENA_BASE)
      throw new Error(`engine: the kernels' data reaches ${this.machine.base}, beyond the arena's start ${ARENA_BASE}`);
    if (fits) this.machine.f32.fill(0, ARENA_BASE / 4, bytes / 4);
    map.fill(this.machine);
    this.order = new Int32Array(this.machine.buffer, map.order, map.places);
  }

  /** Bytes of the arena in use. */
  get bytes(): number {
    return this.machine.buffer.byteLength;
  }

  /** A live view of a parameter's values. */
  values(parameter: PlannedParameter): Float32Array<ArrayBuffer> {
    return new Float32Array(
      this.machine.buffer,
      this.#map.optimizer.parameters + 4 * parameter.offset,
      parameter.count,
    );
  }

  /** A live view of the gradient that the last backward pass left for a parameter. */
  gradient(parameter: PlannedParameter): Float32Array<ArrayBuffer> {
    return new Float32Array(this.machine.buffer, this.#map.optimizer.gradients + 4 * parameter.offset, parameter.count);
  }

  /** A live view of a tensor of a program, `gradient` for its gradient. */
  tensor(
    tensor: { address: number; gradient: number; rows: number; shape: readonly number[] },
    gradient = false,
  ): Float32Array<ArrayBuffer> {
    return new Float32Array(
      this.machine.buffer,
      gradient ? tensor.gradient : tensor.address,
      tensor.rows * sizeOf(tensor.shape),
    );
  }

  /** A live view of a buffer's values. */
  buffer(buffer: PlannedParameter): Float32Array<ArrayBuffer> {
    return new Float32Array(this.machine.buffer, this.#map.shared.buffers + 4 * buffer.offset, buffer.count);
  }

  /** Runs the forward pass of the program that trained last once more, block by block; `visit` sees each block's tensors as it left them. */
  replayForward(visit: (block: BlockTensors) => boolean | undefined): void {
    if (!this.last) return;
    const { address, blocks, forwardFrom } = this.last;
    let at = forwardFrom;
    // Containers come before what they hold but end after it.
    for (const block of [...blocks].sort((a, b) => a.end - b.end)) {
      this.machine.run(address + at * INSTRUCTION_WORDS * 4, block.end - at);
      at = block.end;
      if (visit(block)) return;
    }
  }

  /** Draws every parameter from its own stream of the seed and empties the optimiser's state. */
  initialize(): void {
    this.clearState();
    for (const p of this.plan.parameters) drawParameter(this.plan, p, this.values(p));
    this.initializeBuffers();
    this.holdFrozen();
  }

  /** Running statistics as they are before any batch was seen. */
  initializeBuffers(): void {
    for (const b of this.plan.buffers) startBuffer(b, this.buffer(b));
  }

  clearState(): void {
    this.updates = 0;
    for (const view of this.#state()) view.fill(0);
  }

  #state(): [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>] {
    const slots = stateSlots[this.plan.document.training.optimizer.type];
    const words = this.plan.parameterWords;
    const view = (i: 0 | 1) =>
      new Float32Array(this.machine.buffer, this.#map.optimizer.state[i], slots > i ? words : 0);
    return [view(0), view(1)];
  }

  /** Remembers the present values of frozen elements: every update puts them back. Call after parameters were set by hand. */
  holdFrozen(): void {
    const indices = frozenElements(this.plan);
    const { f32 } = this.machine;
    const { frozenValue, parameters } = this.#map.optimizer;
    for (const [i, index] of indices.entries()) f32[frozenValue / 4 + i] = f32[parameters / 4 + index]!;
  }

  /** Parameters and the buffers behind them, as a live view: all of a model's numbers that decide what it answers. */
  get numbers(): Float32Array<ArrayBuffer> {
    const { parameterWords, bufferWords } = this.plan;
    return new Float32Array(this.machine.buffer, this.#map.optimizer.parameters, parameterWords + bufferWords);
  }

  save(): ModelState {
    const parameters = this.numbers.slice();
    const [a, b] = this.#state();
    return { parameters, state: [a.slice(), b.slice()], updates: this.updates };
  }

  /** Puts back a state saved from a model with the same parameters and kind of optimiser. */
  restore(saved: ModelState): void {
    this.numbers.set(saved.parameters);
    for (const [i, view] of this.#state().entries()) view.set(saved.state[i]!.subarray(0, view.length));
    this.updates = saved.updates;
    this.holdFrozen();
  }

  /** Empties the gradients and the loss sum: the start of a batch. `key` is that of the step's dropout masks. */
  beginBatch(key: readonly [number, number]): void {
    this.machine.run(this.#map.clear.address, this.#map.clear.count);
    this.machine.f64[this.#map.shared.lossSum / 8] = 0;
    this.machine.i32.set(key, this.#map.shared.dropoutKey / 4);
  }

  /** Forward and backward over the whole batch of `size` samples that begins at place `position` of the order. */
  runBatch(position: number, size: number): void {
    const { whole } = this.#map.training.of(size);
    this.#runRows(whole, position, 0);
  }

  /** `runBatch` instruction by instruction, with a yield after each. */
  *runBatchInParts(position: number, size: number): Generator<void, void> {
    const { whole } = this.#map.training.of(size);
    this.machine.i32[this.#map.shared.dropoutKey / 4 + 2] = 0;
    this.#point(whole, this.#map.order + 4 * position);
    yield* this.#inParts(whole.address, whole.instructions.length);
    this.last = whole;
  }

  *#inParts(address: number, count: number): Generator<void, void> {
    for (let i = 0; i < count; i++) {
      this.machine.run(address + i * INSTRUCTION_WORDS * 4, 1);
      yield;
    }
  }

  /** The same for one sample of that batch, adding to the gradients. All of a batch's samples in turn leave the same bits as `runBatch`. */
  runSample(position: number, size: number, sample: number): void {
    const { single } = this.#map.training.of(size);
    this.#runRows(single, position + sample, sample);
  }

  #runRows(program: Program, position: number, row: number): void {
    this.machine.i32[this.#map.shared.dropoutKey / 4 + 2] = row;
    this.#point(program, this.#map.order + 4 * position);
    this.machine.run(program.address, program.instructions.length);
    this.last = program;
  }

  /** Sets the index operand of the gathers that open a program. */
  #point(program: Program, address: number): void {
    for (const operand of indexOperands(program)) this.machine.i32[operand / 4] = address;
  }

  /** The sum of the losses of the samples run since `beginBatch`, each the mean over its positions. */
  get lossSum(): number {
    return this.machine.f64[this.#map.shared.lossSum / 8]! / (this.evaluation.lossCount / this.#map.chunk);
  }

  /** One optimiser update from the gradients. `step` is that of the schedule. Returns the learning rate used. */
  update(step: number): number {
    const at = this.#map.optimizer.schedule / 4;
    const rate = writeSchedule(this.machine.f32, at, this.plan.document.training, step, ++this.updates);
    this.machine.run(this.#map.update.address, this.#map.update.count);
    return rate;
  }

  /**
   * Whole steps in one go, to the same bits as `beginBatch`, `runBatch` and `update` in turn: batches of `size` samples one behind another from place `position`
   * of the order, the first of them step `step` of the schedule. They end before the update of a batch whose mean loss is not below `limit`.
   * @returns how many were made
   */
  train(position: number, size: number, steps: number, step: number, limit: number): number {
    const { whole } = this.#map.training.of(size);
    this.machine.i32[this.#map.shared.dropoutKey / 4 + 2] = 0;
    const order = this.#map.order + 4 * position;
    const made = this.#map.slices.run(this.machine, whole, order, steps, step, this.updates, limit);
    this.updates += made;
    this.last = whole;
    return made;
  }

  /** The learning rate of the last update. */
  get learningRate(): number {
    return this.machine.f32[this.#map.optimizer.schedule / 4]!;
  }

  /**
   * Runs rows of the data forward, dropout off, with their losses. `visit` sees the first `count` rows of `evaluation`'s tensors and losses for the rows that
   * begin at place `start` of `rows`; what it needs it copies.
   */
  evaluateRows(rows: Int32Array, visit: (start: number, count: number) => void): void {
    for (let start = 0; start < rows.length; start += this.#map.chunk) {
      const count = this.#takeRows(rows, start);
      this.machine.run(this.evaluation.address, this.evaluation.instructions.length);
      visit(start, count);
    }
  }

  /** Runs rows forward as far as a block is given them: `visit` sees its input for the rows that begin at place `start` of `rows`. */
  evaluateUpTo(id: string, rows: Int32Array, visit: (input: Float32Array, start: number) => void): void {
    const { begin, input } = this.evaluation.blocks.find((block) => block.id === id)!;
    for (let start = 0; start < rows.length; start += this.#map.chunk) {
      const count = this.#takeRows(rows, start);
      this.machine.run(this.evaluation.address, begin);
      visit(this.tensor(input).subarray(0, count * sizeOf(input.shape)), start);
    }
  }

  /** The same instruction by instruction, with a yield after each; nothing else may be evaluated in between. */
  *evaluateRowsInParts(rows: Int32Array, visit: (start: number, count: number) => void): Generator<void, void> {
    for (let start = 0; start < rows.length; start += this.#map.chunk) {
      const count = this.#takeRows(rows, start);
      yield* this.#inParts(this.evaluation.address, this.evaluation.instructions.length);
      visit(start, count);
    }
  }

  /** Makes the rows from `start` on those of the evaluation; returns how many they are. */
  #takeRows(rows: Int32Array, start: number): number {
    const count = Math.min(this.#map.chunk, rows.length - start);
    this.machine.i32.set(rows.subarray(start, start + count), this.#map.chunkIndex / 4);
    this.#point(this.evaluation, this.#map.chunkIndex);
    return count;
  }

  /** The same for inputs that are not in the data, such as a grid over the plane; there are no losses. */
  evaluateInputs(inputs: Float32Array, visit: (start: number, count: number) => void): void {
    const width = sizeOf(this.plan.input.shape);
    const total = inputs.length / width;
    const { input, address, forwardFrom, forwardCount } = this.evaluation;
    for (let start = 0; start < total; start += this.#map.chunk) {
      const count = Math.min(this.#map.chunk, total - start);
      this.machine.f32.set(inputs.subarray(start * width, (start + count) * width), input.address / 4);
      this.machine.run(address + forwardFrom * INSTRUCTION_WORDS * 4, forwardCount);
      visit(start, count);
    }
  }

  /** Writes the image that a person draws: row N, behind the N samples of the data, which views look at as at any other. What has another size is not taken. */
  draw(pixels: Float32Array): void {
    if (pixels.length === drawnWords(this.plan))
      this.machine.f32.set(pixels, this.#map.shared.inputs / 4 + this.plan.samples.inputs.length);
  }

  /** Runs one row of the data forward: `inspection`'s tensors hold what every block made of it. */
  inspectRow(row: number): Program {
    this.machine.i32[this.#map.chunkIndex / 4] = row;
    this.#point(this.inspection, this.#map.chunkIndex);
    this.machine.run(this.inspection.address, this.inspection.instructions.length);
    return this.inspection;
  }

  /** The same for an input that is not in the data. */
  inspectInput(input: Float32Array): Program {
    const { address, forwardFrom, forwardCount } = this.inspection;
    this.tensor(this.inspection.input).set(input);
    this.machine.run(address + forwardFrom * INSTRUCTION_WORDS * 4, forwardCount);
    return this.inspection;
  }

  /** The losses of the rows of the last `evaluateRows` chunk, as a live view of positions. */
  get losses(): Float32Array<ArrayBuffer> {
    return new Float32Array(this.machine.buffer, this.evaluation.losses, this.evaluation.lossCount);
  }
}
