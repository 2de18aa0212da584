import { LANGUAGES, LEGAL_TYPES } from '@sinia/core';
import { printerIcon } from '@sinia/design/icons';
import { useRef } from 'preact/hooks';
import { NoticeRouteFields } from '../opening/notice-route-fields.tsx';
import { ChoiceField, FieldGroup, TextField } from '../opening/opening-field.tsx';
import { OpeningFiles } from '../opening/opening-files.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from '../people/people-context.ts';
import type { Counter } from './counter.ts';
import { Signature } from './signature.tsx';

/** Then what they ask, where they want to be told, and, if they like, their signature. */
export function CounterAsks({ counter }: { counter: Counter }) {
  const desk = useDesk();
  const { texts } = usePeople();
  const { opening } = counter;
  const { opening: t, context } = desk.texts;
  const form = useRef<HTMLFormElement>(null);
  const submit = async () => {
    if (await counter.submit()) return;
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form
      ref={form}
      class="counter-part"
      aria-label={texts.counter.asks}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 class="counter-step">{texts.counter.asks}</h2>
      {!counter.person.value && <Requester counter={counter} />}
      <TextField opening={opening} field="subject" label={t.subject} />
      <TextField opening={opening} field="body" label={t.body} rows={6} />
      <div class="opening-pair">
        <ChoiceField
          opening={opening}
          field="language"
          label={t.language}
          choices={LANGUAGES.map((one) => [one, desk.texts.language[one]])}
        />
        <ChoiceField
          opening={opening}
          field="legalType"
          label={desk.texts.field.legalType}
          choices={[
            ['', context.noLegalType],
            ...LEGAL_TYPES.map((one) => [one, desk.texts.legalType[one]] as const),
          ]}
        />
      </div>
      <OpeningFiles uploads={opening.uploads} />
      <NoticeRouteFields opening={opening} />
      <FieldGroup title={texts.counter.signature.title}>
        <Signature counter={counter} />
      </FieldGroup>
      {opening.failure.value && (
        <p class="s-notice s-notice-danger" role="alert">
          {opening.failure.value}
        </p>
      )}
      <p class="opening-end">
        <button type="submit" class="s-button s-button-primary" aria-disabled={opening.sending.value}>
          <Icon of={printerIcon} />
          {texts.counter.submit}
        </button>
      </p>
    </form>
  );
}

/** Of somebody who is not identified, what they give of themselves. */
function Requester({ counter }: { counter: Counter }) {
  const { opening: t } = useDesk().texts;
  const { opening } = counter;
  return (
    <div class="opening-pair">
      <TextField opening={opening} field="name" label={t.name} />
      <TextField opening={opening} field="phone" label={t.phone} mode="tel" />
      <TextField opening={opening} field="email" label={t.email} mode="email" />
    </div>
  );
}
