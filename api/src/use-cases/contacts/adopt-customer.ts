import { Contact } from '@sinia/contracts';
import { Refusal } from '@sinia/core';
import type { DirectoryCustomer } from '@sinia/directory';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readCustomer } from '../directory/get-directory-customer.ts';
import { defineUseCase, requireReach } from '../use-case.ts';
import { contactView } from './contact-view.ts';
import { readContracts } from './contract-store.ts';
import { keepCustomer } from './keep-customer.ts';

const Input = z.object({ customerId: z.string().trim().min(1).max(60) });

/**
 * The card of a customer of the billing system: the one that they have, by their number there or by their document, or
 * a new one. What the billing system says stands beside what others said.
 */
export const adoptCustomer = {
  name: 'adoptCustomer',
  permission: 'contact.write',
  input: Input,
  output: Contact,
  async execute(context: Context, { customerId }: z.output<typeof Input>): Promise<Contact> {
    requireReach(context, adoptCustomer.permission);
    const customer = await readCustomer(context, customerId);
    if (!customer) throw new Refusal('not_found');
    return writeCard.execute(context, { customer });
  },
} as const;

const writeCard = defineUseCase({
  name: 'adoptCustomer',
  permission: 'contact.write',
  input: z.object({ customer: z.custom<DirectoryCustomer>() }),
  output: Contact,
  load: async () => null,
  about: () => ({}),
  run: async (work, { input: { customer }, context }) => {
    const { person, rules } = await keepCustomer(work, context, customer);
    await work.flush();
    return contactView(person, await readContracts(work.tx, person), rules.settings, context.actor);
  },
});
