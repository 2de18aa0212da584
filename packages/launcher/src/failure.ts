/** A reason to stop that the person at the terminal can act on: one line, no stack. */
export class Failure extends Error {
  override name = 'Failure';
}

/** Prints one line and gives the exit code. Anything but a Failure is a defect of ours and shows its stack. */
export function report(error: unknown): 1 {
  if (error instanceof Failure) console.error(`sinia: ${error.message}`);
  else console.error('sinia: unexpected failure', error);
  return 1;
}
