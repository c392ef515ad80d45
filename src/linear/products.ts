/**
 * @file Products of matrices: large ones by the kernels' `gemm` in a memory of their own (float32, about 1e-6 of the largest entry off), small ones in plain
 * float64.
 */
import { createMachine } from '#kernels/createMachine.ts';
import { type BackEnd, instruction, type Machine, writeProgram } from '#kernels/machine.ts';
import { type Matrix, matrix } from './matrix.ts';
import type { Work } from './work.ts';

/** Up to so many multiply-adds float64 is quick enough. */
const SMALL = 1e6;
/** Multiply-adds between two looks at the clock. */
const PIECE = { plain: 1e6, fast: 1.2e7 };
const PROGRAM = 64;

/** Which of two matrices is transposed first. */
export interface Turns {
  readonly turnA?: boolean;
  readonly turnB?: boolean;
}

type TakeRows = (values: Float32Array | Float64Array, first: number) => void;

export class Products {
  readonly #backEnd: BackEnd | undefined;
  #machine: Machine | undefined;

  constructor(backEnd?: BackEnd) {
    this.#backEnd = backEnd;
  }

  /** Whether a product of m · n · k multiply-adds is computed in float64. */
  static exact(m: number, n: number, k: number): boolean {
    return m * n * k <= SMALL;
  }

  /** a · b, a transposed first where `turnA`, b where `turnB`. Only one may be under way at a time. */
  *multiply(a: Matrix, b: Matrix, turns: Turns = {}): Work<Matrix> {
    const out = matrix(turns.turnA ? a.columns : a.rows, turns.turnB ? b.rows : b.columns);
    yield* this.eachBlock(a, b, turns, (values, first) => out.values.set(values, first * out.columns));
    return out;
  }

  /**
   * The same, a block of rows at a time, for what is looked at once and not kept.
   * @param take is given rows one after another, and the number of the first; they may be read until it returns
   */
  *eachBlock(a: Matrix, b: Matrix, { turnA = false, turnB = false }: Turns, take: TakeRows): Work<void> {
    const [m, k] = turnA ? [a.columns, a.rows] : [a.rows, a.columns];
    const [inner, n] = turnB ? [b.columns, b.rows] : [b.rows, b.columns];
    if (inner !== k) throw new Error(`product: ${m} × ${k} by ${inner} × ${n}`);
    const right = turnB ? turned(b) : b;
    if (Products.exact(m, n, k)) take((yield* plain(turnA ? turned(a) : a, right)).values, 0);
    else yield* this.#fast(a, turnA, right, m, n, k, take);
  }

  *#fast(a: Matrix, turnA: boolean, b: Matrix, m: number, n: number, k: number, take: TakeRows): Work<void> {
    const rows = Math.max(1, Math.min(m, Math.floor(PIECE.fast / (n * k))));
    const machine = this.#machineOf(m * k + k * n + rows * n);
    const { f32, base } = machine;
    const program = Math.ceil(base / 16) * 16;
    const atA = program + PROGRAM;
    const atB = atA + 4 * m * k;
    const atC = atB + 4 * k * n;
    f32.set(a.values, atA / 4);
    f32.set(b.values, atB / 4);
    for (let i = 0; i < m; i += rows) {
      const count = Math.min(rows, m - i);
      writeProgram(machine, program, [
        instruction('gemm', {
          a: atA + 4 * i * (turnA ? 1 : k),
          aRow: turnA ? 1 : k,
          aColumn: turnA ? m : 1,
          b: atB,
          bRow: n,
          c: atC,
          cRow: n,
          m: count,
          n,
          k,
          start: 0,
          bias: 0,
        }),
      ]);
      machine.run(program, 1);
      take(f32.subarray(atC / 4, atC / 4 + count * n), i);
      yield;
    }
  }

  /** Memory for so many words, kept from one product to the next. */
  #machineOf(words: number): Machine {
    const bytes = 4 * words + 2 * PROGRAM;
    if (!this.#machine || this.#machine.buffer.byteLength < this.#machine.base + bytes + PROGRAM)
      this.#machine = createMachine({ bytes: bytes + PROGRAM, ...(this.#backEnd ? { prefer: this.#backEnd } : {}) });
    return this.#machine;
  }
}

/** The transpose. */
export function turned({ rows, columns, values }: Matrix): Matrix {
  const out = new Float64Array(values.length);
  for (let r = 0, at = 0; r < rows; r++) for (let c = 0; c < columns; c++, at++) out[c * rows + r] = values[at]!;
  return { rows: columns, columns: rows, values: out };
}

function* plain(a: Matrix, b: Matrix): Work<Matrix> {
  const { rows: m, columns: k } = a;
  const { columns: n } = b;
  const out = matrix(m, n);
  let done = 0;
  for (let i = 0; i < m; i++) {
    const to = out.values.subarray(i * n, (i + 1) * n);
    for (let l = 0; l < k; l++) {
      const x = a.values[i * k + l]!;
      if (x === 0) continue;
      for (let j = 0, from = l * n; j < n; j++, from++) to[j]! += x * b.values[from]!;
    }
    done += n * k;
    if (done < PIECE.plain) continue;
    done = 0;
    yield;
  }
  return out;
}
