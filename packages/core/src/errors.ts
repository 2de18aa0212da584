/** The few kinds of refusal; `api/src/transport-errors.ts` maps each to HTTP and tRPC. */
export const ERROR_KINDS = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'stale',
  'too_large',
  'unsupported',
  'unprocessable',
  'precondition_required',
  'limit',
  'unavailable',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** The stable codes that callers may branch on, each with its kind. The words for each stand in `@sinia/i18n/errors`. */
export const ERROR_CODES = {
  invalid_body: 'invalid',
  invalid_json: 'invalid',
  invalid_query: 'invalid',
  invalid_reference: 'invalid',
  invalid_cursor: 'invalid',
  invalid_idempotency_key: 'invalid',
  attachment_unknown: 'invalid',
  assignee_unknown: 'invalid',
  group_unknown: 'invalid',
  contact_unknown: 'invalid',
  identity_invalid: 'invalid',
  notice_route_missing: 'invalid',
  sms_to_landline: 'invalid',
  recipient_missing: 'invalid',
  credential_missing: 'unauthenticated',
  credential_invalid: 'unauthenticated',
  credential_expired: 'unauthenticated',
  second_factor_required: 'unauthenticated',
  signature_invalid: 'unauthenticated',
  signature_expired: 'unauthenticated',
  sso_failed: 'unauthenticated',
  origin_not_allowed: 'forbidden',
  address_not_allowed: 'forbidden',
  handshake_refused: 'forbidden',
  permission_denied: 'forbidden',
  challenge_required: 'forbidden',
  challenge_failed: 'forbidden',
  sso_guest: 'forbidden',
  sso_foreign_tenant: 'forbidden',
  sso_address_missing: 'forbidden',
  sso_not_allowed: 'forbidden',
  not_found: 'not_found',
  recording_not_kept: 'not_found',
  route_unknown: 'not_found',
  sso_off: 'not_found',
  status_closed_is_final: 'conflict',
  status_never_back_to_new: 'conflict',
  status_not_resolved_yet: 'conflict',
  message_on_closed_ticket: 'conflict',
  merge_into_itself: 'conflict',
  merge_already_merged: 'conflict',
  merge_into_merged: 'conflict',
  merge_into_closed: 'conflict',
  merge_into_resolved: 'conflict',
  merge_already_undone: 'conflict',
  ticket_is_merged: 'conflict',
  ticket_is_spam: 'conflict',
  ticket_not_spam: 'conflict',
  ticket_not_snoozed: 'conflict',
  snooze_resolved: 'conflict',
  split_last_message: 'conflict',
  split_not_of_customer: 'conflict',
  survey_already_answered: 'conflict',
  delivery_not_failed: 'conflict',
  letter_not_waiting: 'conflict',
  transcript_too_early: 'conflict',
  transcript_sent_often: 'conflict',
  held_reply_gone: 'conflict',
  seats_exhausted: 'conflict',
  email_taken: 'conflict',
  sso_address_taken: 'conflict',
  name_taken: 'conflict',
  last_admin: 'conflict',
  group_in_use: 'conflict',
  origin_taken: 'conflict',
  address_taken: 'conflict',
  account_taken: 'conflict',
  mailbox_in_use: 'conflict',
  mailbox_is_default: 'conflict',
  mailbox_without_imap: 'conflict',
  import_under_way: 'conflict',
  directory_not_connected: 'conflict',
  identity_taken: 'conflict',
  run_not_undoable: 'conflict',
  run_not_repeatable: 'conflict',
  contact_merge_into_itself: 'conflict',
  contact_merge_differs: 'conflict',
  contact_already_merged: 'conflict',
  contact_merge_undone: 'conflict',
  exchange_in_use: 'conflict',
  extension_taken: 'conflict',
  call_task_taken: 'conflict',
  exchange_cannot_dial: 'conflict',
  exchange_cannot_pause: 'conflict',
  telephone_busy: 'conflict',
  call_not_going_on: 'conflict',
  idempotency_in_progress: 'conflict',
  version_stale: 'stale',
  body_too_large: 'too_large',
  attachment_too_large: 'too_large',
  import_file_too_large: 'too_large',
  content_type_unsupported: 'unsupported',
  attachment_empty: 'unprocessable',
  attachment_being_checked: 'conflict',
  attachment_retained: 'forbidden',
  import_file_gone: 'unprocessable',
  call_not_of_a_customer: 'unprocessable',
  agent_without_extension: 'unprocessable',
  number_not_callable: 'unprocessable',
  reason_unknown: 'invalid',
  reason_too_deep: 'unprocessable',
  snooze_in_past: 'unprocessable',
  snooze_too_far: 'unprocessable',
  link_to_itself: 'unprocessable',
  reply_channel_unreachable: 'unprocessable',
  personal_data_in_public: 'unprocessable',
  sender_invalid: 'unprocessable',
  sender_is_ours: 'unprocessable',
  sender_domain_too_wide: 'unprocessable',
  template_invalid: 'unprocessable',
  mailbox_unreadable: 'unprocessable',
  sso_refused: 'unprocessable',
  contract_not_yours: 'unprocessable',
  idempotency_body_differs: 'unprocessable',
  if_match_missing: 'precondition_required',
  rate_limited: 'limit',
  unavailable: 'unavailable',
  sso_unreachable: 'unavailable',
  exchange_unreachable: 'unavailable',
} as const satisfies Record<string, ErrorKind>;
export type ErrorCode = keyof typeof ERROR_CODES;

/** What is wrong with one field: a JSON pointer (RFC 6901) and a code. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
}

/** A refusal in our own words; anything else that is thrown is a defect and reveals nothing. */
export class Refusal extends Error {
  readonly kind: ErrorKind;
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, details: { fields?: readonly FieldError[]; retryAfterSeconds?: number } = {}) {
    super(code);
    this.name = 'Refusal';
    this.kind = ERROR_CODES[code];
    this.code = code;
    this.fields = details.fields ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
