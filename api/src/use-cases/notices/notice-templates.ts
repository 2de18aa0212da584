import { LANGUAGES, type Language, NOTICE_KINDS, type NoticeKind, STATUSES } from '@sinia/core';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { defineUseCase } from '../use-case.ts';
import {
  readSwitches,
  readTemplates,
  removeTemplate,
  templateOf,
  writeSwitch,
  writeTemplate,
} from './notice-store.ts';
import { renderNotice } from './render-notice.ts';
import { sampleVariables } from './sample-variables.ts';

const Kind = z.enum(NOTICE_KINDS);
const Locale = z.enum(LANGUAGES);
const Words = { subject: z.string().trim().min(1).max(300), text: z.string().trim().min(1).max(20_000) };

export const NoticeTemplateView = z.object({
  kind: Kind,
  language: Locale,
  subject: z.string(),
  text: z.string(),
  /** Whether an administrator changed it. */
  changed: z.boolean(),
  version: z.int(),
});

/** Every text of every notice, with who tells which status. */
export const listNoticeTemplates = defineQuery({
  name: 'listNoticeTemplates',
  permission: 'template.read',
  input: z.object({}),
  output: z.object({
    templates: z.array(NoticeTemplateView),
    switches: z.record(z.enum(STATUSES), z.boolean()),
  }),
  async run({ dependencies: { db } }) {
    const [overrides, switches] = await Promise.all([readTemplates(db), readSwitches(db)]);
    const templates = NOTICE_KINDS.flatMap((kind) =>
      LANGUAGES.map((language) => {
        const own = overrides.find((row) => row.kind === kind && row.language === language);
        const { subject, text } = templateOf(overrides, kind, language);
        return { kind, language, subject, text, changed: own !== undefined, version: own?.version ?? 0 };
      }),
    );
    return { templates, switches };
  },
});

/** Writes the wording of one notice, once it has been proven to render. */
export const saveNoticeTemplate = defineUseCase({
  name: 'saveNoticeTemplate',
  permission: 'template.write',
  input: z.object({ kind: Kind, language: Locale, ...Words }),
  output: z.object({ kind: Kind, language: Locale }),
  load: async () => null,
  about: () => ({}),
  run: async (work, { input, context }) => {
    const { settings } = context.dependencies;
    await renderNotice(input, sampleVariables(input.kind, input.language, settings));
    writeTemplate(work, { ...input, updatedBy: context.actor.id });
    work.audit(`notice_template.saved ${input.kind} ${input.language}`, null);
    return key(input);
  },
});

/** Goes back to the wording that came with the product. */
export const resetNoticeTemplate = defineUseCase({
  name: 'resetNoticeTemplate',
  permission: 'template.write',
  input: z.object({ kind: Kind, language: Locale }),
  output: z.object({ kind: Kind, language: Locale }),
  load: async () => null,
  about: () => ({}),
  run: (work, { input }) => {
    removeTemplate(work, input.kind, input.language);
    work.audit(`notice_template.reset ${input.kind} ${input.language}`, null);
    return key(input);
  },
});

/** Decides whether customers are told when a ticket gets to a status. */
export const switchNotice = defineUseCase({
  name: 'switchNotice',
  permission: 'template.write',
  input: z.object({ status: z.enum(STATUSES), notify: z.boolean() }),
  output: z.object({ status: z.enum(STATUSES), notify: z.boolean() }),
  load: async () => null,
  about: () => ({}),
  run: (work, { input, context }) => {
    writeSwitch(work, { ...input, updatedBy: context.actor.id });
    work.audit(`notice_switch.${input.notify ? 'on' : 'off'} ${input.status}`, null);
    return input;
  },
});

function key({ kind, language }: { kind: NoticeKind; language: Language }) {
  return { kind, language };
}
