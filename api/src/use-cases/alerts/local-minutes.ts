import { timeZone } from '@sinia/i18n';

const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });

/** Minutes since midnight where the office is: what quiet hours are measured in. */
export function localMinutes(now: Date): number {
  const [hours = 0, minutes = 0] = clock.format(now).split(':').map(Number);
  return hours * 60 + minutes;
}
