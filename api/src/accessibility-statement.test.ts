import type { Language } from '@sinia/core';
import { STATEMENT_PATHS } from '@sinia/i18n/statement/paths';
import { expect, test } from 'vitest';
import { accessibilityStatement } from './accessibility-statement.ts';
import { hostedPage } from './hosted-page.ts';
import type { Settings } from './use-cases/context.ts';

const settings = {
  baseUrl: 'https://desk.example.cat',
  mailbox: 'atencio@example.cat',
  mailName: 'Aigües de Mataró',
  phone: '937 00 00 00',
} as Settings;

test.each([
  ['ca', 'Declaració d’accessibilitat', 'parcialment conforme', '24 de novembre del 2026'],
  ['es', 'Declaración de accesibilidad', 'parcialmente conforme', '24 de noviembre de 2026'],
  ['en', 'Accessibility statement', 'partially compliant', '24 November 2026'],
] as const)('in %s: title, state, gaps, date, contact, how to complain', (language, title, state, date) => {
  const page = accessibilityStatement(language, settings);
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(`<h1>${title}</h1>`);
  expect(page).toContain(state);
  expect(page.match(/<h2>/g)).toHaveLength(5);
  expect(page.match(/<li>/g)?.length).toBeGreaterThanOrEqual(7);
  expect(page).toContain(date);
  expect(page).toContain('href="mailto:atencio@example.cat"');
  expect(page).toContain('href="tel:937000000"');
  expect(page).toContain('1112/2018');
  for (const path of Object.values(STATEMENT_PATHS)) expect(page).toContain(`href="${path}"`);
});

test.each(['ca', 'es', 'en'] as const satisfies Language[])(
  'every hosted page leads there, in %s',
  (language) => {
    for (const page of ['tracker', 'survey'] as const)
      expect(hostedPage(page, language, settings)).toContain(`href="${STATEMENT_PATHS[language]}"`);
  },
);
