import { LANGUAGES } from '@sinia/core';
import { sendIcon } from '@sinia/design/icons';
import { useRef } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Keys } from '../parts/keys.tsx';
import { LONGEST_SMS } from './check-opening.ts';
import { NoticeRouteFields } from './notice-route-fields.tsx';
import type { Opening } from './opening.ts';
import { ChoiceField, FieldGroup, TextField } from './opening-field.tsx';
import { OpeningFiles } from './opening-files.tsx';
import { TAKEN_CHANNELS, WRITTEN_CHANNELS } from './opening-form.ts';
import { SimilarTickets } from './similar-tickets.tsx';
import { SortFields } from './sort-fields.tsx';

interface Props {
  readonly opening: Opening;
  readonly close: () => void;
}

/** Everything that is asked, in the order of a conversation: how, who, what, where to tell; then where it belongs. */
export function OpeningFields({ opening, close }: Props) {
  const desk = useDesk();
  const { texts } = desk;
  const form = useRef<HTMLFormElement>(null);
  const { writtenBy, channel, body } = opening.form.value;
  const us = writtenBy === 'us';
  const bySms = us && channel === 'sms';
  const submit = async () => {
    if (await opening.submit()) return;
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const t = texts.opening;
  return (
    <form
      ref={form}
      class="opening"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void submit();
      }}
    >
      <ModeChoice opening={opening} />
      <div class="opening-columns">
        <div class="opening-column">
          <FieldGroup title={us ? t.whoUs : t.who}>
            <ChoiceField
              opening={opening}
              field="channel"
              label={us ? t.channelUs : t.channel}
              choices={(us ? WRITTEN_CHANNELS : TAKEN_CHANNELS).map((one) => [one, texts.channel[one]])}
            />
            {us && channel === 'email' && <MailboxChoice opening={opening} />}
            <TextField opening={opening} field="name" label={t.name} first />
            <div class="opening-pair">
              <TextField opening={opening} field="phone" label={t.phone} mode="tel" />
              <TextField opening={opening} field="email" label={t.email} mode="email" />
              <TextField opening={opening} field="documentId" label={t.documentId} />
              <TextField opening={opening} field="contract" label={t.contract} />
            </div>
            <SimilarTickets opening={opening} close={close} />
          </FieldGroup>
          {!us && <NoticeRouteFields opening={opening} />}
        </div>
        <div class="opening-column">
          <FieldGroup title={us ? t.whatUs : t.what}>
            <TextField opening={opening} field="subject" label={t.subject} />
            <TextField
              opening={opening}
              field="body"
              label={us ? t.bodyUs : t.body}
              rows={6}
              {...(us ? { lang: opening.form.value.language } : {})}
              {...(bySms ? { help: t.left(Math.max(0, LONGEST_SMS - body.trim().length)) } : {})}
            />
            {!bySms && <OpeningFiles uploads={opening.uploads} />}
            <ChoiceField
              opening={opening}
              field="language"
              label={t.language}
              choices={LANGUAGES.map((one) => [one, texts.language[one]])}
            />
          </FieldGroup>
          <SortFields opening={opening} />
        </div>
      </div>
      <Foot opening={opening} />
    </form>
  );
}

/** Where there is one mailbox only there is nothing to choose. */
function MailboxChoice({ opening }: { opening: Opening }) {
  const { opening: t } = useDesk().texts;
  const mailboxes = opening.mailboxes.value;
  if (mailboxes.length < 2) return null;
  return (
    <ChoiceField
      opening={opening}
      field="mailboxId"
      label={t.from}
      choices={mailboxes.map(({ id, name, address, isDefault }) => [
        isDefault ? '' : id,
        `${name} · ${address}`,
      ])}
    />
  );
}

function ModeChoice({ opening }: { opening: Opening }) {
  const { opening: t } = useDesk().texts;
  const { writtenBy } = opening.form.value;
  const modes = [
    ['customer', t.modeCustomer, 'phone'],
    ['us', t.modeUs, 'email'],
  ] as const;
  return (
    <fieldset class="choices opening-mode">
      <legend class="s-hidden">{t.mode}</legend>
      <div class="s-segments">
        {modes.map(([mode, label, channel]) => (
          <button
            key={mode}
            type="button"
            class="s-button s-button-small"
            aria-pressed={mode === writtenBy}
            onClick={() => mode !== writtenBy && opening.set({ writtenBy: mode, channel })}
          >
            {label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Foot({ opening }: { opening: Opening }) {
  const { opening: t, composer } = useDesk().texts;
  const us = opening.form.value.writtenBy === 'us';
  const kept = { none: '', typing: '', saving: composer.draftSaving, saved: composer.draftSaved };
  const state = opening.kept.value;
  return (
    <footer class="opening-foot">
      {opening.failure.value && (
        <p class="s-notice s-notice-danger" role="alert">
          {opening.failure.value}
        </p>
      )}
      <p class="opening-end">
        <span class="draft-note" data-state={state} role="status">
          {state === 'failed' ? composer.draftFailed : kept[state]}
        </span>
        {state !== 'none' && (
          <button type="button" class="s-button s-button-quiet" onClick={() => discard(opening)}>
            {t.clear}
          </button>
        )}
        <button type="submit" class="s-button s-button-primary" disabled={opening.sending.value}>
          {us && <Icon of={sendIcon} />}
          {opening.sending.value ? composer.sending : us ? t.submitUs : t.submit}
          <span aria-hidden="true">
            <Keys keys="mod+Enter" />
          </span>
        </button>
      </p>
    </footer>
  );
}

function discard(opening: Opening): void {
  opening.clear();
  opening.kept.value = 'typing';
  void opening.save();
}
