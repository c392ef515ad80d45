/** @file How a network's outputs and weights differ from A's, as a frame that the same painter draws. */
import type { NetworkFrame } from '#stage/networkFrame.ts';

type Units = NonNullable<NetworkFrame['probes']['units']>;
type Parameters = NonNullable<NetworkFrame['probes']['parameters']>;

/** Its numbers stand until it is asked again. */
export class DifferenceFrame {
  #units = new Float32Array(0);
  #weights = new Float32Array(0);
  #of: { readonly frame: NetworkFrame; readonly a: NetworkFrame } | undefined;
  #made: NetworkFrame | undefined;

  /**
   * `frame` − `a`, on the scale that the larger of both has: outputs of blocks that both have with pictures of one size, and weights whose shapes agree. What A has
   * not is left out. The input stays as it is.
   * @param sameData outputs are compared only where both were given the same samples
   */
  between(frame: NetworkFrame, a: NetworkFrame, sameData: boolean): NetworkFrame {
    if (this.#made && this.#of?.frame === frame && this.#of.a === a) return this.#made;
    const [units, parameters] = [frame.probes.units, frame.probes.parameters];
    const [unitsA, parametersA] = [a.probes.units, a.probes.parameters];
    this.#of = { frame, a };
    this.#made = {
      run: frame.run,
      probes: {
        ...(units && unitsA ? { units: this.#unitsOf(units, unitsA, sameData) } : {}),
        ...(parameters && parametersA ? { parameters: this.#weightsOf(parameters, parametersA) } : {}),
      },
    };
    return this.#made;
  }

  #unitsOf(own: Units, a: Units, sameData: boolean): Units {
    if (this.#units.length < own.values.length) this.#units = new Float32Array(own.values.length);
    const values = this.#units.subarray(0, own.values.length) as Units['values'];
    const alike =
      sameData &&
      own.dimensions === a.dimensions &&
      own.cells === a.cells &&
      own.sample === a.sample &&
      String(own.axes) === String(a.axes);
    const blocks = own.blocks.flatMap((maps) => {
      const { id, name, picture, width, height, first, shown, offset } = maps;
      const count = shown * width * height;
      if (id === 'input' || picture === 'tokens') {
        values.set(own.values.subarray(offset, offset + count), offset);
        return [maps];
      }
      const base = alike && a.blocks.find((one) => one.id === id && one.name === name);
      if (!base || base.picture !== picture || base.width !== width || base.height !== height) return [];
      if (base.first !== first || base.shown !== shown) return [];
      subtract(own.values, offset, a.values, base.offset, count, values);
      return [{ ...maps, limit: Math.max(maps.limit, base.limit) }];
    });
    return { ...own, blocks, values };
  }

  #weightsOf(own: Parameters, a: Parameters): Parameters {
    if (this.#weights.length < own.values.length) this.#weights = new Float32Array(own.values.length);
    const values = this.#weights.subarray(0, own.values.length) as Parameters['values'];
    const parameters = own.parameters.flatMap((parameter) => {
      const { block, name, shape, offset, count, limit } = parameter;
      const base = a.parameters.find((one) => one.block === block && one.name === name);
      if (!base || String(base.shape) !== String(shape)) return [];
      subtract(own.values, offset, a.values, base.offset, count, values);
      return [{ ...parameter, limit: Math.max(limit, base.limit) }];
    });
    return { parameters, values };
  }
}

function subtract(
  own: Float32Array,
  from: number,
  a: Float32Array,
  fromA: number,
  count: number,
  to: Float32Array,
): void {
  for (let i = 0; i < count; i++) to[from + i] = own[from + i]! - a[fromA + i]!;
}
