import { Refusal } from '@sinia/core';
import type { schema } from '@sinia/database';
import type { z } from 'zod';
import type { ExchangeRow } from './exchange-store.ts';
import type { ExchangeControl, ExchangeManager } from './exchange-view.ts';

type Seal = (text: string) => string;
type Control = z.output<typeof ExchangeControl> & { readonly token: string | null };
type Manager = z.output<typeof ExchangeManager> & { readonly secret: string | null };

/** How an exchange is told something. Without a token the one that is known stays, for the same origin alone. */
export function controlColumns(
  control: Control | null,
  known: ExchangeRow,
  seal: Seal,
): Partial<ExchangeRow> {
  if (!control) return { control: null, controlToken: null };
  const { token, ...settings } = control;
  if (token !== null) return { control: settings, controlToken: seal(token) };
  const { controlToken } = known;
  if (controlToken && !isSameOrigin(known.control, settings)) throw required('/set/control/token');
  return { control: settings, controlToken };
}

/** Where an exchange is listened to. Without a password the one that is known stays, for the same account alone. */
export function managerColumns(
  manager: Manager | null,
  known: ExchangeRow,
  seal: Seal,
): Partial<ExchangeRow> {
  if (!manager) return { manager: null, managerSeenAt: null, managerFault: null };
  const { secret, ...settings } = manager;
  const kept = known.manager && isSameAccount(known.manager, settings) ? known.manager.secret : undefined;
  const sealed = secret === null ? kept : seal(secret);
  if (!sealed) throw required('/set/manager/secret');
  return { manager: { ...settings, secret: sealed }, managerFault: null };
}

function isSameOrigin(before: ExchangeRow['control'], after: z.output<typeof ExchangeControl>): boolean {
  return before !== null && new URL(before.url).origin === new URL(after.url).origin;
}

/** A password that was never sent in the clear is not sent so without being typed again. */
function isSameAccount(before: schema.ManagerSettings, after: z.output<typeof ExchangeManager>): boolean {
  const staysCovered = before.login === after.login || after.login === 'challenge';
  const { host, port, tls, username } = before;
  const isSame = host === after.host && port === after.port && tls === after.tls;
  return isSame && username === after.username && staysCovered;
}

function required(pointer: string): Refusal {
  return new Refusal('invalid_body', { fields: [{ pointer, code: 'required' }] });
}
