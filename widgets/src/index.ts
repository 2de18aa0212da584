export type { TokenFunction } from './client.ts';
export { SiniaAgentPanel } from './define/agent-panel.ts';
export { SiniaSurvey } from './define/survey.ts';
export { SiniaTicketForm } from './define/ticket-form.ts';
export { SiniaTicketTracker } from './define/ticket-tracker.ts';
export * from './form/events.ts';
export * from './panel/events.ts';
export * from './survey/events.ts';
export * from './tracker/events.ts';
