import { useId, useRef, useState } from 'preact/hooks';
import type { Site, SiteDraft } from '../../port/administration-port.ts';
import { useAdministration } from './administration-context.ts';
import { CheckedForm } from './checked-form.tsx';

interface Props {
  /** Absent: a new one. */
  readonly site?: Site;
  readonly save: (draft: SiteDraft) => Promise<void>;
  readonly onCancel: () => void;
}

const CHANNELS = ['web', 'portal', 'intranet', 'phone'] as const;

/** Name, channel and origins of a site. */
export function SiteForm({ site, save, onCancel }: Props) {
  const { texts } = useAdministration();
  const words = texts.sites;
  const id = useId();
  const [wrong, setWrong] = useState(false);
  const where = useRef<HTMLTextAreaElement>(null);
  const submit = async (data: FormData) => {
    const origins = String(data.get('origins')).split(/\s+/).filter(Boolean);
    const sound = origins.length > 0 && origins.every(isOrigin);
    setWrong(!sound);
    if (!sound) return where.current?.focus();
    const channel = String(data.get('channel')) as SiteDraft['channel'];
    await save({ name: String(data.get('name')).trim(), channel, origins });
  };
  return (
    <CheckedForm opened onSubmit={submit}>
      <h3 class="s-label">{site ? words.edit(site.name) : words.add}</h3>
      <div class="admin-fields">
        <label class="s-field">
          <span class="s-label">{words.name}</span>
          <input
            class="s-input"
            name="name"
            required
            maxLength={60}
            defaultValue={site?.name}
            autoComplete="off"
          />
        </label>
        <label class="s-field">
          <span class="s-label">{words.channel}</span>
          <select class="s-input" name="channel" defaultValue={site?.channel ?? 'web'}>
            {CHANNELS.map((one) => (
              <option key={one} value={one}>
                {words.channels[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="s-field">
        <label for={id}>{words.origins}</label>
        <textarea
          class="s-input"
          id={id}
          ref={where}
          name="origins"
          rows={3}
          spellcheck={false}
          defaultValue={site?.origins.join('\n')}
          aria-invalid={wrong}
          aria-describedby={`${id}-help`}
        />
        <span class="s-help" id={`${id}-help`}>
          {words.originsHelp}
        </span>
        {wrong && (
          <span class="s-error" role="alert">
            {words.originsWrong}
          </span>
        )}
      </div>
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary">
          {texts.save}
        </button>
        <button type="button" class="s-button" onClick={onCancel}>
          {texts.cancel}
        </button>
      </p>
    </CheckedForm>
  );
}

/** As a browser writes it in `Origin`; the server checks it again. */
const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;
