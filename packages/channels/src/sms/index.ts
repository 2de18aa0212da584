export * from './http-sms.ts';
export * from './sms-text.ts';
