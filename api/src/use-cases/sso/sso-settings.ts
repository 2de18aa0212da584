import { STAFF_ROLES } from '@sinia/core';
import { SSO_SECOND_FACTORS } from '@sinia/core/sso';
import { z } from 'zod';

const LOOPBACK = /^http:\/\/([a-z0-9-]+\.)*(localhost|127\.0\.0\.1)(:\d+)?\//;
/** Addresses of Microsoft that stand for every tenant at once: anybody in the world would be an employee. */
const EVERY_TENANT = /^https:\/\/login\.microsoftonline\.[a-z]+\/(common|organizations|consumers)\b/i;

const Issuer = z
  .url()
  .max(300)
  .refine((text) => text.startsWith('https://') || LOOPBACK.test(text), { error: 'https_needed' })
  .refine((text) => !EVERY_TENANT.test(text), { error: 'every_tenant' });

/** How the company sign-in is set up; the secret is kept apart, sealed. */
export const SsoConnection = z.object({
  enabled: z.boolean(),
  /** How the provider is called on the button. */
  name: z.string().trim().min(1).max(40),
  issuer: Issuer,
  clientId: z.string().trim().min(1).max(200),
  secondFactor: z.enum(SSO_SECOND_FACTORS),
  /** The authentication context to ask for, such as `c1`. */
  context: z.string().trim().min(1).max(200).nullable(),
});
export type SsoConnection = z.infer<typeof SsoConnection>;

/** Left out it stays what it was, for the same issuer and application. */
export const ClientSecret = z.string().min(1).max(500).optional();

export const GroupLine = z.object({
  group: z.string().trim().min(1).max(200),
  label: z.string().trim().min(1).max(80),
  role: z.enum(STAFF_ROLES),
  groupIds: z.array(z.string().max(60)).max(50),
});
