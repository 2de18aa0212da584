import { Refusal } from '@sinia/core';
import { CONTACT_FIELDS, IDENTITY_SOURCES, RULE_EFFECTS, RULE_NAMES } from '@sinia/core/identity';
import { z } from 'zod';
import { defineQuery } from '../query.ts';
import { defineUseCase } from '../use-case.ts';
import { compareAll, insertSettings, readSettings, readVersions } from './settings-store.ts';

/** Every source once, in the order in which they count. */
const Sources = z
  .array(z.enum(IDENTITY_SOURCES))
  .length(IDENTITY_SOURCES.length)
  .refine((sources) => new Set(sources).size === sources.length, { error: 'sources_twice' });

export const RulesShape = z.strictObject({
  effects: z.record(z.enum(RULE_NAMES), z.enum(RULE_EFFECTS)),
  nameAlikeFrom: z.number().min(0.5).max(1),
  offerFrom: z.int().min(0).max(100),
  duplicateFrom: z.int().min(1).max(100),
  fieldSources: z.record(z.enum(CONTACT_FIELDS), Sources),
});

const Versioned = z.object({
  /** 0: as they are shipped. */
  version: z.int(),
  settings: RulesShape,
  /** Who wrote which version, and when; the latest first. */
  versions: z.array(z.object({ version: z.int(), savedBy: z.string(), savedAt: z.iso.datetime() })),
});

/** How people are identified and whose word counts for which field, as it counts now. */
export const getRules = defineQuery({
  name: 'getIdentificationRules',
  permission: 'contact.settings',
  input: z.object({}),
  output: Versioned,
  async run({ dependencies: { db } }) {
    const [current, versions] = await Promise.all([readSettings(db), readVersions(db)]);
    return {
      ...inOrder(current),
      versions: versions.map(({ settings: _settings, ...written }) => written),
    };
  },
});

/**
 * Writes the rules anew. They count from now on for whoever is identified; the fields of existing contacts are decided
 * anew one after the other, and who may be the same is looked for again.
 *
 * @throws Refusal `version_stale` where somebody else wrote them meanwhile.
 */
export const saveRules = defineUseCase({
  name: 'saveIdentificationRules',
  permission: 'contact.settings',
  input: z.object({ version: z.int().meta({ description: 'The one that was read.' }), settings: RulesShape }),
  output: z.object({ version: z.int() }),
  load: (tx) => readSettings(tx),
  about: () => ({}),
  run: (work, { input: { version: read, settings }, subject, context, now }) => {
    if (subject.version !== read) throw new Refusal('version_stale');
    const version = read + 1;
    insertSettings(work, { version, settings, savedBy: context.actor.name, savedAt: now });
    compareAll(work);
    work.audit(`identification_rules.saved ${version}`, null);
    return { version };
  },
});

/** Sources that a version does not name yet count last. */
function inOrder({ version, settings }: Awaited<ReturnType<typeof readSettings>>) {
  const fieldSources = Object.fromEntries(
    CONTACT_FIELDS.map((field) => {
      const named = settings.fieldSources[field];
      return [field, [...named, ...IDENTITY_SOURCES.filter((source) => !named.includes(source))]];
    }),
  ) as z.output<typeof RulesShape>['fieldSources'];
  return { version, settings: { ...settings, effects: { ...settings.effects }, fieldSources } };
}
