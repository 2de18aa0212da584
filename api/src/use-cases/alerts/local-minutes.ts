import { localMinutes as minutesIn } from '@sinia/core/schedule';
import { timeZone } from '@sinia/i18n';

/** Minutes since midnight where the office is: what quiet hours are measured in. */
export const localMinutes = (now: Date) => minutesIn(now, timeZone);
