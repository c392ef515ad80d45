// @ts-check
/** @file A document as a link carries it, for measurements that open one. */
import { deflateRawSync } from 'node:zlib';

/** A document as the text behind `#s=`. @param {object} document */
export function linkCode(document) {
  const bytes = Buffer.from(JSON.stringify(document));
  const data = deflateRawSync(bytes).toString('base64url');
  return `1z${data.length.toString(36)}.${checksum(bytes)}${data}`;
}

/** @param {Buffer} bytes */
function checksum(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return sum.toString('base64url');
}
