const SAFE_LINK = /^(?:https?:|mailto:|tel:)/i;

/** The address of a link as one may follow it; null for a scheme that does something else than going somewhere. */
export function safeLink(href: string | null): string | null {
  const address = href?.trim() ?? '';
  return SAFE_LINK.test(address) ? address : null;
}
