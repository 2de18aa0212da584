import type { WrittenAccount } from '../written/written-channel.ts';

/** What people of an organisation are to us: colleagues, customers, or nobody who may write here. */
export type TenantStanding = 'employees' | 'customers' | 'refused';

/**
 * By the account's settings: `employeeTenants` (our own, where there is none), `tenants` from which anybody may write
 * (all, where there is none). Organisations are named by their id, which Microsoft puts into every activity.
 */
export function tenantStanding(
  { tenantId = '', employeeTenants = '', tenants = '' }: WrittenAccount['settings'],
  tenant: string,
): TenantStanding {
  const [own, listed] = [namesIn(employeeTenants || tenantId), namesIn(tenants)];
  if (own.includes(tenant.toLowerCase())) return 'employees';
  return listed.length === 0 || listed.includes(tenant.toLowerCase()) ? 'customers' : 'refused';
}

const namesIn = (list: string) =>
  list
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
