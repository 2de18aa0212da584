import { newId, type StaffRole } from '@sinia/core';
import { schema } from '@sinia/database';
import { createStaff } from '../auth/create-staff-store.ts';
import type { Dependencies } from '../use-cases/context.ts';

export interface SeedStaff {
  readonly role: StaffRole;
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string;
}

const NAMES = {
  admin: 'Marta Roca',
  supervisor: 'Jordi Camps',
  agent: 'Cristina Vila',
  auditor: 'Elena Sanchis',
  light: 'Brigada de xarxa',
} as const satisfies Record<StaffRole, string>;

const GROUPS = ['Atenció al client', 'Avaries', 'Facturació'] as const;

/** Groups and one person of each role. @returns the id of the agent. */
export async function seedStaff(dependencies: Dependencies, given: readonly SeedStaff[]): Promise<string> {
  const { db, clock, random } = dependencies;
  const groups = GROUPS.map((name, index) => ({
    id: newId('grp', clock().getTime(), random(16)),
    name,
    isDefault: index === 0,
  }));
  await db.insert(schema.groups).values(groups);
  let agentId = '';
  for (const { role, email, password, totpSecret } of given) {
    const works = role === 'agent' || role === 'supervisor';
    const id = await createStaff(dependencies, {
      name: NAMES[role],
      email,
      role,
      language: 'ca',
      password,
      totpSecret: role === 'light' ? undefined : totpSecret,
      groupIds: works ? groups.map((group) => group.id) : [],
    });
    if (role === 'agent') agentId = id;
  }
  return agentId;
}
