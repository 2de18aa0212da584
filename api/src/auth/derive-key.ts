import { hkdfSync } from 'node:crypto';

/** 32 bytes for one purpose, from the server's secret (HKDF, SHA-256): no two purposes share a key. */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'sinia', purpose, 32));
}
