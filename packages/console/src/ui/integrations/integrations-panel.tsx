import { may } from '@sinia/core';
import { useState } from 'preact/hooks';
import { useLoaded } from '../administration/use-loaded.ts';
import { useLookingAgain } from '../administration/use-looking-again.ts';
import { useDesk } from '../parts/desk-context.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { IntegrationRow } from './integration-row.tsx';
import { integrated, useIntegrations } from './integrations-context.ts';

const LOOK_AGAIN_MS = 15_000;

/** The systems that we talk with: what is exchanged, how that is going, and who answers for each. */
export const IntegrationsPanel = integrated(() => {
  const desk = useDesk();
  const { texts, port } = useIntegrations();
  const words = texts.catalogue;
  const loaded = useLoaded(() => port.integrations());
  const [open, setOpen] = useState<string | null>(null);
  useLookingAgain(loaded.reload, LOOK_AGAIN_MS);
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const mayWrite = may({ holder: desk.me.role }, 'integration.write');
  return (
    <section class="admin systems">
      <header>
        <h2 class="s-title">{words.title}</h2>
        <p class="s-muted">{words.intro}</p>
      </header>
      <ul class="admin-list">
        {loaded.value.map((one) => (
          <IntegrationRow
            key={one.id}
            one={one}
            mayWrite={mayWrite}
            open={open === one.id}
            setOpen={(wanted) => setOpen(wanted ? one.id : null)}
            onChange={loaded.reload}
          />
        ))}
      </ul>
    </section>
  );
});
