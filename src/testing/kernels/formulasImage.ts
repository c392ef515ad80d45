/** @file The formulas of the operations on images and of normalisation, in float64: the part of `formulas` that grew too long for one file. */

import { activationFunctions } from '#kernels/functions.ts';
import type { Operands, OpName } from '#kernels/ops.ts';
import { type Before, type Expected, each, range, total, trueFunctions } from './expected.ts';

/** The digits of a place within a shape. */
const digits = (place: number, shape: readonly number[]) =>
  shape.reduceRight<{ rest: number; digits: number[] }>(
    ({ rest, digits: found }, n) => ({ rest: Math.floor(rest / n), digits: [rest % n, ...found] }),
    { rest: place, digits: [] },
  ).digits;

interface Windows {
  height: number;
  width: number;
  size: number;
  stride: number;
  padding?: number;
}
const sides = ({ height, width, size, stride, padding = 0 }: Windows) =>
  [height, width].map((side) => Math.floor((side - size + 2 * padding) / stride + 1)) as [number, number];
/** The value at (row, column) of a plane, 0 outside. */
const inside = (m: Before, x: number, { height, width }: Windows, plane: number, i: number, j: number) =>
  i >= 0 && j >= 0 && i < height && j < width ? m.f(x, (plane * height + i) * width + j) : 0;
/** What plane n · channels + c holds under the window's (u, v) at output (r, s). */
const under = (m: Before, x: number, o: Windows, plane: number, [r, s]: [number, number], u: number, v: number) =>
  inside(m, x, o, plane, r * o.stride + u - (o.padding ?? 0), s * o.stride + v - (o.padding ?? 0));
/** The outputs of a window that see (i, j), each with the window's own row and column there. */
function seenBy(o: Windows, i: number, j: number) {
  const [h, w] = sides(o);
  return range(h * w).flatMap((p) => {
    const [r, s] = digits(p, [h, w]) as [number, number];
    const [u, v] = [i - r * o.stride + (o.padding ?? 0), j - s * o.stride + (o.padding ?? 0)];
    return u >= 0 && v >= 0 && u < o.size && v < o.size ? [{ p, u, v }] : [];
  });
}

type Grouped = { outer: number; inner: number };
/** The places of group g in [outer, groups, inner]. */
const placesOf = (o: Grouped, groups: number, g: number) =>
  range(o.outer * o.inner).map((i) => (Math.floor(i / o.inner) * groups + g) * o.inner + (i % o.inner));
const channelOf = (o: Grouped, channels: number, place: number) => Math.floor(place / o.inner) % channels;
const average = (values: readonly number[]) => total(values) / values.length;

