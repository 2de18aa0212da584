const LIMIT = 1000;

/** `999+` where the server stopped counting. */
export const countLabel = (count: number | undefined) =>
  count === undefined ? '' : count >= LIMIT ? '999+' : String(count);
