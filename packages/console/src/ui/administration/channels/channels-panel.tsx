import { may } from '@sinia/core';
import { useState } from 'preact/hooks';
import { useDesk } from '../../parts/desk-context.ts';
import { FailureNote } from '../../parts/failure-note.tsx';
import { AdminPage } from '../admin-page.tsx';
import { administered, useAdministration } from '../administration-context.ts';
import { useLoaded } from '../use-loaded.ts';
import { useLookingAgain } from '../use-looking-again.ts';
import { ChannelForm } from './channel-form.tsx';
import { ChannelRow } from './channel-row.tsx';
import { channelled, useChannelWords } from './channels-pack.ts';

const LOOK_AGAIN_MS = 10_000;

/** The accounts of the written channels: who supervises sees how each is doing, administrators connect and change. */
export const ChannelsPanel = administered(
  channelled(() => {
    const desk = useDesk();
    const { port } = useAdministration();
    const { words } = useChannelWords();
    const loaded = useLoaded(() => port.channels());
    const [open, setOpen] = useState<string | 'new' | null>(null);
    const mayWrite = may({ holder: desk.me.role }, 'channel.write');
    useLookingAgain(loaded.reload, LOOK_AGAIN_MS);
    if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
    if (!loaded.value) return null;
    const connected = (id: string) => {
      setOpen(id);
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
        {open === 'new' && <ChannelForm onDone={connected} onCancel={() => setOpen(null)} />}
        {loaded.value.length === 0 && <p class="s-muted">{words.none}</p>}
        <ul class="admin-list">
          {loaded.value.map((account) => (
            <ChannelRow
              key={account.id}
              account={account}
              mayWrite={mayWrite}
              open={open === account.id}
              setOpen={(wanted) => setOpen(wanted ? account.id : null)}
              onChange={loaded.reload}
            />
          ))}
        </ul>
      </AdminPage>
    );
  }),
);
