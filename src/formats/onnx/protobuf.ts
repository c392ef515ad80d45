/** @file Messages of protocol buffers by tables of their fields: read within bounds, and written. https://protobuf.dev/programming-guides/encoding */
import { OnnxError } from './onnxError.ts';
import { shortPlace, onnxWords as words } from './onnxWords.ts';

/** One field of a message: its number, what it holds, and whether it may stand there more than once. */
export interface Field {
  readonly number: number;
  /** Whole numbers of 64 bits; of 32 and 64 with a point; text; bytes as they are; a message. */
  /** A message is the same table each time. */
  readonly kind: 'int' | 'float' | 'double' | 'text' | 'bytes' | (() => Message);
  readonly many?: true;
}

/** The fields of a message by the names that they have in a record of it. */
export type Message = Readonly<Record<string, Field>>;

/** The table of the message that a type describes. */
export type MessageOf<T> = { readonly [K in keyof Required<T>]: Field };

const VARINT = 0;
const EIGHT = 1;
const LENGTH = 2;
const FOUR = 5;

/** How deep messages may lie in each other. */
const MOST_DEEP = 64;

/** How many messages may lie in one: a small file could hold so many empty ones that reading them takes a minute. */
const MOST_MESSAGES = 2 ** 18;

/** What a message, a field or a text takes beside its bytes, about; so that many empty ones are counted too. */
const ENTRY_BYTES = 320;
/** A number in a list and in the array that is made of it; a byte of raw numbers, which may become one of four; a letter. */
const NUMBER_BYTES = 16;
const RAW_BYTES = 4;
const LETTER_BYTES = 2;

const wireOf = ({ kind }: Field): number =>
  kind === 'int' ? VARINT : kind === 'float' ? FOUR : kind === 'double' ? EIGHT : LENGTH;

/**
 * Reads a message. Fields that its table does not name are skipped; repeated numbers may be packed or not.
 * @param most how many bytes of memory what is read may take, about
 * @throws OnnxError where it is no such message, or takes more
 */
export function readMessage<T>(bytes: Uint8Array, message: MessageOf<T>, where: string, most: number): T {
  return new Reader(bytes, most).message(message, 0, bytes.length, where, 1) as T;
}

class Reader {
  #at = 0;
  #left: number;
  #messages = 0;
  readonly #view: DataView;
  readonly #text = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #fields = new Map<Message, ReadonlyMap<number, readonly [string, Field]>>();

  readonly #bytes: Uint8Array;
  readonly #most: number;

  constructor(bytes: Uint8Array, most: number) {
    this.#bytes = bytes;
    this.#most = most;
    this.#left = most;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  message(message: Message, from: number, to: number, where: string, depth: number): Record<string, unknown> {
    if (depth > MOST_DEEP) throw new OnnxError(words.tooDeep(where, MOST_DEEP));
    if (++this.#messages > MOST_MESSAGES) throw new OnnxError(words.manyMessages(where, MOST_MESSAGES));
    this.#take(ENTRY_BYTES, where);
    const fields = this.#fieldsOf(message);
    const read: Record<string, unknown> = {};
    this.#at = from;
    while (this.#at < to) {
      const start = this.#at;
      const tag = this.#varint(to, where);
      const [number, wire] = [Math.floor(tag / 8), tag % 8];
      if (number <= 0) throw new OnnxError(words.fieldZero(where, start));
      const named = fields.get(number);
      if (!named) {
        this.#skip(wire, to, where);
        continue;
      }
      const [name, field] = named;
      const held = field.many ? ((read[name] ??= []) as unknown[]) : undefined;
      const place = shortPlace(`${where}.${name}${held && typeof field.kind === 'function' ? `[${held.length}]` : ''}`);
      if (held && wire === LENGTH && wireOf(field) !== LENGTH) {
        const end = this.#length(to, place);
        while (this.#at < end) held.push(this.#value(field, end, place, depth));
        continue;
      }
      if (wire !== wireOf(field)) throw new OnnxError(words.wrongWireType(place, wire, start));
      const value = this.#value(field, to, place, depth);
      if (held) held.push(value);
      else read[name] = value;
    }
    return read;
  }

  #fieldsOf(message: Message): ReadonlyMap<number, readonly [string, Field]> {
    let fields = this.#fields.get(message);
    if (!fields) {
      fields = new Map(Object.entries(message).map((entry) => [entry[1].number, entry]));
      this.#fields.set(message, fields);
    }
    return fields;
  }

  #value({ kind }: Field, end: number, where: string, depth: number): unknown {
    switch (kind) {
      case 'int':
        this.#take(NUMBER_BYTES, where);
        return this.#varint(end, where);
      case 'float':
        this.#take(NUMBER_BYTES, where);
        return this.#view.getFloat32(this.#fixed(4, end, where), true);
      case 'double':
        this.#take(NUMBER_BYTES, where);
        return this.#view.getFloat64(this.#fixed(8, end, where), true);
    }
    const to = this.#length(end, where);
    const from = this.#at;
    this.#at = to;
    if (typeof kind === 'function') {
      const read = this.message(kind(), from, to, where, depth + 1);
      this.#at = to;
      return read;
    }
    const held = this.#bytes.subarray(from, to);
    this.#take(ENTRY_BYTES + (kind === 'text' ? LETTER_BYTES : RAW_BYTES) * held.length, where);
    return kind === 'text' ? this.#text.decode(held) : held;
  }

