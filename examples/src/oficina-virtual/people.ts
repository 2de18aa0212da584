import type { SignedInCustomer } from '../sign-customer-token.ts';

/** Invented customers; nobody of this name, number or address is meant. */
export const customers: readonly SignedInCustomer[] = [
  {
    id: 'ov-1001',
    name: 'Núria Puig Serra',
    email: 'nuria.puig@clients.example',
    phone: '+34600000101',
    contract: 'VM-100101',
    locale: 'ca',
  },
  {
    id: 'ov-1002',
    name: 'Antonio Reyes Vega',
    email: 'antonio.reyes@clients.example',
    phone: '+34600000102',
    contract: 'VM-100102',
    locale: 'es',
  },
];
