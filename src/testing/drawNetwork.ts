/** @file For tests: random networks whose blocks fit, drawn one after another from what the registry declares, containers and their lists too. */
import type { Random } from '#base/random.ts';
import type { Block } from '#nn/block.ts';
import { defaults, type Field, type Fields } from '#nn/field.ts';
import { inferShapes } from '#nn/inferShapes.ts';
import { biasInitializerTypes, initializerOf, initializerTypes } from '#nn/initializer.ts';
import type { LayerDefinition, LayerRegistry } from '#nn/layer.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';
import type { Json } from './arbitraryDocument.ts';

export interface DrawOptions {
  /** Blocks in the outermost list at most. */
  readonly blocks: number;
  /** How deep containers may be nested. */
  readonly depth: number;
  /** Elements of a block's output at most. */
  readonly size: number;
  /** Types that are not drawn. */
  readonly without?: readonly string[];
}

/** A valid value of a field, whole numbers small. */
function drawValue(field: Field, random: Random): unknown {
  switch (field.kind) {
    case 'int':
      return Math.min(field.max, field.min + random.below(6));
    case 'float':
      return field.default;
    case 'flag':
      return random.below(2) === 1;
    case 'choice':
      return field.choices[random.below(field.choices.length)];
    case 'initializer':
      return initializerOf(initializerTypes[random.below(initializerTypes.length)]!);
    case 'biasInitializer':
      return initializerOf(biasInitializerTypes[random.below(biasInitializerTypes.length)]!);
    default:
      return field.default;
  }
}

/**
 * A network that fits an input: every block is drawn anew until it does.
 * @returns blocks with ids n0, n1 …; perhaps fewer than asked for, never none where any type fits
 */
export function drawNetwork(input: Flow, registry: LayerRegistry, random: Random, options: DrawOptions): Json[] {
  const types = Object.values(registry).filter(({ type }) => !options.without?.includes(type)) as LayerDefinition[];
  let ids = 0;

  const out = (block: Json, flow: Flow): Flow | undefined => {
    const { output } = inferShapes([block as unknown as Block], flow, registry);
    return output && sizeOf(output.shape) <= options.size ? output : undefined;
  };

  const drawBlock = (flow: Flow, depth: number): Json | undefined => {
    const definition = types[random.below(types.length)]!;
    if (definition.slots && depth >= options.depth) return undefined;
    const fields = definition.fields as Fields;
    const values = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, drawValue(field, random)]));
    const block: Json = { id: `n${ids++}`, type: definition.type, ...defaults(fields), ...values };
    for (const [slot, kind] of Object.entries(definition.slots ?? {})) {
      if (kind === 'list') {
        if (random.below(3) > 0) block[slot] = drawList(flow, random.below(3), depth + 1);
      } else
        block[slot] = Array.from({ length: 1 + random.below(3) }, () => drawList(flow, random.below(3), depth + 1));
    }
    if (out(block, flow)) return block;
    // A vocabulary may be too small, a container of good blocks may fail only in joining them: the block's own way out is taken.
    const { problems } = inferShapes([block as unknown as Block], flow, registry);
    const fix = problems[0]?.fixes?.[0]?.changes[0];
    if (fix?.kind === 'set' && fix.id === block['id']) {
      for (const [name, value] of Object.entries(fix.values)) {
        if (value === undefined) delete block[name];
        else block[name] = value;
      }
      if (out(block, flow)) return block;
    }
    if (fix?.kind === 'insert' && fix.place.container === block['id'] && fix.place.slot !== undefined) {
      const inner = registry[String(fix.block.type)]!;
      block[fix.place.slot] = [{ ...defaults(inner.fields as Fields), ...fix.block, id: `n${ids++}` }];
      if (out(block, flow)) return block;
    }
    return undefined;
  };

  const drawList = (from: Flow, count: number, depth: number): Json[] => {
    const list: Json[] = [];
    let flow = from;
    // Fewer tries further in: where nothing fits, they multiply.
    const most = 60 >> (2 * depth);
    for (let tries = 0; list.length < count && tries < most; tries++) {
      const block = drawBlock(flow, depth);
      const next = block && out(block, flow);
      if (!block || !next) continue;
      list.push(block);
      flow = next;
    }
    return list;
  };

  return drawList(input, 1 + random.below(options.blocks), 0);
}
