import { describe, expect, it } from 'vitest';
import { modelProto } from './messages.ts';
import { readMessage } from './protobuf.ts';
import { readOnnx } from './readOnnx.ts';

const MOST_BYTES = 2 ** 29;

/** So many empty messages in a field of a message. */
const empty = (number: number, count: number): Uint8Array =>
  new Uint8Array(2 * count).map((_, i) => (i % 2 === 0 ? number * 8 + 2 : 0));

describe('a message', () => {
  it('holds so many messages and no more, whatever field they stand in', () => {
    const [opset, metadata] = [8, 14];
    for (const field of [opset, metadata]) {
      const read = () => readMessage(empty(field, 2 ** 18), modelProto, 'model', MOST_BYTES);
      expect(read).toThrow(/^The file holds more than 262,144 parts, at model\.\w+\[\d+\]\. /);
    }
    const { opset_import } = readMessage<{ opset_import?: unknown[] }>(
      empty(opset, 1000),
      { opset_import: modelProto.opset_import },
      'model',
      MOST_BYTES,
    );
    expect(opset_import).toHaveLength(1000);
  });

  it('is named in a bearable length, however deep it lies', () => {
    const held = (number: number, content: readonly number[]): number[] => {
      const [low, high] = [content.length % 128, Math.floor(content.length / 128)];
      return [number * 8 + 2, low + 128, high, ...content];
    };
    const nested = (depth: number, inner: number[]): Uint8Array => {
      let graph = inner;
      for (let i = 0; i < depth; i++) graph = held(1, held(5, held(6, graph)));
      return Uint8Array.from(held(7, graph));
    };
    const [nothing, brokenOff] = [held(1, held(5, [])), [8]];
    for (const inner of [nothing, brokenOff])
      expect(() => readOnnx(nested(18, inner))).toThrow(/^.*model\.graph\.node\[0\].*….{1,160}$/);
  });

  it('has one table of fields, however often it stands there', () => {
    const seen = new Set<unknown>();
    const walk = (message: object): void => {
      if (seen.has(message)) return;
      seen.add(message);
      expect(seen.size).toBeLessThan(100);
      for (const { kind } of Object.values(message)) {
        if (typeof kind !== 'function') continue;
        expect(kind()).toBe(kind());
        walk(kind());
      }
    };
    walk(modelProto);
    expect(seen.size).toBeGreaterThan(5);
  });
});
