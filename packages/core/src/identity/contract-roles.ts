/** What somebody is to a contract: titular, pagador, inquilí, propietari, adreça de correspondència, representant. */
export const CONTRACT_ROLES = [
  'holder',
  'payer',
  'tenant',
  'owner',
  'correspondence',
  'representative',
] as const;
export type ContractRole = (typeof CONTRACT_ROLES)[number];

export const CONTRACT_STATUSES = ['active', 'pending', 'cut', 'ended'] as const;
export type ContractStatus = (typeof CONTRACT_STATUSES)[number];
