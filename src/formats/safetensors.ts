/** @file The file format safetensors: named arrays, one behind another. https://huggingface.co/docs/safetensors */

export interface NamedTensor {
  readonly shape: readonly number[];
  /** [...shape] row-major. */
  readonly values: Float32Array | Int32Array;
}

/** Headers of the format end on such a border, so that the numbers behind them do too. */
const BORDER = 8;

/**
 * A file of tensors: 8 bytes that say how long its header is, the header as JSON (kind, shape and place of each name), the numbers in little-endian order, in the
 * order of `tensors`.
 * @param metadata what else the header holds, text by name
 */
export function writeSafetensors(
  tensors: Readonly<Record<string, NamedTensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  let at = 0;
  const places = Object.entries(tensors).map(([name, { shape, values }]) => {
    const place = {
      dtype: values instanceof Int32Array ? 'I32' : 'F32',
      shape,
      data_offsets: [at, at + values.byteLength],
    };
    at += values.byteLength;
    return [name, place];
  });
  const held = Object.keys(metadata).length > 0 ? { __metadata__: metadata } : {};
  const text = new TextEncoder().encode(JSON.stringify({ ...held, ...Object.fromEntries(places) }));
  const header = Math.ceil(text.length / BORDER) * BORDER;
  const bytes = new Uint8Array(8 + header + at);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header), true);
  bytes.fill(32, 8, 8 + header).set(text, 8);
  let to = 8 + header;
  for (const { values } of Object.values(tensors))
    for (let i = 0; i < values.length; i++, to += 4)
      if (values instanceof Int32Array) view.setInt32(to, values[i]!, true);
      else view.setFloat32(to, values[i]!, true);
  return bytes;
}
