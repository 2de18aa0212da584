/** A new idempotency key; `randomUUID` exists in secure contexts only, and an intranet may be plain http. */
export const newKey = (): string =>
  crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
