/** @file A network's two passes as lines of NumPy: forward through its blocks, and back. */
import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import type { Inference, InferredBlock } from '#nn/inferShapes.ts';
import { formatShape } from '#nn/shape.ts';
import type { HelperName } from './helpersText.ts';
import { writers } from './layers.ts';

export interface Line {
  readonly code: string;
  readonly block: string;
}

export interface Passes {
  readonly forward: readonly Line[];
  readonly backward: readonly Line[];
  /** The variable of the network's output; that of the gradient by it is `d` and its name. */
  readonly out: string;
  /** Variables of the way forward that the way back reads. */
  readonly kept: readonly string[];
  readonly helpers: ReadonlySet<HelperName>;
}

interface Walked {
  readonly out: string;
  readonly forward: readonly Line[];
  readonly backward: readonly Line[];
}

/** Whether a block, or one that it holds, has parameters. */
const learns = (block: Block, inference: Inference): boolean =>
  inference.byId.get(block.id)!.parameterCount > 0 ||
  innerLists(block, layers).some(({ blocks }) => blocks.some((held) => learns(held, inference)));

/** `[n, 4]`: with the batch. */
const shapeOf = ({ output }: InferredBlock): string => formatShape(['n', ...output!.shape] as never);

/** Both passes of a network. */
export function passesOf(network: readonly Block[], inference: Inference): Passes {
  const helpers = new Set<HelperName>();
  const use = (...names: readonly HelperName[]) => {
    for (const name of names) helpers.add(name);
  };

  /**
   * The passes of a list of blocks.
   * @param x the variable that flows in
   * @param dx that of the gradient by it, where it is needed
   * @param dOut that of the gradient by what flows out, where it has a name already
   */
  const list = (blocks: readonly Block[], x: string, dx: string | undefined, dOut?: string): Walked => {
    const forward: Line[] = [];
    const steps: (readonly Line[])[] = [];
    let [at, learned, dAt] = [x, dx !== undefined, dx];
    for (const [i, block] of blocks.entries()) {
      const last = i === blocks.length - 1;
      const walked = one(block, at, learned ? dAt : undefined, last ? dOut : undefined);
      forward.push(...walked.forward);
      steps.unshift(walked.backward);
      at = walked.out;
      learned ||= learns(block, inference);
      dAt = last && dOut !== undefined ? dOut : `d${at}`;
    }
    return { out: at, forward, backward: steps.flat() };
  };

  const one = (block: Block, x: string, dx: string | undefined, dOut?: string): Walked => {
    const inferred = inference.byId.get(block.id)!;
    const id = inferred.path.replaceAll('.', '_');
    const container = containers[block.type];
    const mark = (code: string): Line => ({ code, block: block.id });
    if (container) return container(block, inferred, id, x, dx, dOut ?? `da${id}`, mark);
    const write = writers[block.type]!;
    const site = { block, path: inferred.path, input: inferred.input, output: inferred.output!, id, x, use };
    // The name of the output decides that of its gradient.
    const { out } = write({ ...site, da: '', dx: '' });
    const written = write({ ...site, da: dOut ?? `d${out}`, ...(dx === undefined ? {} : { dx }) });
    const forward = written.forward.map(mark);
    const said = written.forward.at(-1)!.includes('#') ? '' : `  # ${block.type}: ${shapeOf(inferred)}`;
    return {
      out,
      forward: [...forward.slice(0, -1), mark(written.forward.at(-1)! + said)],
      backward: written.backward.map(mark),
    };
  };

  type Container = (
    block: Block,
    inferred: InferredBlock,
    id: string,
    x: string,
    dx: string | undefined,
    da: string,
    mark: (code: string) => Line,
  ) => Walked;

  const containers: Readonly<Record<string, Container>> = {
    residual(block, inferred, id, x, dx, da, mark) {
      const parts = (['body', 'shortcut'] as const).map((slot) => {
        const blocks = (block[slot] as readonly Block[] | undefined) ?? [];
        const name = dx && blocks.length > 0 ? `d${id}_${slot}` : undefined;
        return { ...list(blocks, x, name, da), gradient: name ?? da };
      });
      const sum = mark(`a${id} = ${parts.map(({ out }) => out).join(' + ')}  # ${block.type}: ${shapeOf(inferred)}`);
      return {
        out: `a${id}`,
        forward: [...parts.flatMap(({ forward }) => forward), sum],
        backward: [
          ...parts.flatMap(({ backward }) => backward),
          ...(dx ? [mark(`${dx} = ${parts.map(({ gradient }) => gradient).join(' + ')}  # both ways add up`)] : []),
        ],
      };
    },
    concat(block, inferred, id, x, dx, da, mark) {
      const axis = inferred.output!.shape.length === 3 ? 1 : -1;
      const branches = innerLists(block, layers);
      const widths = branches.map(({ blocks }) => {
        const last = blocks.at(-1);
        const { shape } = last ? inference.byId.get(last.id)!.output! : inferred.input;
        return axis === 1 ? shape[0]! : shape.at(-1)!;
      });
      const ends = widths.slice(0, -1).map((_, i) => widths.slice(0, i + 1).reduce((sum, width) => sum + width, 0));
      const parts = branches.map(({ blocks }, i) => {
        const dOut = branches.length > 1 ? `d${id}_out${i}` : da;
        const name = dx && blocks.length > 0 ? `d${id}_in${i}` : undefined;
        return { ...list(blocks, x, name, dOut), dOut, gradient: name ?? dOut };
      });
      const joined = `np.concatenate([${parts.map(({ out }) => out).join(', ')}], axis=${axis})`;
      const needed = dx !== undefined || parts.some(({ backward }) => backward.length > 0);
      return {
        out: `a${id}`,
        forward: [
          ...parts.flatMap(({ forward }) => forward),
          mark(`a${id} = ${joined}  # ${block.type}: ${shapeOf(inferred)}`),
        ],
        backward: [
          ...(needed && parts.length > 1
            ? [
                mark(
                  `${parts.map(({ dOut }) => dOut).join(', ')} = np.split(${da}, [${ends.join(', ')}], axis=${axis})`,
                ),
              ]
            : []),
          ...parts.flatMap(({ backward }) => backward),
          ...(dx ? [mark(`${dx} = ${parts.map(({ gradient }) => gradient).join(' + ')}`)] : []),
        ],
      };
    },
  };

  const { out, forward, backward } = list(network, 'x', undefined);
  const made = new Set(['x', ...forward.flatMap(({ code }) => assigned(code))]);
  const read = new Set(backward.flatMap(({ code }) => code.replace(/"[^"]*"|#.*$/g, '').match(/[A-Za-z_]\w*/g) ?? []));
  return { forward, backward, out, kept: [...made].filter((name) => read.has(name)), helpers };
}

/** The variables that a line writes. */
const assigned = (code: string): string[] => code.slice(0, code.indexOf(' = ')).split(', ');
