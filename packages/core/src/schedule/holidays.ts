import type { LocalDay } from './local-time.ts';

export interface Holiday {
  readonly day: LocalDay;
  readonly scope: 'general' | 'local';
}

const general = (...days: LocalDay[]) => days.map((day): Holiday => ({ day, scope: 'general' }));
const local = (...days: LocalDay[]) => days.map((day): Holiday => ({ day, scope: 'local' }));

/**
 * Holidays of Mataró: those of the yearly Ordre of the Generalitat, and the two of the city (the Monday after Pentecost
 * and 27 July). 2027 is worked out and to be compared with its Ordre.
 */
export const MATARO_HOLIDAYS: readonly Holiday[] = [
  ...general(
    '2026-01-01',
    '2026-01-06',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-06-24',
    '2026-08-15',
  ),
  ...general('2026-09-11', '2026-10-12', '2026-12-08', '2026-12-25', '2026-12-26'),
  ...local('2026-05-25', '2026-07-27'),
  ...general(
    '2027-01-01',
    '2027-01-06',
    '2027-03-26',
    '2027-03-29',
    '2027-05-01',
    '2027-06-24',
    '2027-09-11',
  ),
  ...general('2027-10-12', '2027-11-01', '2027-12-06', '2027-12-08', '2027-12-25'),
  ...local('2027-05-17', '2027-07-27'),
];
