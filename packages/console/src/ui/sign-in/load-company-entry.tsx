import type { Locale } from '@sinia/i18n';
import type { FunctionComponent } from 'preact';
import type { SsoDoors } from '../../session/sso-doors.ts';
import { type Trip, travelElsewhere, travelHere } from '../../session/sso-trip.ts';

export interface CompanyWay {
  readonly doors: SsoDoors;
  /** Where to come back to from the provider. */
  readonly trip: () => Trip;
  /** Goes in a window of its own, and tells when somebody has signed in there; a window that answers its opener must. */
  readonly arrived?: () => void;
}

/** The button of the company sign-in with its words and code; null where there is no provider. */
export async function loadCompanyEntry(way: CompanyWay, locale: Locale): Promise<FunctionComponent | null> {
  const provider = await way.doors.provider();
  if (!provider) return null;
  const [{ CompanyEntry }, { loadSsoPack }] = await Promise.all([
    import('./company-entry.tsx'),
    import('./sso-pack.ts'),
  ]);
  const pack = await loadSsoPack(locale);
  const leave = async () => {
    if (way.arrived && travelElsewhere(way.arrived)) return 'elsewhere';
    const refused = await travelHere(way.doors, way.trip());
    return refused ? { refused } : 'here';
  };
  return () => <CompanyEntry provider={provider} {...pack} leave={leave} />;
}
