/** @file A kept run: a run put aside whole, with its document, its weights and what it came to; its form in the library. */
import type { StrataDocument } from '#nn/document.ts';
import { isObject, type Json } from '#nn/json.ts';

export interface KeptScore {
  readonly loss: number | null;
  readonly accuracy: number | null;
}

/** What a run came to and cost, as it was told when it was kept. */
export interface RunFacts {
  readonly step: number;
  readonly epoch: number;
  /** Samples that were trained on, each as often as it was. */
  readonly samples: number;
  /** Of training in this page. */
  readonly seconds: number;
  readonly parameters: number;
  /** Of one sample's forward pass. */
  readonly multiplyAdds: number;
  /** Of the parameters. */
  readonly bytes: number;
  readonly train: KeptScore;
  readonly test: KeptScore;
  /** Some points of its curve: step, train loss, test loss. */
  readonly curve: readonly (readonly [step: number, train: number | null, test: number | null])[];
}

export interface KeptRun {
  readonly title: string;
  /** As a file has it. */
  readonly document: Json;
  readonly facts: RunFacts;
  /** A person kept or named it: it is not thrown away for others. */
  readonly byHand: boolean;
}

/** Points of a curve that a list shows. */
const SHOWN = 60;

/** A curve's points thinned out evenly, the last one kept. @param curve six numbers a point, as `nn/weights.ts` has them */
export function thinCurve(curve: Float64Array): RunFacts['curve'] {
  const count = curve.length / 6;
  const number = (value: number) => (Number.isFinite(value) ? value : null);
  const wanted = Math.min(SHOWN, count);
  return Array.from({ length: wanted }, (_, i) => {
    const at = 6 * (wanted === 1 ? count - 1 : Math.round((i * (count - 1)) / (wanted - 1)));
    return [curve[at]!, number(curve[at + 2]!), number(curve[at + 3]!)] as const;
  });
}

/** Reads what the library has: it comes from a disk. Undefined where it is no kept run; its document is read on its own. */
export function readKeptRun(value: unknown): KeptRun | undefined {
  if (!isObject(value) || !isObject(value['document']) || !isObject(value['facts'])) return undefined;
  const { title, document, facts, byHand } = value;
  const number = (from: Json, key: string) => (typeof from[key] === 'number' ? from[key] : 0);
  const score = (from: unknown): KeptScore => {
    const of = (key: string) => (isObject(from) && typeof from[key] === 'number' ? from[key] : null);
    return { loss: of('loss'), accuracy: of('accuracy') };
  };
  const numbers = ['step', 'epoch', 'samples', 'seconds', 'parameters', 'multiplyAdds', 'bytes'] as const;
  const curve = (Array.isArray(facts['curve']) ? facts['curve'] : []).filter(
    (point): point is RunFacts['curve'][number] =>
      Array.isArray(point) &&
      point.length === 3 &&
      typeof point[0] === 'number' &&
      point.every((n) => n === null || typeof n === 'number'),
  );
  return {
    title: typeof title === 'string' ? title : '',
    document,
    facts: {
      ...(Object.fromEntries(numbers.map((key) => [key, number(facts, key)])) as Pick<
        RunFacts,
        (typeof numbers)[number]
      >),
      train: score(facts['train']),
      test: score(facts['test']),
      curve,
    },
    byHand: byHand === true,
  };
}

/** Where runs are put aside; a page without one makes them again from their documents. */
export interface RunShelf {
  /** @returns its key, or undefined where it could not be kept */
  keep(run: KeptRun): Promise<string | undefined>;
  /** The document of a kept run with its run and weights. */
  documentOf(key: string): Promise<StrataDocument | undefined>;
}
