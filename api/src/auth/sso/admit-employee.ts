import { type Language, Refusal } from '@sinia/core';
import { type Employee, type EmployeeRefusal, employeeOf } from '@sinia/core/sso';
import type { Transaction } from '@sinia/database';
import type { Dependencies } from '../../use-cases/context.ts';
import { lockUser, type UserRow } from '../../use-cases/staff/people-store.ts';
import { insertProfile } from '../create-staff-store.ts';
import { auditSignIn } from '../sign-in-store.ts';
import { applyRole, type RoleChange } from './apply-role.ts';
import type { Vouched } from './ask-provider.ts';
import {
  findByAddress,
  findIdentity,
  linkIdentity,
  lockEmployee,
  noteVouched,
} from './sso-identity-store.ts';
import { readGroupRoles } from './sso-settings-store.ts';

export interface Admitted {
  readonly user: UserRow;
  /** The role that their groups give and no seat is free for. */
  readonly waitingFor: RoleChange['waitingFor'];
}

export interface AdmissionRequest {
  readonly requestId: string;
  /** In which the desk speaks to them at first. */
  readonly language: Language;
}

/** Whether an account that nobody has entered yet may become theirs by its address: only the provider's word is enough. */
interface FirstEntry extends AdmissionRequest {
  readonly mayLink: boolean;
}

/**
 * Lets in whom the provider vouches for. Any employee is `light` from their first time on; the administrator's table says
 * who is more. They are known by issuer and subject: an address that an account has already opens nothing.
 *
 * @throws Refusal `sso_guest sso_foreign_tenant sso_address_missing sso_address_taken sso_not_allowed`
 */
export function admitEmployee(
  dependencies: Dependencies,
  vouched: Vouched,
  request: AdmissionRequest,
): Promise<Admitted> {
  const employee = employeeOrRefuse(vouched);
  const { db, clock, secret } = dependencies;
  return db.transaction(async (tx) => {
    const now = clock();
    const { id: userId } = await recogniseEmployee(tx, dependencies, employee, {
      ...request,
      mayLink: true,
    });
    await noteVouched(tx, secret, userId, { refreshToken: vouched.refreshToken, now });
    const waitingFor = await followGroups(tx, dependencies, userId, vouched.memberships, {
      id: request.requestId,
      now,
    });
    return { user: await lockUser(tx, userId), waitingFor };
  });
}

/**
 * Whom we know by this issuer and subject; who comes for the first time is `light` from now on.
 *
 * @throws Refusal `sso_address_taken sso_not_allowed`
 */
export async function recogniseEmployee(
  tx: Transaction,
  dependencies: Dependencies,
  employee: Employee,
  request: FirstEntry,
): Promise<UserRow> {
  await lockEmployee(tx, employee);
  const now = dependencies.clock();
  const known = await findIdentity(tx, employee);
  const userId = known?.userId ?? (await firstEntry(tx, dependencies, employee, { ...request, now }));
  const user = await lockUser(tx, userId);
  if (user.disabledAt) throw new Refusal('sso_not_allowed');
  return user;
}

/** @throws Refusal for a token that speaks of nobody of the house. */
export function employeeOrRefuse({ claims }: Vouched): Employee {
  const employee: Employee | EmployeeRefusal = employeeOf(claims);
  if (typeof employee === 'string') throw new Refusal(employee);
  return employee;
}

/** Gives somebody the role of their groups and writes down what changed. @returns the role that waits for a seat */
export async function followGroups(
  tx: Transaction,
  { settings: { seats } }: Pick<Dependencies, 'settings'>,
  userId: string,
  memberships: readonly string[],
  request: { readonly id: string; readonly now: Date },
): Promise<RoleChange['waitingFor']> {
  const table = await readGroupRoles(tx);
  const change = await applyRole(tx, userId, memberships, { table, seats, now: request.now });
  if (change && change.from !== change.to)
    await auditSignIn(tx, `staff.sso_role ${change.from} ${change.to}`, userId, request);
  return change?.waitingFor ?? null;
}

async function firstEntry(
  tx: Transaction,
  dependencies: Dependencies,
  employee: Employee,
  { requestId, language, mayLink, now }: FirstEntry & { readonly now: Date },
): Promise<string> {
  const known = await findByAddress(tx, employee.email);
  if (known && (known.hasWayIn || !mayLink)) throw new Refusal('sso_address_taken');
  const { name, email } = employee;
  const id = known?.id ?? (await insertProfile(tx, dependencies, { name, email, role: 'light', language }));
  await linkIdentity(tx, id, employee, now);
  await auditSignIn(tx, known ? 'staff.sso_linked' : 'staff.sso_joined', id, { id: requestId, now });
  return id;
}
