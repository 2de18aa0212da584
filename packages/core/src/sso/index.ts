export * from './claims.ts';
export * from './role-of.ts';
export * from './second-factor.ts';
