/** What is exchanged with each system, as data: the page of integrations and the manual say it in words. */
export const CATALOGUE = {
  aquacis: {
    receives: ['customer', 'document', 'contact_data', 'contract', 'supply', 'invoices', 'readings'],
    sends: ['contact_note'],
    /** Two nights without a copy. */
    silenceMs: 50 * 3_600_000,
  },
  enreach: {
    receives: ['call', 'caller_number', 'queue', 'agent_state', 'call_rating', 'recording_link'],
    sends: [],
    silenceMs: null,
  },
  oficinaVirtual: {
    receives: ['signed_identity', 'contract_number', 'request', 'attachments'],
    sends: ['status', 'conversation', 'terms'],
    silenceMs: null,
  },
  website: {
    receives: ['request', 'attachments', 'claimed_identity'],
    sends: ['key', 'status'],
    silenceMs: null,
  },
  clamav: { receives: ['virus_found'], sends: ['attachments'], silenceMs: null },
} as const;

export const INTEGRATION_IDS = [
  'aquacis',
  'enreach',
  'oficinaVirtual',
  'website',
  'clamav',
] as const satisfies (keyof typeof CATALOGUE)[];
export type IntegrationId = (typeof INTEGRATION_IDS)[number];

export const EXCHANGED_FIELDS = [
  ...(['customer', 'document', 'contact_data', 'contract', 'supply', 'invoices', 'readings'] as const),
  ...(['contact_note', 'call', 'caller_number', 'queue', 'agent_state', 'call_rating'] as const),
  ...(['recording_link', 'signed_identity', 'contract_number', 'request', 'attachments'] as const),
  ...(['status', 'conversation', 'terms', 'claimed_identity', 'key', 'virus_found'] as const),
] as const;
