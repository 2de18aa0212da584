export * from './identity-problem.ts';
export * from './normalise-identity.ts';
