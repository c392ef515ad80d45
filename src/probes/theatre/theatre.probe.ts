import { overAxes, type PreparedData } from '#data/prepare.ts';
import type { BufferPool } from '#engine/bufferPool.ts';
import type { Model } from '#engine/model.ts';
import type { Measuring, Slice, Subject } from '#engine/probe.ts';
import type { Tensor } from '#layers/layerKernel.ts';
import { type Matrix, matrix } from '#linear/matrix.ts';
import { predictedClass } from '#nn/objective.ts';
import { sizeOf } from '#nn/shape.ts';
import { drawProbeSet } from '#probes/survey/probeSet.ts';
import { advanceSurvey, keptSurvey } from '#probes/survey/result.ts';
import { surveyOf } from '#probes/survey/survey.ts';
import { type Basis, basisOf, project } from './basis.ts';
import { type PlaneParts, partsOf } from './planeParts.ts';

/** A space along the network, as a plane. */
export interface TheatreSpace {
  /** The block that made it; `input` for the plane the points lie in. */
  readonly id: string;
  /** Numbers of the layer; up to two are drawn as they are. */
  readonly units: number;
  /** The share of the spread that the plane holds: 1 where the layer has no more than two numbers. */
  readonly captured: number;
  /** Where [2, points + cells] begins in `values`: first all x, then all y; the data's points, then the grid. */
  readonly offset: number;
  /** The same for the sums before the activation function, on the same plane; −1 where nothing is bent. */
  readonly sums: number;
  /** The largest |x| or |y| of the points. */
  readonly reach: number;
  /** W row by row, in its parts too, and b, where two numbers are turned into two others by a dense layer: then each part of it can be shown. */
  readonly map?: { readonly weight: readonly number[]; readonly parts: PlaneParts; readonly bias: readonly number[] };
}

export interface TheatreRequest {
  /** Of a table: which two inputs the plane is drawn over; those that tell most where absent. */
  readonly axes?: readonly number[];
}

export interface TheatreResult {
  readonly step: number;
  /** Of a table: the inputs that the plane is drawn over. */
  readonly axes?: readonly number[];
  /** Rows of the data that are drawn, and points along a side of the grid; 0 where there is no plane to lay a grid over. */
  readonly rows: readonly number[];
  readonly grid: number;
  readonly spaces: readonly TheatreSpace[];
  readonly values: Float32Array<ArrayBuffer>;
  /** The class said for each point and each cell of the grid; empty where the answer is a number. */
  readonly said: Float32Array<ArrayBuffer>;
  /** a·x + b·y + c = 0 parts the answers in the space before the last layer, where that has two numbers. */
  readonly line: readonly [a: number, b: number, c: number] | null;
}

/** Points along a side of the grid. */
export const GRID = 25;

/**
 * V7 and V8: where every layer puts the probe set, and over the plane a grid. Layers of more than two numbers are seen on the plane of their points' largest
 * spread, which follows the axes of the frame before. Over points everything is exact; of other data the survey's planes are taken.
 */
export const theatreProbe: Measuring<TheatreRequest, TheatreResult | null> = {
  names: ({ axes }) => ({ axes }),
  kept: keptSurvey,
  advance: (subject, slice) => {
    if (subject.plan.data?.dimensions === 0) advanceSurvey(subject, slice);
  },
  compute: (subject, { axes }, pool, slice) =>
    (subject.plan.data?.dimensions ?? 0) > 0
      ? overPoints(subject, overAxes(subject.plan.data!, axes), pool)
      : ofSurvey(subject, pool, slice),
};

/** What is kept from one frame to the next of a run: rows drawn, inputs of points and grid, and the planes. */
interface Stage {
  readonly rows: Int32Array;
  readonly grid: number;
  readonly coordinates: Float32Array;
  readonly inputs: Float32Array;
  readonly bases: Map<string, Basis>;
}
const stages = new WeakMap<object, Stage>();

function stageOf(subject: Subject, data: PreparedData): Stage {
  const { plan } = subject;
  const known = stages.get(data);
  if (known) return known;
  const { fit, held } = drawProbeSet(plan.data!, plan.document.seed);
  const rows = Int32Array.from(new Set([...fit, ...held])).sort();
  const { dimensions, coordinates, domain } = data;
  const grid = dimensions === 2 ? GRID : 0;
  const cells = grid * grid;
  const places = new Float32Array((rows.length + cells) * dimensions);
  for (const [i, row] of rows.entries())
    places.set(coordinates.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions);
  for (let i = 0; i < cells; i++)
    for (const [axis, k] of [i % grid, Math.floor(i / grid)].entries()) {
      const [low, high] = domain[axis]!;
      places[(rows.length + i) * 2 + axis] = low + ((high - low) * k) / (grid - 1);
    }
  // Samples as they are; between them, in a table, what is not shown is at its mean.
  const between = data.inputsAt(places.subarray(rows.length * dimensions));
  const inputs = new Float32Array([...rows].flatMap((row) => [...data.inputsOf(row)]).concat([...between]));
  const stage = { rows, grid, coordinates: places, inputs, bases: new Map() };
  stages.set(data, stage);
  return stage;
}

/** Vectors a block gives, and the sums they come from where there is a function between. */
interface Source {
  readonly id: string;
  readonly output: Tensor;
  readonly sums: Tensor | undefined;
}

function sourcesOf({ plan, evaluation }: Model): Source[] {
  return plan.document.network.flatMap(({ id }) => {
    const { output, tensors } = evaluation.blocks.find((block) => block.id === id)!;
    if (output.shape.length !== 1) return [];
    const [first] = tensors;
    const bent = first && first.address !== output.address && sizeOf(first.shape) === sizeOf(output.shape);
    return [{ id, output, sums: bent ? first : undefined }];
  });
}

