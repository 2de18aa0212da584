import { useLoaded } from '../administration/use-loaded.ts';
import { useLookingAgain } from '../administration/use-looking-again.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { FileImport } from './file-import.tsx';
import { integrated, useIntegrations } from './integrations-context.ts';
import { RunRow } from './run-row.tsx';

const LOOK_AGAIN_MS = 2_000;
const UNDER_WAY = ['waiting', 'running', 'undoing'];

/** Customers by file, and every import into the copy of the billing system: how far it is, what it did, the way back. */
export const CustomerFilesPanel = integrated(() => {
  const { texts, port } = useIntegrations();
  const words = texts.imports;
  const loaded = useLoaded(() => port.runs());
  const underWay = loaded.value?.some(({ status }) => UNDER_WAY.includes(status)) ?? false;
  useLookingAgain(loaded.reload, underWay ? LOOK_AGAIN_MS : null);
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  return (
    <section class="admin systems">
      <header>
        <h2 class="s-title">{words.title}</h2>
        <p class="s-muted">{words.intro}</p>
      </header>
      <FileImport onStarted={loaded.reload} />
      <section>
        <h3 class="s-label">{words.latest}</h3>
        {loaded.value.length === 0 && <p class="s-muted">{words.none}</p>}
        <ul class="admin-list">
          {loaded.value.map((run) => (
            <RunRow key={run.id} run={run} onChange={loaded.reload} />
          ))}
        </ul>
      </section>
    </section>
  );
});
