/** @file How long the fuzzers go on, and from where: FUZZ_RUNS trials each (5000), from FUZZ_SEED (1), which a failure reports. */
import fc from 'fast-check';

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);

/** Settings of a property; `part`: the share of the trials that it takes, where one is dear. */
export const effort = (part = 1): { numRuns: number; seed: number } => ({
  numRuns: Math.ceil(number('FUZZ_RUNS', 5000) * part),
  seed: number('FUZZ_SEED', 1),
});

/** A sentence for a reader: nothing of a program's own shows through, but where it says what it was given. */
export const isSentence = (text: string): boolean =>
  text.length > 0 && !/undefined|\[object|NaN|\n\s+at /.test(text.replace(/".*"|“.*”|received .*/gs, ''));

/** Bytes that were cut off, changed, overwritten or lengthened. */
export const broken = (bytes: Uint8Array<ArrayBuffer>): fc.Arbitrary<Uint8Array<ArrayBuffer>> => {
  const place = fc.nat(Math.max(0, bytes.length - 1));
  return fc.oneof(
    place.map((end) => bytes.slice(0, end)),
    fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 3 }).map((changes) => {
      const copy = bytes.slice();
      for (const [at, byte] of changes) copy[at] = byte;
      return copy;
    }),
    place.map((at) => bytes.slice().fill(255, at, at + 4)),
    fc
      .tuple(place, fc.nat(255))
      .map(([at, byte]) => Uint8Array.from([...bytes.slice(0, at), byte, ...bytes.slice(at)])),
  );
};