function overPoints(subject: Subject, data: PreparedData, pool: BufferPool): TheatreResult {
  const { model, plan, step } = subject;
  const { rows, grid, coordinates, inputs, bases } = stageOf(subject, data);
  const { dimensions, classNames, shown } = data;
  const count = coordinates.length / dimensions;
  const sources = sourcesOf(model);
  const gathered = sources.map(({ output, sums }) => ({
    output: matrix(count, sizeOf(output.shape)),
    sums: sums && matrix(count, sizeOf(output.shape)),
  }));
  const said = pool.floats(classNames.length > 0 ? count : 0);
  const out = model.tensor(model.evaluation.output);
  const width = plan.output.at(-1)!;
  model.evaluateInputs(inputs, (start, rowsNow) => {
    for (const [s, source] of sources.entries()) {
      const { output, sums } = gathered[s]!;
      copyRows(model.tensor(source.output), output, start, rowsNow);
      if (sums) copyRows(model.tensor(source.sums!), sums, start, rowsNow);
    }
    for (let i = 0; i < rowsNow && said.length > 0; i++)
      said[start + i] = predictedClass(out, i * width, plan.code, plan.document.training.loss);
  });
  const bent = gathered.filter(({ sums }) => sums).length;
  const values = pool.floats(2 * count * (1 + gathered.length + bent));
  for (let i = 0; i < count; i++)
    for (let axis = 0; axis < dimensions; axis++) values[axis * count + i] = coordinates[i * dimensions + axis]!;
  if (dimensions === 1) values.fill(0, count, 2 * count);
  let next = 2 * count;
  const take = () => {
    next += 2 * count;
    return next - 2 * count;
  };
  const spaces: TheatreSpace[] = [
    { id: 'input', units: dimensions, captured: 1, offset: 0, sums: -1, reach: reachOf(values, 0, count, rows.length) },
  ];
  for (const [s, { id, output }] of sources.entries()) {
    const { output: all, sums } = gathered[s]!;
    const basis = basisOf(all, rows.length, bases.get(id));
    bases.set(id, basis);
    const offset = take();
    project(basis, all, values, offset);
    const sumsAt = sums ? take() : -1;
    if (sums) project(basis, sums, values, sumsAt);
    const map = affine(model, id, 2, 2);
    spaces.push({
      id,
      units: sizeOf(output.shape),
      captured: basis.captured,
      offset,
      sums: sumsAt,
      reach: reachOf(values, offset, count, rows.length),
      ...(map ? { map: { ...map, parts: partsOf(map.weight) } } : {}),
    });
  }
  const axes = shown ? { axes: shown } : {};
  return { step, ...axes, rows: [...rows], grid, spaces, values, said, line: lineOf(model, sources) };
}

function copyRows(from: Float32Array, to: Matrix, start: number, count: number): void {
  const { columns, values } = to;
  for (let i = 0; i < count * columns; i++) values[start * columns + i] = from[i]!;
}

function reachOf(values: Float32Array, offset: number, count: number, points: number): number {
  let most = 0;
  for (let axis = 0; axis < 2; axis++)
    for (let i = 0; i < points; i++) most = Math.max(most, Math.abs(values[offset + axis * count + i]!));
  return most;
}

/** The weight [rows, columns] and bias of a block, where it has just these. */
function affine(model: Model, id: string, rows: number, columns: number) {
  const own = model.plan.parameters.filter((p) => p.block === id);
  const weight = own.find((p) => p.name === 'weight');
  const bias = own.find((p) => p.name === 'bias');
  if (!weight || weight.shape.join() !== `${rows},${columns}` || own.length > (bias ? 2 : 1)) return undefined;
  return { weight: [...model.values(weight)], bias: bias ? [...model.values(bias)] : Array<number>(rows).fill(0) };
}

/** The straight line of the last layer, in the space before it: where both outputs are the same, or the only one is 0, between yes and no. */
function lineOf(model: Model, sources: readonly Source[]): TheatreResult['line'] {
  const { code, data } = model.plan;
  const last = sources.at(-1);
  if (!last || last.sums || data!.classNames.length !== 2) return null;
  const map = affine(model, last.id, code.width, 2);
  if (!map) return null;
  const { weight: w, bias } = map;
  return code.width === 2 ? [w[0]! - w[2]!, w[1]! - w[3]!, bias[0]! - bias[1]!] : [w[0]!, w[1]!, bias[0]!];
}

/** Data that are no points: the survey's planes of its held-out samples, without a grid. */
function ofSurvey(subject: Subject, pool: BufferPool, slice?: Slice): TheatreResult | null {
  const survey = surveyOf(subject);
  if (!survey) return null;
  survey.ask('theatre');
  survey.advance(subject, slice);
  const { latest, set } = survey;
  const count = set.held.length;
  const planes = latest?.planes ?? [];
  const values = pool.floats(2 * count * planes.length);
  const spaces = planes.map(({ id, places, captured }, i): TheatreSpace => {
    values.set(places, 2 * count * i);
    const units = latest!.sections[i]!.units;
    return {
      id,
      units,
      captured,
      offset: 2 * count * i,
      sums: -1,
      reach: reachOf(values, 2 * count * i, count, count),
    };
  });
  return { step: latest?.step ?? -1, rows: [...set.held], grid: 0, spaces, values, said: pool.floats(0), line: null };
}
