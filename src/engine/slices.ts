/**
 * @file Many steps in one call of the machine. What a step needs of its own (learning rate, Adam's corrections, dropout keys) is written into a table before,
 * where it differs from step to step at all.
 */
import { streamKey } from '#base/random.ts';
import type { Machine } from '#kernels/machine.ts';
import { SLICE_WORDS, writeSlice } from '#kernels/slice.ts';
import type { Arena } from './arena.ts';
import { isScheduled, writeSchedule } from './optimizer.ts';
import type { Plan } from './plan.ts';
import { indexOperands, type Program, type Shared } from './program.ts';

/** Steps of one call at most where each has a record of its own. */
const RECORDS = 64;
/** Four words of the schedule, two of the dropout key, and two that keep records on 16-byte borders. */
const RECORD_WORDS = 8;
const KEY = 4;

/** What every step of a plan has in common, as byte addresses. */
export interface SliceAddresses {
  readonly shared: Shared;
  readonly schedule: number;
  readonly update: { readonly address: number; readonly count: number };
}

export class Slices {
  readonly #plan: Plan;
  readonly #at: SliceAddresses;
  readonly #slice: number;
  readonly #records: number;
  readonly #key: [number, number] = [0, 0];

  constructor(plan: Plan, arena: Arena, at: SliceAddresses) {
    this.#plan = plan;
    this.#at = at;
    this.#slice = arena.take(SLICE_WORDS);
    this.#records = arena.take(RECORDS * RECORD_WORDS);
  }

  /**
   * Makes up to `steps` steps, each a run of `program` over the next rows of the order, and an update. They end where a mean loss is not below `limit`: of that
   * batch there is no update.
   * @param order byte address of the row numbers of the first batch
   * @param step that of the schedule, of the first
   * @param updates those made since the optimiser's state was empty
   * @returns how many were made
   */
  run(
    machine: Machine,
    program: Program,
    order: number,
    steps: number,
    step: number,
    updates: number,
    limit: number,
  ): number {
    const { shared, schedule, update } = this.#at;
    const varies = program.drawsMasks || isScheduled(this.#plan.document.training);
    const [inputIndex, targetIndex] = indexOperands(program);
    const common = {
      body: program.address,
      bodyCount: program.instructions.length,
      update: update.address,
      updateCount: update.count,
      inputIndex,
      targetIndex,
      rows: program.rows,
      records: this.#records,
      recordStep: varies ? 4 * RECORD_WORDS : 0,
      schedule,
      key: shared.dropoutKey,
      lossSum: shared.lossSum,
      positions: program.lossCount / program.rows,
      limit,
    };
    let made = 0;
    while (made < steps) {
      // An optimiser may know its first update from the others: where these share a record, it has its own.
      const most = varies ? RECORDS : updates + made === 0 ? 1 : steps;
      const count = Math.min(steps - made, most);
      this.#writeRecords(machine, varies ? count : 1, step + made, updates + made);
      writeSlice(machine, this.#slice, { ...common, order: order + 4 * program.rows * made });
      const now = machine.train(this.#slice, count);
      made += now;
      if (now < count) break;
    }
    return made;
  }

  #writeRecords({ f32, i32 }: Machine, count: number, step: number, updates: number): void {
    const { seed, training } = this.#plan.document;
    for (let i = 0; i < count; i++) {
      const record = this.#records / 4 + i * RECORD_WORDS;
      writeSchedule(f32, record, training, step + i, updates + i + 1);
      i32.set(streamKey(seed, 'dropout', step + i, this.#key), record + KEY);
    }
  }
}