export const imageFormulas = {
  conv2d: (o, m) => {
    const [h, w] = sides(o);
    const sum = (at: number) => {
      const [n, f, r, s] = digits(at, [o.rows, o.filters, h, w]) as [number, number, number, number];
      const terms = range(o.channels * o.size ** 2).map((k) => {
        const [c, u, v] = digits(k, [o.channels, o.size, o.size]) as [number, number, number];
        const weight = m.f(o.weight, ((f * o.channels + c) * o.size + u) * o.size + v);
        return weight * under(m, o.x, o, n * o.channels + c, [r, s], u, v);
      });
      return (o.bias ? m.f(o.bias, f) : 0) + total(terms);
    };
    const count = o.rows * o.filters * h * w;
    const value = (at: number) => trueFunctions[activationFunctions[o.f]!](sum(at));
    return [...(o.y === o.z ? [] : each(o.z, count, sum)), ...each(o.y, count, value)];
  },
  conv2dInputGradient: (o, m) => {
    const [h, w] = sides(o);
    return each(o.dX, o.rows * o.channels * o.height * o.width, (at) => {
      const [n, c, i, j] = digits(at, [o.rows, o.channels, o.height, o.width]) as [number, number, number, number];
      const terms = seenBy(o, i, j).flatMap(({ p, u, v }) =>
        range(o.filters).map(
          (f) =>
            m.f(o.dY, (n * o.filters + f) * h * w + p) *
            m.f(o.weight, ((f * o.channels + c) * o.size + u) * o.size + v),
        ),
      );
      return (o.bias ? m.f(o.bias, c) : 0) + total(terms);
    });
  },
  conv2dWeightGradient: (o, m) => {
    const [h, w] = sides(o);
    return each(o.dWeight, o.filters * o.channels * o.size ** 2, (at) => {
      const [f, c, u, v] = digits(at, [o.filters, o.channels, o.size, o.size]) as [number, number, number, number];
      const terms = range(o.rows * h * w).map((place) => {
        const [n, r, s] = digits(place, [o.rows, h, w]) as [number, number, number];
        const dY = m.f(o.dY, ((n * o.filters + f) * h + r) * w + s);
        return dY * under(m, o.x, o, n * o.channels + c, [r, s], u, v);
      });
      return m.f(o.dWeight, at) + total(terms);
    });
  },
  channelSums: (o, m) =>
    each(o.out, o.channels, (c) => {
      const places = placesOf({ outer: o.rows, inner: o.inner }, o.channels, c);
      return (o.accumulate ? m.f(o.out, c) : 0) + total(places.map((p) => m.f(o.x, p)));
    }),
  maxPool2d: (o, m) => {
    const [h, w] = sides(o);
    return each(o.y, o.planes * h * w, (at) => {
      const [plane, r, s] = digits(at, [o.planes, h, w]) as [number, number, number];
      const window = range(o.size ** 2).map((k) => under(m, o.x, o, plane, [r, s], Math.floor(k / o.size), k % o.size));
      return Math.max(...window);
    });
  },
  maxPool2dGradient: (o, m) => {
    const [h, w] = sides(o);
    const pixels = o.height * o.width;
    return each(o.dX, o.planes * pixels, (at) => {
      const first = Math.floor(at / pixels) * h * w;
      const won = range(h * w).filter((p) => m.i(o.index, first + p) === at % pixels);
      return total(won.map((p) => m.f(o.dY, first + p)));
    });
  },
  windowSum: (o, m) => {
    const [h, w] = sides(o);
    return each(o.y, o.planes * h * w, (at) => {
      const [plane, r, s] = digits(at, [o.planes, h, w]) as [number, number, number];
      const window = range(o.size ** 2).map((k) => under(m, o.x, o, plane, [r, s], Math.floor(k / o.size), k % o.size));
      return o.scale * total(window);
    });
  },
  windowSpread: (o, m) => {
    const [h, w] = sides(o);
    return each(o.dX, o.planes * o.height * o.width, (at) => {
      const [plane, i, j] = digits(at, [o.planes, o.height, o.width]) as [number, number, number];
      return o.scale * total(seenBy(o, i, j).map(({ p }) => m.f(o.dY, plane * h * w + p)));
    });
  },
  mean: (o, m) =>
    each(o.y, o.outer * o.inner, (at) => {
      const [outer, j] = digits(at, [o.outer, o.inner]) as [number, number];
      return average(range(o.count).map((i) => m.f(o.x, (outer * o.count + i) * o.inner + j)));
    }),
  meanGradient: (o, m) =>
    each(o.dX, o.outer * o.count * o.inner, (at) => {
      const [outer, , j] = digits(at, [o.outer, o.count, o.inner]) as [number, number, number];
      return m.f(o.dY, outer * o.inner + j) / o.count;
    }),
  normalize: (o, m) => {
    const groups = range(o.groups).map((g) => placesOf(o, o.groups, g));
    return groups.flatMap((places, g): Expected => {
      const mean = average(places.map((p) => m.f(o.x, p)));
      const variance = average(places.map((p) => (m.f(o.x, p) - mean) ** 2));
      const y = places.map((p): Expected[number] => [
        o.y + 4 * p,
        (m.f(o.x, p) - mean) / Math.sqrt(variance + o.epsilon),
      ]);
      return [[o.mean + 8 * g, mean, 'float64'], [o.variance + 8 * g, variance, 'float64'], ...y];
    });
  },
  // The Jacobian written out, for moments that need not be those of x: with d = x − mean, ∂y_p / ∂x_q = (δ_pq − 1/n − d_p d_q / (n (variance + ε))) / √(variance + ε).
  normalizeGradient: (o, m) =>
    range(o.groups).flatMap((g) => {
      const places = placesOf(o, o.groups, g);
      const square = m.d(o.variance + 8 * g) + o.epsilon;
      const d = (p: number) => m.f(o.x, p) - m.d(o.mean + 8 * g);
      const n = places.length;
      const slope = (p: number, q: number) =>
        ((p === q ? 1 : 0) - 1 / n - (d(p) * d(q)) / (n * square)) / Math.sqrt(square);
      return places.map((q): Expected[number] => [o.dX + 4 * q, total(places.map((p) => m.f(o.dY, p) * slope(p, q)))]);
    }),
  standardize: (o, m) =>
    each(o.y, o.outer * o.channels * o.inner, (at) => {
      const c = channelOf(o, o.channels, at);
      return (m.f(o.x, at) - m.f(o.mean, c)) / Math.sqrt(m.f(o.variance, c) + o.epsilon);
    }),
  runningMoments: (o, m) => {
    const moved = (running: number, value: number) =>
      o.count === 1 ? running : running + o.momentum * (value - running);
    const means = each(o.runningMean, o.channels, (c) => moved(m.f(o.runningMean, c), m.d(o.mean + 8 * c)));
    const variances = each(o.runningVariance, o.channels, (c) =>
      moved(m.f(o.runningVariance, c), (m.d(o.variance + 8 * c) * o.count) / (o.count - 1)),
    );
    return [...means, ...variances];
  },
  scaleShift: (o, m) =>
    each(o.y, o.outer * o.channels * o.inner, (at) => {
      const c = channelOf(o, o.channels, at);
      return m.f(o.x, at) * m.f(o.weight, c) + m.f(o.bias, c);
    }),
  scaleShiftGradient: (o, m) => {
    const sums = (start: number, term: (place: number) => number) =>
      each(start, o.channels, (c) => m.f(start, c) + total(placesOf(o, o.channels, c).map(term)));
    const dX = each(
      o.dX,
      o.outer * o.channels * o.inner,
      (at) => m.f(o.dY, at) * m.f(o.weight, channelOf(o, o.channels, at)),
    );
    return [
      ...sums(o.dWeight, (p) => m.f(o.dY, p) * m.f(o.x, p)),
      ...sums(o.dBias, (p) => m.f(o.dY, p)),
      ...(o.dX ? dX : []),
    ];
  },
} satisfies { readonly [O in OpName]?: (o: Operands<O>, m: Before) => Expected };
