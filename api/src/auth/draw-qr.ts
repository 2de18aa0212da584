import { encode } from 'uqr';

/** A QR code as a page draws it: the side in squares, and one SVG path of all the dark ones. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

/** @param text what the camera is to read; up to about two thousand letters */
export function drawQr(text: string): QrDrawing {
  const { data, size } = encode(text, { border: 2 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: squares.join('') };
}
