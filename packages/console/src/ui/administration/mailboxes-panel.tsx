import { may } from '@sinia/core';
import { useState } from 'preact/hooks';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { AdminPage } from './admin-page.tsx';
import { administered, useAdministration } from './administration-context.ts';
import { withGraphMail } from './graph-mail-texts.ts';
import { MailboxForm } from './mailbox-form.tsx';
import { MailboxRow } from './mailbox-row.tsx';
import { useLoaded } from './use-loaded.ts';
import { useLookingAgain } from './use-looking-again.ts';

const LOOK_AGAIN_MS = 10_000;

const Panel = withGraphMail(() => {
  const desk = useDesk();
  const { texts, port } = useAdministration();
  const words = texts.mailboxes;
  const loaded = useLoaded(() => port.mailboxes());
  const [open, setOpen] = useState<string | 'new' | null>(null);
  const mayWrite = may({ holder: desk.me.role }, 'mailbox.write');
  useLookingAgain(loaded.reload, LOOK_AGAIN_MS);
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const close = () => setOpen(null);
  const changed = () => {
    close();
    loaded.reload();
  };
  return (
    <AdminPage
      title={words.title}
      intro={words.intro}
      side={
        mayWrite && (
          <button type="button" class="s-button s-button-primary" onClick={() => setOpen('new')}>
            {words.add}
          </button>
        )
      }
    >
      {open === 'new' && <MailboxForm onDone={changed} onCancel={close} />}
      <ul class="admin-list">
        {loaded.value.map((mailbox) => (
          <MailboxRow
            key={mailbox.id}
            mailbox={mailbox}
            mayWrite={mayWrite}
            open={open === mailbox.id}
            setOpen={(wanted) => setOpen(wanted ? mailbox.id : null)}
            onChange={changed}
          />
        ))}
      </ul>
    </AdminPage>
  );
});

/** The addresses that customers write to: who may change them sees how each is read. */
export const MailboxesPanel = administered(Panel);
