import { tokenHash } from '@sinia/channels/phone';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { forgetExchanges, lockExchangeRow, sealExchangeSecret, writeExchange } from './exchange-store.ts';
import { drawExchangeText } from './exchange-text.ts';
import { ExchangeId } from './save-exchange.ts';

/** A new secret to sign under, shown once; the one before it serves on until it is dropped. */
export const rotateExchangeSecret = defineUseCase({
  name: 'rotateExchangeSecret',
  permission: 'call.settings',
  input: ExchangeId,
  output: z.object({ secret: z.string() }),
  load: (tx, { id }) => lockExchangeRow(tx, id),
  about: () => ({}),
  run: async (work, { input: { id }, subject, context }) => {
    const secret = drawExchangeText(context);
    const sealed = sealExchangeSecret(context.dependencies.secret, id, secret);
    await writeExchange(work.tx, id, { secrets: [sealed, ...subject.secrets.slice(0, 1)] });
    work.audit(`exchange.secret_rotated ${id}`, null);
    forgetExchanges(context.dependencies);
    return { secret };
  },
});

/** Whoever still signs under an older secret is refused from now on. */
export const dropOldExchangeSecret = defineUseCase({
  name: 'dropOldExchangeSecret',
  permission: 'call.settings',
  input: ExchangeId,
  output: ExchangeId,
  load: (tx, { id }) => lockExchangeRow(tx, id),
  about: () => ({}),
  run: async (work, { input: { id }, subject, context }) => {
    await writeExchange(work.tx, id, { secrets: subject.secrets.slice(0, 1) });
    work.audit(`exchange.old_secret_dropped ${id}`, null);
    forgetExchanges(context.dependencies);
    return { id };
  },
});

/** A static token for an exchange that cannot sign, shown once; without `make` the one that there is ends. */
export const setExchangeToken = defineUseCase({
  name: 'setExchangeToken',
  permission: 'call.settings',
  input: ExchangeId.extend({ make: z.boolean() }),
  output: z.object({ token: z.string().nullable() }),
  load: (tx, { id }) => lockExchangeRow(tx, id),
  about: () => ({}),
  run: async (work, { input: { id, make }, context }) => {
    const token = make ? drawExchangeText(context) : null;
    await writeExchange(work.tx, id, { tokenHash: token ? tokenHash(token) : null });
    work.audit(`exchange.token_${make ? 'made' : 'ended'} ${id}`, null);
    forgetExchanges(context.dependencies);
    return { token };
  },
});
