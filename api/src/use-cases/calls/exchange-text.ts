import type { Context } from '../context.ts';

/** A secret or token of an exchange, to be shown once. */
export function drawExchangeText({ dependencies }: Context): string {
  return Buffer.from(dependencies.random(32)).toString('base64url');
}
