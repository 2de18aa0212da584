import { useState } from 'preact/hooks';
import type { Site } from '../../port/administration-port.ts';
import { useAdministration } from './administration-context.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { ShownOnce } from './shown-once.tsx';

interface Props {
  readonly site: Site;
  readonly onChange: () => void;
  readonly onRemoved: () => void;
}

/** What proves that a page, or the person whom it signed in, is what it says. */
export function SiteSecrets({ site, onChange, onRemoved }: Props) {
  const { texts, port, act } = useAdministration();
  const words = texts.sites;
  const [fresh, setFresh] = useState<{ kid: string; secret: string } | null>(null);
  const addSecret = async () => {
    const made = await act(port.addIdentitySecret(site.id));
    if (!made) return;
    setFresh(made);
    onChange();
  };
  const rotate = async () => {
    if (await act(port.rotateSiteKey(site.id), words.rotated)) onChange();
  };
  const remove = async () => {
    if (await act(port.removeSite(site.id), words.removed)) onRemoved();
  };
  return (
    <div class="s-card admin-form">
      <div class="s-field">
        <span class="s-label">{words.key}</span>
        <code class="admin-key">{site.publishableKey}</code>
        <span class="s-help">{words.rotateHelp}</span>
      </div>
      <div class="s-field">
        <span class="s-label">{words.secrets}</span>
        <span>{site.identityKeys.length > 0 ? site.identityKeys.join(' · ') : words.noSecrets}</span>
      </div>
      {fresh && (
        <ShownOnce
          title={words.secretTitle}
          help={words.secretHelp(fresh.kid)}
          secret={fresh.secret}
          onDone={() => setFresh(null)}
        />
      )}
      <p class="admin-actions">
        <button type="button" class="s-button s-button-small" onClick={() => void addSecret()}>
          {words.addSecret}
        </button>
        <ConfirmButton label={words.rotate} run={() => void rotate()} />
        <ConfirmButton label={words.remove} run={() => void remove()} />
      </p>
    </div>
  );
}
