/** @file Numbers of 16 bits with a point: float16 of IEEE 754, and bfloat16, the upper half of a float32. */
const buffer = new DataView(new ArrayBuffer(4));

export function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The nearest float16, to even where two are as near. */
export function toFloat16(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (size >= 65520) return sign | 0x7c00;
  if (size < 2 ** -14) return sign | even(size * 2 ** 24);
  const exponent = Math.floor(Math.log2(size));
  // Where the fraction rounds up to 2, the sum carries into the exponent.
  return sign | (((exponent + 15) << 10) + even((size / 2 ** exponent - 1) * 1024));
}

export function fromBfloat16(bits: number): number {
  buffer.setUint32(0, (bits << 16) >>> 0);
  return buffer.getFloat32(0);
}

/** The nearest bfloat16, to even where two are as near. */
export function toBfloat16(value: number): number {
  if (Number.isNaN(value)) return 0x7fc0;
  buffer.setFloat32(0, value);
  const bits = buffer.getUint32(0);
  return ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16) & 0xffff;
}

/** The nearest whole number, the even one where two are as near. */
function even(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  return rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down;
}
