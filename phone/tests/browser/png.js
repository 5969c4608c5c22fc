import { crc32, deflateSync } from 'node:zlib';

/**
 * A PNG of three columns in three colours, for what LINE wants to be a real picture of a certain size.
 * @param {number} width
 * @param {number} height
 */
export function png(width, height) {
  const colours = [
    [207, 227, 223],
    [242, 214, 162],
    [205, 214, 240],
  ];
  const line = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x++) line.set(colours[Math.floor((x * 3) / width)] ?? [0, 0, 0], 1 + x * 3);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), data.length + 8);
  return whole;
}
