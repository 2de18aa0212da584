import { createHmac } from 'node:crypto';
import { mask, maskDocument } from '@sinia/core';
import { type DirectoryQuery, type ExactKey, keyValue, nameWords, type SearchKey } from '@sinia/directory';
import { deriveKey } from '../../auth/derive-key.ts';
import { insertAudit } from '../audit-store.ts';
import type { Context } from '../context.ts';

/**
 * Notes who looked up whom: the key masked, and its keyed digest, so that "who searched for this document" has an
 * answer and the log itself tells nobody's document.
 */
export function noteLookup(context: Context, query: DirectoryQuery): Promise<void> {
  const keys = (Object.entries(query) as [SearchKey, string | undefined][]).flatMap(([kind, raw]) =>
    raw === undefined ? [] : [lookedUp(context.dependencies.secret, kind, raw)],
  );
  return insertAudit(context, `directory.searched ${keys.join(' ')}`, null);
}

/** One key as the log has it: `documentId ***4567** #0f3a…`. */
export function lookedUp(secret: string, kind: SearchKey, raw: string): string {
  const value = comparedBy(kind, raw);
  const shown = kind === 'documentId' ? maskDocument(value) : mask(value);
  return `${kind} ${shown} #${digest(secret, kind, value)}`;
}

function comparedBy(kind: SearchKey, raw: string): string {
  if (kind === 'name') return nameWords(raw).sort().join('·');
  return keyValue(kind satisfies ExactKey, raw) ?? raw.trim();
}

function digest(secret: string, kind: SearchKey, value: string): string {
  return createHmac('sha256', deriveKey(secret, 'lookups'))
    .update(`${kind} ${value}`)
    .digest('hex')
    .slice(0, 16);
}
