import type { DirectoryContract } from '../customer.ts';
import type { RecordProblem } from '../rejected-record.ts';
import { readRole, readStatus } from './codes.ts';
import { InRecord, optional } from './field.ts';
import type { RawContract } from './raw-customer.ts';
import { readAddress } from './read-address.ts';
import { readDay } from './wire-values.ts';

/** @throws InRecord */
export function readContract(raw: RawContract): DirectoryContract {
  const number = optional('contract', raw.number, 30);
  if (number === null) throw new InRecord('id_missing', 'contract');
  const startDate = known('startDate', readDay(raw.startDate), 'date_invalid');
  const endDate = known('endDate', readDay(raw.endDate), 'date_invalid');
  return {
    number,
    role: known('contractRole', readRole(raw.role), 'role_unknown') ?? 'holder',
    status:
      known('contractStatus', readStatus(raw.status), 'status_unknown') ?? (endDate ? 'ended' : 'active'),
    supplyPointId: optional('supplyPointId', raw.supplyPointId, 60),
    supplyAddress: readAddress('supplyStreet', raw.supplyAddress),
    meterSerial: optional('meter', raw.meterSerial, 60),
    use: optional('use', raw.use, 60),
    ...{ startDate, endDate },
  };
}

function known<Value>(field: string, value: Value | undefined, problem: RecordProblem): Value {
  if (value === undefined) throw new InRecord(problem, field);
  return value;
}
