/** @file For tests: files of other programs, written from their specifications. */
import { crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

export interface WrittenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export const plain = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);
export const textFile = (path: string, text: string): WrittenFile => ({ path, bytes: Buffer.from(text) });
export const gzipped = ({ path, bytes }: WrittenFile): WrittenFile => ({ path: `${path}.gz`, bytes: gzipSync(bytes) });

/** An IDX file of bytes. */
export function idx(path: string, shape: readonly number[], values: Uint8Array): WrittenFile {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.set([0, 0, 8, shape.length]);
  for (const [axis, length] of shape.entries()) head.writeUInt32BE(length, 4 + 4 * axis);
  return { path, bytes: Buffer.concat([head, values]) };
}

/** A PNG of 8 bits a channel: grey, or grey with cover. */
export function png(
  path: string,
  width: number,
  height: number,
  grey: (p: number) => number,
  cover?: (p: number) => number,
): WrittenFile {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, cover ? 4 : 0, 0, 0, 0], 8);
  const rows: number[] = [];
  for (let y = 0; y < height; y++) {
    rows.push(0);
    for (let p = y * width; p < (y + 1) * width; p++) rows.push(grey(p), ...(cover ? [cover(p)] : []));
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(rows))), chunk('IEND', Buffer.alloc(0))];
  return { path, bytes: Buffer.concat([signature, ...parts]) };
}

/** A zip of deflated files; names in UTF-8, said to be so. */
export function zip(path: string, files: readonly WrittenFile[]): WrittenFile {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.path);
    const packed = deflateRawSync(file.bytes);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(file.bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(file.bytes.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(at, 10);
    list.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), shared, more, name);
    const body = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared, name, packed]);
    bodies.push(body);
    at += body.length;
  }
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return { path, bytes: Buffer.concat([...bodies, ...list, end]) };
}

/** A tar in the ustar form. */
export function tar(path: string, files: readonly WrittenFile[]): WrittenFile {
  const blocks = files.flatMap(({ path: name, bytes }) => {
    const head = Buffer.alloc(512);
    head.write(name, 0);
    head.write('0000644\0', 100);
    head.write('0000000\0', 108);
    head.write('0000000\0', 116);
    head.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write('00000000000\0', 136);
    head.write('        ', 148);
    head.write('0', 156);
    head.write('ustar\x0000', 257);
    const sum = head.reduce((a, b) => a + b);
    head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return { path, bytes: Buffer.concat([...blocks, Buffer.alloc(1024)]) };
}
