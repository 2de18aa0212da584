import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const COLOURS = 256;

interface Box {
  readonly colours: readonly number[];
  readonly spread: number;
  readonly channel: number;
}

/**
 * The same picture with at most 256 colours: a screen has few, so nobody sees the difference, and the file is a third.
 *
 * @param png 8 bits a channel, RGB or RGBA, not interlaced, as browsers write it
 */
export function toPalette(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = choosePalette(counts);
  const nearest = new Map([...counts.keys()].map((colour) => [colour, closest(palette, colour)]));
  const rows = Buffer.alloc((width + 1) * height);
  pixels.forEach((colour, index) => {
    const row = Math.floor(index / width);
    rows[row * (width + 1) + 1 + (index % width)] = nearest.get(colour) ?? 0;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255];
const channelOf = (colour: number, channel: number) => (colour >> (16 - 8 * channel)) & 255;

/** Median cut. Where one colour fills most of a box it stands for it, so that grounds stay exact; else their mean does. */
function choosePalette(counts: ReadonlyMap<number, number>): number[] {
  const boxes = [boxOf([...counts.keys()])];
  while (boxes.length < COLOURS) {
    boxes.sort((left, right) => right.spread - left.spread);
    const widest = boxes[0];
    if (!widest || widest.spread === 0) break;
    const { channel } = widest;
    const sorted = widest.colours.toSorted((a, b) => channelOf(a, channel) - channelOf(b, channel));
    const middle = sorted.length >> 1;
    boxes.splice(0, 1, boxOf(sorted.slice(0, middle)), boxOf(sorted.slice(middle)));
  }
  return boxes.map(({ colours }) => standFor(colours, counts));
}

function standFor(colours: readonly number[], counts: ReadonlyMap<number, number>): number {
  const weight = (colour: number) => counts.get(colour) ?? 0;
  const whole = colours.reduce((sum, colour) => sum + weight(colour), 0);
  const most = colours.reduce((best, one) => (weight(one) > weight(best) ? one : best));
  if (weight(most) * 2 > whole) return most;
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) =>
    Math.round(colours.reduce((sum, one) => sum + channelOf(one, channel) * weight(one), 0) / whole),
  );
  return (red << 16) | (green << 8) | blue;
}

function boxOf(colours: readonly number[]): Box {
  const spreads = [0, 1, 2].map((channel) => {
    const values = colours.map((colour) => channelOf(colour, channel));
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  });
  const spread = Math.max(...spreads);
  return { colours, spread, channel: spreads.indexOf(spread) };
}

function closest(palette: readonly number[], colour: number): number {
  const [red = 0, green = 0, blue = 0] = channels(colour);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  palette.forEach((candidate, index) => {
    const [r = 0, g = 0, b = 0] = channels(candidate);
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

function decode(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const data: Buffer[] = [];
  let [width, height, bytes] = [0, 0, 4];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 8, at + 8 + length);
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') data.push(body);
    if (type === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      bytes = body[9] === 2 ? 3 : 4;
    }
    at += 12 + length;
  }
  const raw = unfilter(inflateSync(Buffer.concat(data)), width * bytes, height, bytes);
  const pixels = new Uint32Array(width * height);
  for (let index = 0; index < pixels.length; index += 1) pixels[index] = raw.readUIntBE(index * bytes, 3);
  return { width, height, pixels };
}

/** Undoes the five row filters (PNG, section 9). */
function unfilter(data: Buffer, stride: number, height: number, bytes: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (stride + 1)];
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column;
      const left = column >= bytes ? (out[at - bytes] ?? 0) : 0;
      const up = row > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = row > 0 && column >= bytes ? (out[at - stride - bytes] ?? 0) : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[at] = (data[row * (stride + 1) + 1 + column] ?? 0) + predicted;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const out = Buffer.alloc(8 + named.length);
  out.writeUInt32BE(body.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), 4 + named.length);
  return out;
}
