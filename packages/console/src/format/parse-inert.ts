type Policy = { createHTML(text: string): unknown };
type PolicyFactory = { createPolicy(name: string, rules: Policy): Policy };

let policy: Policy | undefined;

/**
 * Parses HTML into a document in which nothing runs or loads. Under Trusted Types the parser is a guarded door;
 * `sinia-message` is the one policy that the desk's CSP names. Null where a host's page forbids it.
 */
export function parseInert(html: string): Document | null {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  try {
    policy ??= factory?.createPolicy('sinia-message', { createHTML: (text) => text });
    return new DOMParser().parseFromString((policy?.createHTML(html) ?? html) as string, 'text/html');
  } catch {
    return null;
  }
}
