import { CONTRACT_STATUSES } from '@sinia/core/identity';
import { z } from 'zod';
import { Timestamp } from './text.ts';

/** A contract that a signed-in customer may ask about: their own, or of somebody for whom they act. */
export const OwnContract = z
  .object({
    number: z.string(),
    supplyAddress: z.string().nullable(),
    status: z.enum(CONTRACT_STATUSES).nullable(),
    holder: z.string().nullable().meta({
      description: 'For whom the customer acts in the matter of this contract; null where it is their own.',
    }),
    until: Timestamp.nullable().meta({
      description: 'When their authority to act for the holder ends; null: never, or none is needed.',
    }),
  })
  .meta({
    id: 'OwnContract',
    example: {
      number: '204418',
      supplyAddress: 'Carrer de la Riera, 48, 08301 Mataró',
      status: 'active',
      holder: 'Comunitat de Propietaris Riera 48',
      until: '2027-06-30T22:00:00.000Z',
    },
  });
export type OwnContract = z.infer<typeof OwnContract>;

export const OwnContractList = z
  .object({
    data: z.array(OwnContract),
    current: z.string().nullable().meta({
      description: 'The one that the customer has chosen on the host page.',
    }),
  })
  .meta({ id: 'OwnContractList' });
export type OwnContractList = z.infer<typeof OwnContractList>;
