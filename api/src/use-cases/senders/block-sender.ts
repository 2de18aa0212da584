import { blockRefusal, parseSender, Refusal } from '@sinia/core';
import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { deleteBlocked, insertBlocked, ourAddresses } from './sender-store.ts';

const Sender = z.object({ sender: z.string().trim().min(3).max(254) });

/** From now on the mail of an address, or of a whole domain (`@example.com`), goes straight into quarantine. */
export const blockSender = defineUseCase({
  name: 'blockSender',
  permission: 'sender.block',
  input: Sender,
  output: Sender,
  load: (tx, _input, { dependencies }) => ourAddresses(tx, dependencies.settings.mailbox),
  about: () => ({}),
  run: (work, { input, subject: ours, context }) => {
    const sender = parseSender(input.sender);
    if (!sender)
      throw new Refusal('sender_invalid', { fields: [{ pointer: '/sender', code: 'sender_invalid' }] });
    const refusal = blockRefusal(sender, ours);
    if (refusal) throw new Refusal(refusal, { fields: [{ pointer: '/sender', code: refusal }] });
    insertBlocked(work, sender, context.actor.name);
    work.audit('sender.blocked', null);
    return { sender };
  },
});

/** What comes from there is a customer's mail again; what is in quarantine stays until somebody restores it. */
export const unblockSender = defineUseCase({
  name: 'unblockSender',
  permission: 'sender.block',
  input: Sender,
  output: Sender,
  load: async () => null,
  about: () => ({}),
  run: (work, { input: { sender } }) => {
    deleteBlocked(work, sender.toLowerCase());
    work.audit('sender.unblocked', null);
    return { sender: sender.toLowerCase() };
  },
});
