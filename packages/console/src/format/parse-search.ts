import { CHANNELS, type Channel, fold, STATUSES, type Status } from '@sinia/core';
import type { ConsoleTexts } from '@sinia/i18n/console/ca';
import type { Me, Staff } from '../port/desk-port.ts';

export const OPERATORS = ['status', 'channel', 'assignee', 'group'] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a search asks for beside its words. */
export interface SearchFilters {
  readonly status?: readonly Status[];
  readonly channel?: Channel;
  readonly assigneeId?: string;
  /** Tickets of nobody. */
  readonly unassigned?: true;
  readonly groupId?: string;
}

export interface ParsedSearch {
  readonly words: string;
  readonly filters: SearchFilters;
  /** Operators that were understood, as they are shown: `Estat: Oberta`. */
  readonly understood: readonly string[];
  /** What was written after an operator and means nothing to us; it filters nothing. */
  readonly unknown: readonly string[];
}

interface World {
  readonly texts: ConsoleTexts;
  readonly staff: Staff;
  readonly me: Me;
}

export interface Choice {
  readonly label: string;
  /** The word that stands for it in every language. */
  readonly code: string;
  readonly filters: SearchFilters;
}

const TERM = /(\p{L}+):(?:"([^"]*)"?|(\S*))/gu;

/**
 * `estat:oberta canal:correu fuita riera`: operators in the language of the desk or in English, values by their name,
 * the beginning of it, or their code; the rest is words.
 */
export function parseSearch(text: string, world: World): ParsedSearch {
  const understood: string[] = [];
  const unknown: string[] = [];
  let filters: SearchFilters = {};
  const words = text.replace(TERM, (term, name: string, quoted?: string, plain?: string) => {
    const operator = operatorNamed(name, world.texts);
    if (!operator) return term;
    const value = quoted ?? plain ?? '';
    if (value === '') return ' ';
    const choice = choicesOf(operator, world).find((one) => names(one, value));
    if (choice) {
      filters = join(filters, choice.filters);
      understood.push(`${world.texts.search.operators[operator]}: ${choice.label}`);
    } else unknown.push(term);
    return ' ';
  });
  return { words: words.replace(/\s+/g, ' ').trim(), filters, understood, unknown };
}

/** The operator that is being written at the end of the text, with what of its value is there already. */
export function openTerm(text: string, texts: ConsoleTexts): { operator: Operator; typed: string } | null {
  const [, name = '', typed = ''] = /(\p{L}+):"?([^"\s]*)$/u.exec(text) ?? [];
  const operator = operatorNamed(name, texts);
  return operator ? { operator, typed } : null;
}

/** Every value that an operator takes. */
export function choicesOf(operator: Operator, { texts, staff, me }: World): Choice[] {
  switch (operator) {
    case 'status':
      return STATUSES.map((status) => ({
        ...{ code: status, label: texts.statusShort[status] },
        filters: { status: [status] },
      }));
    case 'channel':
      return CHANNELS.map((channel) => ({
        ...{ code: channel, label: texts.channel[channel] },
        filters: { channel },
      }));
    case 'assignee':
      return [
        { code: 'me', label: texts.search.me, filters: { assigneeId: me.id } },
        { code: 'nobody', label: texts.search.nobody, filters: { unassigned: true } },
        ...staff.agents.map(({ id, name }) => ({ code: id, label: name, filters: { assigneeId: id } })),
      ];
    case 'group':
      return staff.groups.map(({ id, name }) => ({ code: id, label: name, filters: { groupId: id } }));
  }
}

/** Whether what was typed begins the name, a word of it, or is its code. */
export function names({ label, code }: Pick<Choice, 'label' | 'code'>, typed: string): boolean {
  const wanted = fold(typed);
  const whole = fold(label);
  return (
    code === typed || whole.startsWith(wanted) || whole.split(' ').some((word) => word.startsWith(wanted))
  );
}

function operatorNamed(name: string, texts: ConsoleTexts): Operator | undefined {
  const wanted = fold(name);
  return OPERATORS.find((one) => one === wanted || fold(texts.search.operators[one]) === wanted);
}

/** Several states widen, anything else is replaced by what was written last. */
function join(before: SearchFilters, after: SearchFilters): SearchFilters {
  const status = after.status && [...(before.status ?? []), ...after.status];
  return { ...before, ...after, ...(status && { status }) };
}
