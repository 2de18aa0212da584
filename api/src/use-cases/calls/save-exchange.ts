import { isIP } from 'node:net';
import { Refusal } from '@sinia/core';
import { z } from 'zod';
import { drawId } from '../tickets/message-store.ts';
import { defineUseCase } from '../use-case.ts';
import {
  deleteExchange,
  forgetExchanges,
  insertExchange,
  isExchangeUsed,
  lockExchangeRow,
  refuseNameTwice,
  sealExchangeSecret,
  writeExchange,
} from './exchange-store.ts';
import { drawExchangeText } from './exchange-text.ts';
import { ExchangeControl, ExchangeManager } from './exchange-view.ts';
import { controlColumns, managerColumns } from './exchange-ways.ts';

export const ExchangeId = z.object({ id: z.string().max(60) });

/** An address or a network: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`. */
const Address = z
  .string()
  .trim()
  .max(60)
  .refine(
    (text) => {
      const [network = '', bits, more] = text.split('/');
      const family = isIP(network);
      const most = family === 6 ? 128 : 32;
      const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
      return family !== 0 && more === undefined && fits;
    },
    { error: 'not_an_address' },
  );

const Name = z.string().trim().min(1).max(80);
const Path = z.string().trim().startsWith('/').max(300);
/** Null: what is kept already stays, for the same place. */
const Secret = z.string().min(1).max(300).nullable();

/** A new exchange; the secret under which it signs is in this answer and nowhere else. */
export const createExchange = defineUseCase({
  name: 'createExchange',
  permission: 'call.settings',
  input: z.object({ name: Name }),
  output: z.object({ id: z.string(), secret: z.string() }),
  load: async (tx, { name }) => refuseNameTwice(tx, name),
  about: () => ({}),
  run: async (work, { input: { name }, context, now }) => {
    const id = drawId(context, now, 'exc');
    const secret = drawExchangeText(context);
    const secrets = [sealExchangeSecret(context.dependencies.secret, id, secret)];
    await insertExchange(work.tx, { id, name, secrets, createdAt: now });
    work.audit(`exchange.created ${id}`, null);
    forgetExchanges(context.dependencies);
    return { id, secret };
  },
});

/** Name, addresses, where it is heard and what it can be told; passwords come in and never go out. */
export const changeExchange = defineUseCase({
  name: 'changeExchange',
  permission: 'call.settings',
  input: ExchangeId.extend({
    set: z
      .object({
        name: Name,
        addresses: z.array(Address).max(50),
        disabled: z.boolean(),
        control: ExchangeControl.extend({ token: Secret }).nullable(),
        manager: ExchangeManager.extend({ secret: Secret }).nullable(),
        queueLogPath: Path.nullable(),
        recordsPath: Path.nullable(),
      })
      .partial(),
  }),
  output: ExchangeId,
  load: async (tx, { id, set }) => {
    if (set.name !== undefined) await refuseNameTwice(tx, set.name, id);
    return lockExchangeRow(tx, id);
  },
  about: () => ({}),
  run: async (work, { input: { id, set }, subject, context, now }) => {
    const seal = (text: string) => sealExchangeSecret(context.dependencies.secret, id, text);
    const { disabled, control, manager, ...plain } = set;
    await writeExchange(work.tx, id, {
      ...plain,
      ...(disabled === undefined ? {} : { disabledAt: disabled ? (subject.disabledAt ?? now) : null }),
      ...(control === undefined ? {} : controlColumns(control, subject, seal)),
      ...(manager === undefined ? {} : managerColumns(manager, subject, seal)),
    });
    work.audit(`exchange.changed ${id} ${Object.keys(set).sort().join(' ')}`, null);
    forgetExchanges(context.dependencies);
    return { id };
  },
});

/** Removes an exchange that never told us anything; one that did is put out of use. */
export const removeExchange = defineUseCase({
  name: 'removeExchange',
  permission: 'call.settings',
  input: ExchangeId,
  output: ExchangeId,
  load: async (tx, { id }) => {
    await lockExchangeRow(tx, id);
    return { used: await isExchangeUsed(tx, id) };
  },
  about: () => ({}),
  run: async (work, { input: { id }, subject: { used }, context }) => {
    if (used) throw new Refusal('exchange_in_use');
    await deleteExchange(work.tx, id);
    work.audit(`exchange.removed ${id}`, null);
    forgetExchanges(context.dependencies);
    return { id };
  },
});