  #skip(wire: number, end: number, where: string): void {
    const start = this.#at;
    if (wire === VARINT) this.#varint(end, where);
    else if (wire === EIGHT) this.#fixed(8, end, where);
    else if (wire === FOUR) this.#fixed(4, end, where);
    else if (wire === LENGTH) this.#at = this.#length(end, where);
    else throw new OnnxError(words.wireType(where, wire, start));
  }

  /** A whole number of 64 bits with its sign; beyond 2^53 rounded. */
  #varint(end: number, where: string): number {
    const start = this.#at;
    let sum = 0;
    for (let i = 0; i < 7; i++) {
      const byte = this.#byte(end, where);
      sum += (byte & 127) * 2 ** (7 * i);
      if (byte < 128) return sum;
    }
    let long = BigInt(sum);
    for (let i = 7; i < 10; i++) {
      const byte = this.#byte(end, where);
      long |= BigInt(byte & 127) << BigInt(7 * i);
      if (byte < 128) return Number(BigInt.asIntN(64, long));
    }
    throw new OnnxError(words.longNumber(where, start));
  }

  #byte(end: number, where: string): number {
    if (this.#at >= end) throw new OnnxError(words.breaksOff(where, this.#at));
    return this.#bytes[this.#at++]!;
  }

  /** Steps over so many bytes, and says where they begin. */
  #fixed(count: number, end: number, where: string): number {
    const from = this.#at;
    if (count > end - from) throw new OnnxError(words.breaksOff(where, from));
    this.#at += count;
    return from;
  }

  /** Reads a length, and says where what is so long ends. */
  #length(end: number, where: string): number {
    const start = this.#at;
    const length = this.#varint(end, where);
    if (length < 0 || length > end - this.#at) throw new OnnxError(words.beyondEnd(where, start));
    return this.#at + length;
  }

  #take(bytes: number, where: string): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new OnnxError(words.tooLarge(where, this.#most));
  }
}

/** Writes a message: its fields in the order of its table, those that are undefined or empty lists left out, numbers unpacked. */
export function writeMessage<T extends object>(value: T, message: MessageOf<T>): Uint8Array<ArrayBuffer> {
  const written = partsOf(value as Readonly<Record<string, unknown>>, message as Message);
  const bytes = new Uint8Array(written.size);
  let at = 0;
  for (const part of written.parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Bytes in pieces, so that what lies deep is copied once. */
interface Parts {
  readonly parts: readonly Uint8Array[];
  readonly size: number;
}

function partsOf(value: Readonly<Record<string, unknown>>, message: Message): Parts {
  const parts: Uint8Array[] = [];
  let size = 0;
  const add = (part: Uint8Array) => {
    parts.push(part);
    size += part.length;
  };
  for (const [name, field] of Object.entries(message)) {
    const held = value[name];
    if (held === undefined) continue;
    for (const one of field.many ? (held as readonly unknown[]) : [held]) {
      add(varint(field.number * 8 + wireOf(field)));
      if (field.kind === 'int') add(varint(one as number));
      else if (field.kind === 'float')
        add(new Uint8Array(littleEndian(4, (view) => view.setFloat32(0, one as number, true))));
      else if (field.kind === 'double')
        add(new Uint8Array(littleEndian(8, (view) => view.setFloat64(0, one as number, true))));
      else if (typeof field.kind === 'function') {
        const inner = partsOf(one as Readonly<Record<string, unknown>>, field.kind());
        add(varint(inner.size));
        for (const part of inner.parts) add(part);
      } else {
        const bytes = field.kind === 'text' ? new TextEncoder().encode(one as string) : (one as Uint8Array);
        add(varint(bytes.length));
        add(bytes);
      }
    }
  }
  return { parts, size };
}

function littleEndian(size: number, set: (view: DataView) => void): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(size));
  set(view);
  return view.buffer;
}

/** The bytes of a whole number; beyond what 64 bits hold, of the nearest that they hold. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  if (value >= 0 && value < 2 ** 53) {
    for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
    return Uint8Array.from([...bytes, value]);
  }
  const whole = BigInt(value);
  const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];
  let long = BigInt.asUintN(64, whole < least ? least : whole > most ? most : whole);
  for (; long >= 128n; long >>= 7n) bytes.push(Number(long & 127n) | 128);
  return Uint8Array.from([...bytes, Number(long)]);
}
