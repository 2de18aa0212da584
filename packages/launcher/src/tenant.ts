import { randomBytes, randomUUID } from 'node:crypto';
import type { StaffRole } from './secrets.ts';

/** How the applications of the demonstration are known to its identity provider. */
export type Tenant = {
  tenant: string;
  desk: { clientId: string; clientSecret: string };
  intranet: { clientId: string; clientSecret: string };
};

export type TenantPerson = {
  oid: string;
  name: string;
  username: string;
  groups: readonly string[];
  severalFactors: boolean;
};

/** Groups of the company, and what their people may do at the desk. */
export const tenantGroups: ReadonlyArray<{ group: string; label: string; role: StaffRole }> = [
  { group: '1f0a6c1e-5d1b-4f0e-9d55-0a1c2b3d4e01', label: 'Atenció al client', role: 'agent' },
  { group: '1f0a6c1e-5d1b-4f0e-9d55-0a1c2b3d4e02', label: 'Caps d’atenció', role: 'supervisor' },
  { group: '1f0a6c1e-5d1b-4f0e-9d55-0a1c2b3d4e03', label: 'Auditoria interna', role: 'auditor' },
];

const groupOf = (role: StaffRole) => tenantGroups.flatMap((line) => (line.role === role ? [line.group] : []));

/** Invented employees; two of them work at the desk, one only with its own second factor, the others elsewhere. */
export const tenantPeople: readonly TenantPerson[] = [
  person(1, 'Marta Soler Vidal', 'marta.soler', groupOf('agent')),
  person(2, 'Ramon Pujol Font', 'ramon.pujol', groupOf('supervisor')),
  person(3, 'Lucía Ortega Ruiz', 'lucia.ortega', []),
  person(4, 'Jordi Camps Vila', 'jordi.camps', []),
  { ...person(5, 'Elena Marín Soto', 'elena.marin', groupOf('agent')), severalFactors: false },
];

function person(number: number, name: string, username: string, groups: readonly string[]): TenantPerson {
  const oid = `5b2f7c90-8a44-4c0b-bd1e-00000000000${number}`;
  return { oid, name, username: `${username}@aigues.example`, groups, severalFactors: true };
}

export function makeTenant(): Tenant {
  const client = () => ({ clientId: randomUUID(), clientSecret: randomBytes(24).toString('base64url') });
  return { tenant: randomUUID(), desk: client(), intranet: client() };
}
