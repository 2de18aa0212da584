export * from './capabilities.ts';
export * from './port.ts';
export * from './send-codes.ts';
export * from './written/channel-event.ts';
export * from './written/endpoints.ts';
export * from './written/written-channel.ts';
