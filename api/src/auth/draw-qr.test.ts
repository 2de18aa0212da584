import { expect, test } from 'vitest';
import { drawQr } from './draw-qr.ts';

const URI = 'otpauth://totp/S%C3%ADnia:cristina%40sinia.example?secret=JBSWY3DPEHPK3PXP&issuer=S%C3%ADnia';

test('the drawing has the three corner marks and a quiet edge', () => {
  const { size, path } = drawQr(URI);
  const dark = new Set(path.match(/M\d+ \d+/g));
  const far = size - 9;
  const marks = [
    [2, 2],
    [far, 2],
    [2, far],
  ] as const;
  for (const [x, y] of marks) {
    // The outer ring of seven, a light ring within, the dark heart.
    for (let at = 0; at < 7; at += 1) expect(dark).toContain(`M${x + at} ${y}`);
    expect(dark).not.toContain(`M${x + 1} ${y + 1}`);
    expect(dark).toContain(`M${x + 3} ${y + 3}`);
  }
  for (const square of dark) {
    const [x = 0, y = 0] = square.slice(1).split(' ').map(Number);
    expect(Math.min(x, y, size - 1 - x, size - 1 - y)).toBeGreaterThanOrEqual(2);
  }
});

test('another text is another drawing', () => {
  expect(drawQr(`${URI}&period=30`).path).not.toBe(drawQr(URI).path);
});
