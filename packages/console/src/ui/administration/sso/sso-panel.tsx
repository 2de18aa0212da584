import { useDesk } from '../../parts/desk-context.ts';
import { FailureNote } from '../../parts/failure-note.tsx';
import { AdminPage } from '../admin-page.tsx';
import { administered, useAdministration } from '../administration-context.ts';
import { useLoaded } from '../use-loaded.ts';
import { ConnectionForm } from './connection-form.tsx';
import { GroupTable } from './group-table.tsx';
import { Registration } from './registration.tsx';
import { loadSsoSettings } from './sso-settings-pack.ts';

/** How the staff come in with the accounts that they have in the company. */
export const SsoPanel = administered(() => {
  const desk = useDesk();
  const { port } = useAdministration();
  const loaded = useLoaded(() =>
    Promise.all([loadSsoSettings(desk.words.value.locale), port.sso(), port.groups()]),
  );
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const [words, sso, groups] = loaded.value;
  const isOn = sso.connection?.enabled ?? false;
  return (
    <AdminPage
      title={words.title}
      intro={words.intro}
      side={<span class={isOn ? 's-badge s-badge-success' : 's-badge'}>{isOn ? words.on : words.off}</span>}
    >
      <Registration words={words.register} sso={sso} />
      <ConnectionForm words={words} known={sso.connection} onSaved={loaded.reload} />
      <GroupTable words={words.groups} known={sso.groups} ours={groups} onSaved={loaded.reload} />
    </AdminPage>
  );
});
