export { type ConsoleOptions, type MountedConsole, mountConsole } from './mount-console.tsx';
export { VIEWS, type View } from './port/desk-port.ts';
export type { GetToken, Granted } from './session/session.ts';
