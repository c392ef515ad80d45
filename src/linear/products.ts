/** @file Products of matrices in float64, by the kernels in a memory of their own: the same bits on either back end. */
import { createMachine } from '#kernels/createMachine.ts';
import { type BackEnd, instruction, type Machine, writeProgram } from '#kernels/machine.ts';
import type { Matrix } from './matrix.ts';
import { Scratch } from './scratch.ts';
import type { Work } from './work.ts';

/** Multiply-adds between two looks at the clock. */
const PIECE = 4e6;
const PROGRAM = 64;
/** Rows that the kernels read side by side. */
const LANES = 4;

/** Which of two matrices is transposed first. What is laid in panels is as it is. */
export interface Turns {
  readonly turnA?: boolean;
  readonly turnB?: boolean;
}

/** Rows as the kernels read them, in panels of four: laid once for all the products that they are in. */
export interface Panels {
  readonly count: number;
  /** Numbers of a row. */
  readonly length: number;
  readonly values: Float64Array;
}

/** Is given one row of a product and its number; the row may be read until it returns. */
type TakeRow = (row: Float64Array, i: number) => void;

export class Products {
  readonly #backEnd: BackEnd | undefined;
  readonly scratch = new Scratch();
  #machine: Machine | undefined;
  /** What lies where the right sides of products do: most are multiplied by several one after the other. */
  #right: Panels | undefined;

  constructor(backEnd?: BackEnd) {
    this.#backEnd = backEnd;
  }

  /**
   * a · b, a transposed first where `turnA`, b where `turnB`; each sum in ascending order. Of panels a's are its rows, b's its columns. Only one may be under way
   * at a time.
   */
  *multiply(a: Matrix | Panels, b: Matrix | Panels, turns: Turns = {}): Work<Matrix> {
    const out = this.scratch.matrix(sideOf(a, !turns.turnA).count, sideOf(b, turns.turnB).count);
    yield* this.eachRow(a, b, turns, (row, i) => out.values.set(row, i * out.columns));
    return out;
  }

  /** A matrix times its own transpose, A·Aᵀ, or AᵀA where `turned`: symmetric, of which half is computed. */
  *gram(a: Matrix, turned = false): Work<Matrix> {
    return yield* this.symmetric(a, a, { turnA: turned, turnB: !turned });
  }

  /** a · b (bᵀ, unless something else is said) where it is known to be symmetric, of which half is computed. */
  *symmetric(a: Matrix | Panels, b: Matrix | Panels, turns: Turns = { turnB: true }): Work<Matrix> {
    const n = sideOf(a, !turns.turnA).count;
    const out = this.scratch.matrix(n, n);
    yield* this.#rows(a, b, turns, true, (row, i) => mirror(row, i, out));
    return out;
  }

  /** `multiply` a row at a time, for what is looked at once and not kept. */
  *eachRow(a: Matrix | Panels, b: Matrix | Panels, turns: Turns, take: TakeRow): Work<void> {
    yield* this.#rows(a, b, turns, false, take);
  }

  /** @param upper whether only what lies right of the diagonal is wanted */
  *#rows(a: Matrix | Panels, b: Matrix | Panels, turns: Turns, upper: boolean, take: TakeRow): Work<void> {
    const [left, right] = [sideOf(a, !turns.turnA), sideOf(b, turns.turnB)];
    const { count: m, length: k } = left;
    const n = right.count;
    if (right.length !== k) throw new Error(`product: ${m} × ${k} by ${right.length} × ${n}`);
    const [aPanels, bPanels] = [panelsIn(m), panelsIn(n)];
    const atOnce = Math.max(1, Math.min(aPanels, Math.floor(PIECE / (LANES * Math.max(1, n * k)))));
    const [panel, cRow] = [LANES * k, LANES * bPanels];
    const machine = this.#machineOf((aPanels + bPanels) * panel + LANES * atOnce * cRow);
    const { f64, base } = machine;
    const program = Math.ceil(base / PROGRAM) * PROGRAM;
    const atB = (program + PROGRAM) / 8;
    const atA = a === b && left.byRows === right.byRows ? atB : atB + bPanels * panel;
    const atC = atB + (aPanels + bPanels) * panel;
    if (this.#right !== b) lay(right, f64, atB);
    this.#right = right.panels;
    if (atA !== atB) lay(left, f64, atA);
    yield;
    for (let first = 0; first < aPanels; first += atOnce) {
      const count = Math.min(atOnce, aPanels - first);
      const skipped = upper ? first : 0;
      writeProgram(machine, program, [
        instruction('panelProducts', {
          a: 8 * (atA + first * panel),
          b: 8 * (atB + skipped * panel),
          c: 8 * (atC + LANES * skipped),
          cRow,
          aPanels: count,
          bPanels: bPanels - skipped,
          k,
        }),
      ]);
      machine.run(program, 1);
      giveRows(f64, atC, cRow, LANES * first, Math.min(m, LANES * (first + count)), n, take);
      yield;
    }
  }

