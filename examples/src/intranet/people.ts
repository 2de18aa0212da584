import type { SignedInCustomer } from '../sign-customer-token.ts';

/** Invented employees, as the company's own directory would name them. */
export const employees: readonly SignedInCustomer[] = [
  { id: 'emp-0417', name: 'Jordi Camps Vila', email: 'brigada@sinia.example', locale: 'ca' },
  { id: 'emp-0233', name: 'Lucía Ortega Ruiz', email: 'laboratori@sinia.example', locale: 'es' },
];
