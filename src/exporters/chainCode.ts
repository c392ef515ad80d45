/** @file A network as assignments of Python, line by line, whatever the framework: its variables, its containers, its remarks on shapes. */
import { layers } from '#layers/index.ts';
import { type Block, innerLists } from '#nn/block.ts';
import type { Inference, InferredBlock } from '#nn/inferShapes.ts';
import { formatShape, type Shape } from '#nn/shape.ts';

export interface CodeLine {
  readonly code: string;
  readonly block: string;
}

/** A framework's way to say it. */
export interface Dialect {
  /** What a layer makes of a variable, in one step or several: each expression of the variable that it is given. */
  layer(at: InferredBlock): readonly ((x: string) => string)[];
  sum(parts: readonly string[]): string;
  /** Joined on the last axis, of images on their channels. */
  joined(parts: readonly string[]): string;
}

const lastShape = (shape: Shape): Shape => (shape.length === 3 ? [...shape.slice(1), shape[0]!] : shape);

/** The lines of a network from a variable to the last, which is `x`. */
export function chainCode(
  network: readonly Block[],
  { byId }: Inference,
  input: string,
  dialect: Dialect,
): readonly CodeLine[] {
  const lines: CodeLine[] = [];

  /** Writes a list of blocks. @param own the variable that it goes on in @returns the variable that flows out */
  const list = (blocks: readonly Block[], from: string, own: string): string => {
    let at = from;
    for (const block of blocks) {
      const inferred = byId.get(block.id)!;
      const shape = `  # ${formatShape(lastShape(inferred.output!.shape))}`;
      const id = inferred.path.replaceAll('.', '_');
      const branch = (held: readonly Block[], name: string) => list(held, at, `${name}_${id}`);
      const put = (code: string, end: string) => lines.push({ code: `${own} = ${code}${end}`, block: block.id });
      if (block.type === 'residual') {
        const of = (slot: string) => (block[slot] as readonly Block[] | undefined) ?? [];
        put(dialect.sum([branch(of('body'), 'body'), branch(of('shortcut'), 'shortcut')]), shape);
      } else if (block.type === 'concat') {
        const parts = innerLists(block, layers).map(({ blocks: held }, i) => branch(held, `branch${i}`));
        put(parts.length === 1 ? parts[0]! : dialect.joined(parts), shape);
      } else {
        const steps = dialect.layer(inferred);
        for (const [i, step] of steps.entries()) {
          put(step(at), i === steps.length - 1 ? shape : '');
          at = own;
        }
      }
      at = own;
    }
    return at;
  };

  list(network, input, 'x');
  return lines;
}
