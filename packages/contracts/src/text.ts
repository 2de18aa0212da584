import { z } from 'zod';

/** Characters that no person types: C0 controls but for tab and line breaks. PostgreSQL refuses NUL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Of a pair of surrogates only one: it is no character. */
const HALF = /\p{Surrogate}/u;
const isTyped = (text: string) => !CONTROL.test(text) && !HALF.test(text);

/** One line that a person typed. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => isTyped(text) && !/[\r\n]/.test(text), { error: 'control_characters' });

/** Paragraphs that a person typed. */
export const paragraphs = (max: number) =>
  z.string().trim().min(1).max(max).refine(isTyped, { error: 'control_characters' });

export const Timestamp = z.iso
  .datetime()
  .meta({ description: 'RFC 3339, UTC', example: '2026-12-28T09:12:00.000Z' });

export const EmailAddress = z.email().max(254).meta({ example: 'nuria.puig@example.cat' });

/** As typed, spaces allowed: `93 741 61 00`, `+34 600 111 222`. */
export const PhoneNumber = z
  .string()
  .trim()
  .regex(/^\+?[\d\s().\-/]{3,25}$/)
  .meta({ example: '600 111 222' });
