export * from './enter-desk.ts';
export * from './launch.ts';
export * from './open-browser.ts';
