export * from './call-event-reading.ts';
export * from './exchange-control.ts';
export * from './http-exchange-control.ts';
export * from './parse-call-event.ts';
export * from './signature.ts';
export * from './template-event.ts';
