import { LEGAL_TYPES, PRIORITIES } from '@sinia/core';
import { TagEditor } from '../context/tag-editor.tsx';
import { useDesk } from '../parts/desk-context.ts';
import type { Opening } from './opening.ts';
import { ChoiceField, FieldGroup, TextField } from './opening-field.tsx';

/** Where the ticket belongs and who has it; everything may stay as it is. */
export function SortFields({ opening }: { opening: Opening }) {
  const { texts, staff, me } = useDesk();
  const { opening: t, field, context } = texts;
  const us = opening.form.value.writtenBy === 'us';
  const groups = staff.value.groups.map(({ id, name }) => [id, name] as const);
  const others = staff.value.agents
    .filter(({ id }) => id !== me.id)
    .map(({ id, name }) => [id, name] as const);
  const mine = [me.id, `${me.name} (${texts.assign.you})`] as const;
  const nobody = us ? [] : [['', context.nobody] as const];
  return (
    <FieldGroup title={t.sort}>
      <div class="opening-pair">
        <ChoiceField
          opening={opening}
          field="groupId"
          label={field.groupId}
          choices={[['', t.defaultGroup], ...groups]}
        />
        <ChoiceField
          opening={opening}
          field="assigneeId"
          label={field.assigneeId}
          choices={us ? [['', mine[1]], ...others] : [...nobody, mine, ...others]}
        />
        <ChoiceField
          opening={opening}
          field="priority"
          label={field.priority}
          choices={PRIORITIES.map((one) => [one, texts.priority[one]])}
        />
        <ChoiceField
          opening={opening}
          field="legalType"
          label={field.legalType}
          choices={[
            ['', context.noLegalType],
            ...LEGAL_TYPES.map((one) => [one, texts.legalType[one]] as const),
          ]}
        />
        <TextField opening={opening} field="category" label={field.category} />
        <div class="opening-place">
          <TextField opening={opening} field="street" label={t.street} />
          <TextField opening={opening} field="number" label={t.number} />
        </div>
      </div>
      <TagEditor tags={opening.form.value.tags} onChange={(tags) => opening.set({ tags })} />
    </FieldGroup>
  );
}
