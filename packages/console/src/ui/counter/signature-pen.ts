/** The picture that is kept, in pixels. */
export const WIDTH = 900;
export const HEIGHT = 260;

const INK = '#14242f';
const PAPER = '#ffffff';

/** Ink; null where the browser has no canvas. */
export function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const pen = canvas.getContext('2d');
  if (pen) Object.assign(pen, { lineWidth: 4, lineCap: 'round', lineJoin: 'round' });
  if (pen) Object.assign(pen, { strokeStyle: INK, fillStyle: INK });
  return pen;
}

/** White paper: the picture is looked at on dark grounds too. */
export function blank(pen: CanvasRenderingContext2D): void {
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = INK;
}

/** Goes on with the line to where the pointer is now. */
export function strokeTo(
  pen: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  { clientX, clientY }: PointerEvent,
): void {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  pen.lineTo(((clientX - left) / width) * WIDTH, ((clientY - top) / height) * HEIGHT);
  pen.stroke();
}

/** A name in the place of a drawing, for whoever signs with the keyboard. */
export function drawName(pen: CanvasRenderingContext2D, name: string): void {
  blank(pen);
  pen.font = 'italic 72px serif';
  pen.textBaseline = 'middle';
  pen.fillText(name, 40, HEIGHT / 2, WIDTH - 80);
}
