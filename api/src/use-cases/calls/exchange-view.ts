import { schema } from '@sinia/database';
import { z } from 'zod';
import { timestamp } from '../tickets/ticket-view.ts';
import type { ExchangeRow } from './exchange-store.ts';

export const ExchangeControl = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(300),
  dials: z.boolean(),
  pauses: z.boolean(),
  recordings: z.enum(['copy', 'on_demand', 'none']),
  survey: z.enum(['callback', 'link', 'none']),
});

export const ExchangeManager = z.strictObject({
  host: z.string().trim().min(1).max(200),
  port: z.int().min(1).max(65_535),
  tls: z.boolean(),
  username: z.string().trim().min(1).max(80),
  login: z.enum(['plain', 'challenge']),
});

/** An exchange without its secrets: only how many there are. */
export const ExchangeView = z.object({
  id: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  /** Under how many secrets it may sign: two while one is being changed. */
  secrets: z.int(),
  hasToken: z.boolean(),
  addresses: z.array(z.string()),
  lastEventAt: z.iso.datetime().nullable(),
  control: ExchangeControl.nullable(),
  hasControlToken: z.boolean(),
  manager: ExchangeManager.nullable(),
  managerSeenAt: z.iso.datetime().nullable(),
  managerFault: z.enum(schema.MANAGER_FAULTS).nullable(),
  queueLogPath: z.string().nullable(),
  recordsPath: z.string().nullable(),
});

export function exchangeView(row: ExchangeRow): z.input<typeof ExchangeView> {
  const { id, name, secrets, addresses, control, controlToken, manager } = row;
  const { managerFault, queueLogPath, recordsPath } = row;
  return {
    ...{ id, name, addresses, control, managerFault, queueLogPath, recordsPath },
    disabled: row.disabledAt !== null,
    secrets: secrets.length,
    hasToken: row.tokenHash !== null,
    lastEventAt: timestamp(row.lastEventAt),
    hasControlToken: controlToken !== null,
    manager: manager && withoutSecret(manager),
    managerSeenAt: timestamp(row.managerSeenAt),
  };
}

function withoutSecret({ host, port, tls, username, login }: schema.ManagerSettings) {
  return { host, port, tls, username, login };
}
