import { ca } from '@sinia/i18n/console/ca';
import { es } from '@sinia/i18n/console/es';
import { describe, expect, test } from 'vitest';
import { ME, STAFF } from '../../test/sample-desk.ts';
import { choicesOf, OPERATORS, openTerm, parseSearch } from './parse-search.ts';

const world = { texts: ca, staff: STAFF, me: ME };
const filtersOf = (text: string, texts = ca) => parseSearch(text, { ...world, texts }).filters;

describe('operators in a search', () => {
  test.each([
    ['estat:nova', { status: ['new'] }],
    ['status:new', { status: ['new'] }],
    ['estat:nova estat:resolta', { status: ['new', 'solved'] }],
    ['canal:correu', { channel: 'email' }],
    ['assignada:jo', { assigneeId: ME.id }],
    ['assignada:ningú', { unassigned: true }],
    [`assignada:"${STAFF.agents[0]?.name}"`, { assigneeId: STAFF.agents[0]?.id }],
    [`grup:"${STAFF.groups[0]?.name}"`, { groupId: STAFF.groups[0]?.id }],
  ])('%s', (text, filters) => {
    expect(filtersOf(text)).toEqual(filters);
  });

  test('the words are what is left, whatever its place', () => {
    expect(parseSearch('fuita estat:nova riera', world)).toMatchObject({
      words: 'fuita riera',
      understood: ['Estat: Nova'],
    });
  });

  test('another language, its own words', () => {
    expect(filtersOf('estado:nueva canal:correo', es)).toEqual({ status: ['new'], channel: 'email' });
  });

  test('what means nothing is said and filters nothing; a colon in a text stays a text', () => {
    expect(parseSearch('estat:blau hora: 10:30 https://example.cat', world)).toMatchObject({
      words: 'hora: 10:30 https://example.cat',
      filters: {},
      unknown: ['estat:blau'],
    });
  });

  test('an operator that is being written offers its values', () => {
    expect(openTerm('fuita estat:re', ca)).toEqual({ operator: 'status', typed: 're' });
    expect(openTerm('fuita', ca)).toBeNull();
  });

  test.each(OPERATORS)('every value of %s is found by its own name', (operator) => {
    for (const choice of choicesOf(operator, world)) {
      const { filters } = parseSearch(`${operator}:"${choice.label}"`, world);
      expect([choice.label, filters]).toEqual([choice.label, choice.filters]);
    }
  });
});
