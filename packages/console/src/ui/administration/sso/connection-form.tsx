import type { SsoSecondFactor } from '@sinia/core/sso';
import type { SsoSettingsTexts } from '@sinia/i18n/sso-settings/ca';
import { useRef, useState } from 'preact/hooks';
import type { SsoConnection, SsoDraft } from '../../../port/administration-port.ts';
import { toDeskError } from '../../../port/desk-error.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { useAdministration } from '../administration-context.ts';
import { CheckedForm } from '../checked-form.tsx';
import { ConnectionField } from './connection-field.tsx';
import { SecondFactorChoice } from './second-factor-choice.tsx';

interface Props {
  readonly words: SsoSettingsTexts;
  readonly known: SsoConnection | null;
  readonly onSaved: () => void;
}

type State = 'ready' | 'trying' | 'works';

/** Where the accounts of the company are. Nothing is saved before the provider has been asked. */
export function ConnectionForm({ words: { connection: words, wrong: reasons }, known, onSaved }: Props) {
  const desk = useDesk();
  const { texts, port, act } = useAdministration();
  const [state, setState] = useState<State>('ready');
  const [wrong, setWrong] = useState<{ readonly field: string; readonly reason: string } | null>(null);
  const [name, setName] = useState(known?.name ?? 'Microsoft 365');
  const place = useRef<HTMLDivElement>(null);

  const ask = async (work: () => Promise<unknown>, done: () => void) => {
    if (state === 'trying') return;
    setWrong(null);
    setState('trying');
    try {
      await work();
      done();
    } catch (thrown) {
      setState('ready');
      const [field] = toDeskError(thrown).fields;
      if (!field) return void act(Promise.reject(thrown));
      const named = field.pointer.slice(1);
      setWrong({ field: named, reason: wordFor(reasons, field.code) ?? reasons.other });
      place.current?.querySelector<HTMLElement>(`[name="${named}"]`)?.focus();
    }
  };
  const submit = (data: FormData, form: HTMLFormElement) => {
    const draft = draftOf(data);
    if (form.dataset.wish === 'try')
      return ask(
        () => port.trySso(draft),
        () => setState('works'),
      );
    return ask(
      () => port.saveSso(draft),
      () => {
        setState('ready');
        (form.elements.namedItem('clientSecret') as HTMLInputElement).value = '';
        desk.toasts.say(texts.saved);
        onSaved();
      },
    );
  };
  const field = (of: string) => ({ name: of, wrong: wrong?.field === of ? wrong.reason : null });
  const wish = (what: 'try' | 'save') => (event: Event) => {
    const { form } = event.currentTarget as HTMLButtonElement;
    if (form) form.dataset.wish = what;
  };
  return (
    <CheckedForm onSubmit={submit}>
      <h3 class="s-label">{words.title}</h3>
      <div class="admin-fields" ref={place} onInput={() => setState('ready')}>
        <ConnectionField
          {...{ ...field('name'), label: words.name, help: words.nameHelp(name), value: name }}
          onInput={setName}
          maxLength={40}
          required
        />
        <ConnectionField
          {...{ ...field('issuer'), label: words.issuer, help: words.issuerHelp, value: known?.issuer }}
          maxLength={300}
          required
        />
        <ConnectionField
          {...{ ...field('clientId'), label: words.clientId, value: known?.clientId }}
          maxLength={200}
          required
        />
        <ConnectionField
          {...{ ...field('clientSecret'), label: words.secret, help: known ? words.secretKept : undefined }}
          secret
          maxLength={500}
          required={!known}
        />
        <ConnectionField
          {...{ ...field('context'), label: words.context, help: words.contextHelp, value: known?.context }}
          maxLength={200}
        />
      </div>
      <SecondFactorChoice words={words} chosen={known?.secondFactor ?? 'token'} />
      <label class="s-check">
        <input type="checkbox" name="enabled" defaultChecked={known?.enabled ?? true} />
        {words.enabled}
      </label>
      <p class="admin-actions">
        <button
          type="submit"
          class="s-button s-button-primary"
          aria-disabled={state === 'trying'}
          onClick={wish('save')}
        >
          {words.save}
        </button>
        <button type="submit" class="s-button" aria-disabled={state === 'trying'} onClick={wish('try')}>
          {words.try}
        </button>
      </p>
      <p role="status" class={state === 'works' ? 's-notice s-notice-success' : 's-small s-muted'}>
        {state === 'trying' ? words.trying : state === 'works' ? words.works : ''}
      </p>
    </CheckedForm>
  );
}

function draftOf(data: FormData): SsoDraft {
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const clientSecret = String(data.get('clientSecret') ?? '');
  return {
    ...{ name: text('name'), issuer: text('issuer'), clientId: text('clientId') },
    ...(clientSecret && { clientSecret }),
    secondFactor: text('secondFactor') as SsoSecondFactor,
    context: text('context') || null,
    enabled: data.get('enabled') === 'on',
  };
}

const wordFor = (words: Readonly<Record<string, string>>, code: string): string | undefined => words[code];
