import { useState } from 'preact/hooks';
import type { Mailbox } from '../../port/administration-port.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { AdminPage } from './admin-page.tsx';
import { administered, useAdministration } from './administration-context.ts';
import { CheckedForm } from './checked-form.tsx';
import { ImportRow } from './import-row.tsx';
import { useLoaded } from './use-loaded.ts';
import { useLookingAgain } from './use-looking-again.ts';

const LOOK_AGAIN_MS = 2_000;

/** Older mail into history: from which mailbox, from which day, and how far it is. */
export const ImportsPanel = administered(() => {
  const { texts, port } = useAdministration();
  const words = texts.imports;
  const loaded = useLoaded(async () => {
    const [mailboxes, imports] = await Promise.all([port.mailboxes(), port.imports()]);
    return { mailboxes, imports };
  });
  const underWay = loaded.value?.imports.some(({ status }) => status === 'waiting' || status === 'running');
  useLookingAgain(loaded.reload, underWay ? LOOK_AGAIN_MS : null);
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const { mailboxes, imports } = loaded.value;
  const readable = mailboxes.filter(({ imap }) => imap !== null);
  return (
    <AdminPage title={words.title} intro={words.intro}>
      {readable.length > 0 ? (
        <ImportForm mailboxes={readable} onStarted={loaded.reload} />
      ) : (
        <p class="s-notice">{words.noMailbox}</p>
      )}
      <section>
        <h3 class="s-label">{words.latest}</h3>
        {imports.length === 0 && <p class="s-muted">{words.none}</p>}
        <ul class="admin-list">
          {imports.map((one) => (
            <ImportRow key={one.id} one={one} mailboxes={mailboxes} onChange={loaded.reload} />
          ))}
        </ul>
      </section>
    </AdminPage>
  );
});

function ImportForm({ mailboxes, onStarted }: { mailboxes: readonly Mailbox[]; onStarted: () => void }) {
  const { texts, port, act } = useAdministration();
  const words = texts.imports;
  const [busy, setBusy] = useState(false);
  const start = async (data: FormData) => {
    if (busy) return;
    const wanted = {
      mailboxId: String(data.get('mailboxId')),
      since: String(data.get('since')),
      sent: data.has('sent'),
    };
    setBusy(true);
    if (await act(port.startImport(wanted), words.started)) onStarted();
    setBusy(false);
  };
  return (
    <CheckedForm onSubmit={start}>
      <div class="admin-fields">
        <label class="s-field">
          <span class="s-label">{words.mailbox}</span>
          <select class="s-input" name="mailboxId">
            {mailboxes.map(({ id, name, address }) => (
              <option key={id} value={id}>{`${name} (${address})`}</option>
            ))}
          </select>
        </label>
        <label class="s-field">
          <span class="s-label">{words.since}</span>
          <input
            class="s-input"
            type="date"
            name="since"
            required
            max={new Date().toISOString().slice(0, 10)}
          />
        </label>
      </div>
      <label class="s-check">
        <input type="checkbox" name="sent" />
        {words.sent}
      </label>
      <p class="admin-actions">
        <button type="submit" class="s-button s-button-primary" aria-disabled={busy}>
          {words.start}
        </button>
      </p>
    </CheckedForm>
  );
}
