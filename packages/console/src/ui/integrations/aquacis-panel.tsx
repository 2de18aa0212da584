import { may } from '@sinia/core';
import { formatDateTime } from '@sinia/i18n';
import type { Connection } from '../../port/integrations-port.ts';
import { useLoaded } from '../administration/use-loaded.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { ConnectionForm } from './connection-form.tsx';
import { integrated, reasonIn, useIntegrations } from './integrations-context.ts';

/** How the billing system is reached, and how that is going. */
export const AquacisPanel = integrated(() => {
  const { texts, port } = useIntegrations();
  const words = texts.aquacis;
  const loaded = useLoaded(async () => ({ connection: await port.connection() }));
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const { connection } = loaded.value;
  return (
    <section class="admin systems">
      <header>
        <h2 class="s-title">{words.title}</h2>
        <p class="s-muted">{words.intro}</p>
      </header>
      {connection ? (
        <ConnectionState connection={connection} onChange={loaded.reload} />
      ) : (
        <p class="s-notice">{words.notConnected}</p>
      )}
      <ConnectionForm key={connection?.updatedAt ?? 'new'} connection={connection} onSaved={loaded.reload} />
    </section>
  );
});

function ConnectionState({ connection, onChange }: { connection: Connection; onChange: () => void }) {
  const desk = useDesk();
  const { texts, port, act } = useIntegrations();
  const words = texts.aquacis;
  const { paused, failures, lastFailure, syncedAt, nextFullAt } = connection;
  const { locale } = desk.words.value;
  const at = (when: string) => formatDateTime(locale, when);
  const state = paused ? 'paused' : failures > 0 ? 'failing' : 'connected';
  const badge = { paused: 's-badge-warning', failing: 's-badge-danger', connected: 's-badge-success' };
  const pause = async () => {
    const done = paused ? words.resumed : words.pausedNow;
    if (await act(port.pauseConnection(!paused), done)) onChange();
  };
  return (
    <div class="connection-state">
      <div>
        <p>
          <span class={`s-badge ${badge[state]}`}>{words.state[state]}</span>{' '}
          {syncedAt ? words.synced(at(syncedAt)) : words.neverSynced}
        </p>
        {!paused && <p class="s-muted">{words.nextFull(at(nextFullAt))}</p>}
        {failures > 0 && lastFailure && (
          <p class="s-error">{words.failures(failures, reasonIn(texts.reasons, lastFailure))}</p>
        )}
      </div>
      <span class="admin-actions">
        <button type="button" class="s-button s-button-small" onClick={() => void pause()}>
          {paused ? words.resume : words.pause}
        </button>
        {!paused && may({ holder: desk.me.role }, 'directory.import') && (
          <button
            type="button"
            class="s-button s-button-small"
            onClick={() => void act(port.copyEverything(), words.copyStarted)}
          >
            {words.copyNow}
          </button>
        )}
      </span>
    </div>
  );
}
