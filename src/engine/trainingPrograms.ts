/** @file The programs that train: for the batch sizes that occur, whole and sample by sample. */
import type { Arena } from './arena.ts';
import { lowerProgram } from './lowerProgram.ts';
import type { Plan } from './plan.ts';
import { instructionWords, type Program, type Shared } from './program.ts';

/** A batch at once, and one sample of it (the batch again where its samples depend on each other). */
export interface BatchPrograms {
  readonly whole: Program;
  readonly single: Program;
}

export class TrainingPrograms {
  readonly #usual = new Map<number, BatchPrograms>();
  readonly #lower: (rows: number, batch: number) => Program;
  readonly #places: readonly [number, number];
  readonly #write: (program: Program) => void;
  readonly #mixes: boolean;
  #odd: (BatchPrograms & { readonly size: number }) | undefined;

  /**
   * Lowers the full batch and the last, smaller one of an epoch.
   * @param write puts a program's instructions into memory; called later, for sizes that come up in the middle of a run
   */
  constructor(plan: Plan, arena: Arena, shared: Shared, inputGradient: boolean, write: (program: Program) => void) {
    const count = plan.samples.train.length;
    const { batchSize } = plan.document.training;
    // Only one training program's tensors are alive at a time: they share the space above this mark.
    const mark = arena.mark();
    this.#write = write;
    this.#mixes = plan.mixesBatch;
    this.#lower = (rows, batch) => {
      arena.rewind(mark);
      return lowerProgram(plan, arena, shared, { rows, mode: 'train', batch, inputGradient });
    };
    const sizes = count === 0 ? [] : [...new Set([Math.min(batchSize, count), count % batchSize])].filter((n) => n > 0);
    const lowered = sizes.map((n) => ({ n, ...this.#pair(n) }));
    // Instructions must outlive one another's tensors, so they lie behind those of the largest program; the last pair of places is for odd sizes.
    arena.rewind(arena.end());
    const words = lowered[0] ? instructionWords(lowered[0].whole) : 0;
    for (const { n, whole, single } of lowered) {
      this.#usual.set(n, {
        whole: { ...whole, address: arena.take(words) },
        single: { ...single, address: arena.take(words) },
      });
    }
    this.#places = [arena.take(words), arena.take(words)];
  }

  #pair(size: number): BatchPrograms {
    const whole = this.#lower(size, size);
    return { whole, single: this.#mixes ? whole : this.#lower(1, size) };
  }

  /** Every program that must be in memory from the start. */
  get all(): readonly Program[] {
    return [...this.#usual.values()].flatMap(({ whole, single }) => [whole, single]);
  }

  /** The programs of a batch of a size. One that ends an epoch after the batch size changed within it is lowered when it comes. */
  of(size: number): BatchPrograms {
    const usual = this.#usual.get(size);
    if (usual) return usual;
    if (this.#odd?.size !== size) {
      const [atWhole, atSingle] = this.#places;
      const { whole, single } = this.#pair(size);
      this.#odd = { size, whole: { ...whole, address: atWhole }, single: { ...single, address: atSingle } };
      this.#write(this.#odd.whole);
      this.#write(this.#odd.single);
    }
    return this.#odd;
  }
}