  rowPanels(m: Matrix): Panels {
    return this.#laid(m, true);
  }

  columnPanels(m: Matrix): Panels {
    return this.#laid(m, false);
  }

  #laid(m: Matrix, byRows: boolean): Panels {
    const [count, length] = byRows ? [m.rows, m.columns] : [m.columns, m.rows];
    const values = this.scratch.floats(LANES * panelsIn(count) * length);
    pack(m, byRows, values, 0);
    return { count, length, values };
  }

  /** Memory for so many float64 numbers, kept from one product to the next. */
  #machineOf(numbers: number): Machine {
    const bytes = 8 * numbers + 3 * PROGRAM;
    if (!this.#machine || this.#machine.buffer.byteLength < this.#machine.base + bytes) {
      this.#machine = createMachine({ bytes, ...(this.#backEnd ? { prefer: this.#backEnd } : {}) });
      this.#right = undefined;
    }
    return this.#machine;
  }
}

/** One side of a product: rows that are multiplied with those of the other. */
interface Side {
  readonly count: number;
  readonly length: number;
  readonly byRows: boolean;
  readonly of: Matrix | Panels;
  readonly panels: Panels | undefined;
}

function sideOf(of: Matrix | Panels, byRows = false): Side {
  if ('length' in of) return { count: of.count, length: of.length, byRows: true, of, panels: of };
  const [count, length] = byRows ? [of.rows, of.columns] : [of.columns, of.rows];
  return { count, length, byRows, of, panels: undefined };
}

const panelsIn = (rows: number): number => Math.ceil(rows / LANES);

function lay({ of, byRows }: Side, to: Float64Array, at: number): void {
  if ('length' in of) to.set(of.values, at);
  else pack(of, byRows, to, at);
}

/** The same rows with number l of each times factor l, in `values`. */
export function stretched(
  { count, length, values: from }: Panels,
  factors: Float64Array,
  values: Float64Array,
): Panels {
  for (let at = 0, l = 0; at < from.length; at += LANES, l = l + 1 < length ? l + 1 : 0) {
    const factor = factors[l]!;
    values[at] = from[at]! * factor;
    values[at + 1] = from[at + 1]! * factor;
    values[at + 2] = from[at + 2]! * factor;
    values[at + 3] = from[at + 3]! * factor;
  }
  return { count, length, values };
}

// What runs over many numbers stands outside the generators, where it is compiled sooner.

function giveRows(
  from: Float64Array,
  at: number,
  cRow: number,
  first: number,
  end: number,
  n: number,
  take: TakeRow,
): void {
  for (let row = first; row < end; row++, at += cRow) take(from.subarray(at, at + n), row);
}

function mirror(row: Float64Array, i: number, { rows: n, values }: Matrix): void {
  for (let j = i, across = i * n + i, down = across; j < n; j++, across++, down += n)
    values[across] = values[down] = row[j]!;
}

/**
 * Lays the rows of a matrix (its columns unless `byRows`) in panels of four, side by side: number l of row r comes to (⌊r / 4⌋, l, r mod 4). Rows that the last
 * panel lacks are 0.
 */
function pack({ rows, columns, values }: Matrix, byRows: boolean, to: Float64Array, at: number): void {
  const [count, length] = byRows ? [rows, columns] : [columns, rows];
  for (let first = 0; first < count; first += LANES, at += LANES * length) {
    const lanes = Math.min(LANES, count - first);
    const [next, step] = byRows ? [columns, 1] : [1, columns];
    let from = byRows ? first * columns : first;
    if (lanes === LANES)
      for (let into = at; into < at + LANES * length; into += LANES, from += step) {
        to[into] = values[from]!;
        to[into + 1] = values[from + next]!;
        to[into + 2] = values[from + 2 * next]!;
        to[into + 3] = values[from + 3 * next]!;
      }
    else {
      to.fill(0, at, at + LANES * length);
      for (let into = at; into < at + LANES * length; into += LANES, from += step)
        for (let r = 0; r < lanes; r++) to[into + r] = values[from + r * next]!;
    }
  }
}

/** The transpose. */
export function turned({ rows, columns, values }: Matrix, out: Float64Array = new Float64Array(values.length)): Matrix {
  for (let r = 0, at = 0; r < rows; r++)
    for (let c = 0, to = r; c < columns; c++, at++, to += rows) out[to] = values[at]!;
  return { rows: columns, columns: rows, values: out };
}
