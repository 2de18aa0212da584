import { type DestinationStream, type Logger, pino } from 'pino';
import { errorForLog } from './error-for-log.ts';

/** The log of one process, JSON lines; errors say what happened and nothing of what anybody wrote. */
export function createLog(
  level: string,
  processName: string,
  destination: DestinationStream = pino.destination(2),
): Logger {
  const serializers = { err: (error: unknown) => errorForLog(error) };
  return pino({ level, base: { process: processName }, serializers }, destination);
}
