export * from './customer.ts';
export * from './directory-failure.ts';
export * from './hash-customer.ts';
export * from './port.ts';
export * from './rejected-record.ts';
export * from './replica-rule.ts';
export * from './search-keys.ts';
