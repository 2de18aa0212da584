export * from './capabilities.ts';
export * from './port.ts';
