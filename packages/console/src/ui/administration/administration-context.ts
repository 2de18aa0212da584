import type { AdministrationTexts } from '@sinia/i18n/administration/ca';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AdministrationPort } from '../../port/administration-port.ts';

export interface Administration {
  readonly texts: AdministrationTexts;
  readonly port: AdministrationPort;
  /**
   * Does something on the server and says how it went. @returns its answer; undefined where it was refused, which has
   * been said in words.
   */
  readonly act: <Answer>(work: Promise<Answer>, done?: string) => Promise<Answer | undefined>;
}

export const AdministrationContext = createContext<Administration | null>(null);

export function useAdministration(): Administration {
  const administration = useContext(AdministrationContext);
  if (!administration) throw new Error('not inside the administration');
  return administration;
}
