import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '@sinia/core';
import type { Context } from './context.ts';

/** Where a page ended, signed so that nobody builds one: opaque to callers. */
export function sealCursor(context: Context, place: readonly (string | number)[]): string {
  const body = Buffer.from(JSON.stringify(place)).toString('base64url');
  return `${body}.${signature(context, body).toString('base64url')}`;
}

export function openCursor(context: Context, cursor: string): readonly (string | number)[] {
  const [body = '', seal = ''] = cursor.split('.');
  const expected = signature(context, body);
  const given = Buffer.from(seal, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new Refusal('invalid_cursor');
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as (string | number)[];
}

function signature(context: Context, body: string): Buffer {
  return createHmac('sha256', context.dependencies.secret).update(`cursor.${body}`).digest().subarray(0, 16);
}
