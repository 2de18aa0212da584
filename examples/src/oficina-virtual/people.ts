import type { SignedInCustomer } from '../sign-customer-token.ts';

/** Contracts of the invented billing system that a manager of buildings looks after: the first of thirty customers. */
const dozens = Array.from({ length: 30 }, (_, place) => String((place + 1) * 100).padStart(9, '0'));

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
  {
    id: 'ov-1003',
    name: 'Finques Costa Serena',
    email: 'oficina@finques.example',
    phone: '+34600000103',
    contracts: dozens,
    locale: 'ca',
  },
];
