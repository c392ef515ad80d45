import { defineLayer, noParameters, type ShapeProblem } from '#nn/layer.ts';
import { type Flow, formatShape } from '#nn/shape.ts';

/** What would bring the shortcut to the body's shape: a dense layer, or a 1 × 1 convolution with the stride that the sides ask for. */
function projection(input: Flow, body: Flow): ShapeProblem['fixes'] {
  const [from, to] = [input.shape, body.shape];
  const into = { slot: 'shortcut', index: 0 };
  if (to.length === 3 && from.length === 3) {
    const stride = Math.max(1, Math.round(from[1]! / to[1]!));
    const side = (n: number) => Math.floor((n - 1) / stride) + 1;
    if (side(from[1]!) !== to[1] || side(from[2]!) !== to[2]) return [];
    return [
      {
        say: 'projectImage',
        block: { type: 'conv2d', filters: to[0]!, kernel: 1, stride, padding: 0, activation: 'linear' },
        into,
      },
    ];
  }
  if (to.length !== from.length || to.slice(0, -1).some((n, i) => n !== from[i])) return [];
  return [{ say: 'projectVector', block: { type: 'dense', units: to.at(-1)!, activation: 'linear' }, into }];
}

/** a = F(x) + S(x): the body's output plus the shortcut's; an empty shortcut is the identity. */
export const residual = defineLayer({
  type: 'residual',
  category: 'containers',
  fields: {},
  slots: { body: 'list', shortcut: 'list' },
  freshLists: { body: [] },
  sees: 'blocks',
  outputShape(input, _values, inner = {}) {
    const body = inner['body']?.[0] ?? input;
    const shortcut = inner['shortcut']?.[0] ?? input;
    if (body.tokens !== undefined || shortcut.tokens !== undefined)
      return {
        field: 'body',
        found: { code: 'addsReals', got: input },
        fixes: [{ say: 'insertEmbedding', insert: 'embedding' }],
      };
    if (formatShape(body.shape) === formatShape(shortcut.shape)) return { shape: body.shape };
    const plain = shortcut.shape === input.shape;
    return {
      field: 'shortcut',
      found: { code: 'unequal', body: body.shape, shortcut: shortcut.shape },
      ...(plain ? { fixes: projection(input, body) ?? [] } : {}),
    };
  },
  parameters: noParameters,
  multiplyAdds: () => 0,
});
