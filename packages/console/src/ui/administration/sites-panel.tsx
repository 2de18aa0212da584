import { useState } from 'preact/hooks';
import type { Site, SiteDraft } from '../../port/administration-port.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { AdminPage } from './admin-page.tsx';
import { administered, useAdministration } from './administration-context.ts';
import { SiteForm } from './site-form.tsx';
import { SiteSecrets } from './site-secrets.tsx';
import { SnippetGenerator } from './snippet-generator.tsx';
import { useLoaded } from './use-loaded.ts';

type Open = { readonly id: string; readonly kind: 'edit' | 'snippet' } | { readonly kind: 'new' } | null;

/** The pages that carry our elements: their origins, keys and the code to paste. */
export const SitesPanel = administered(() => {
  const { texts, port, act } = useAdministration();
  const words = texts.sites;
  const loaded = useLoaded(() => port.sites());
  const [open, setOpen] = useState<Open>(null);
  if (loaded.problem) return <FailureNote problem={loaded.problem} retry={loaded.reload} />;
  if (!loaded.value) return null;
  const close = () => setOpen(null);
  const changed = () => {
    close();
    loaded.reload();
  };
  const create = async (draft: SiteDraft) => {
    if (await act(port.createSite(draft), texts.saved)) changed();
  };
  const change = (id: string) => async (draft: SiteDraft) => {
    if (await act(port.changeSite(id, draft), texts.saved)) changed();
  };
  const isOpen = (site: Site, kind: 'edit' | 'snippet') =>
    open !== null && 'id' in open && open.id === site.id && open.kind === kind;
  return (
    <AdminPage
      title={words.title}
      intro={words.intro}
      side={
        <button type="button" class="s-button s-button-primary" onClick={() => setOpen({ kind: 'new' })}>
          {words.add}
        </button>
      }
    >
      {open?.kind === 'new' && <SiteForm save={create} onCancel={close} />}
      <ul class="admin-list">
        {loaded.value.sites.map((site) => (
          <li key={site.id} class="admin-row">
            <p class="admin-main">
              <strong>{site.name}</strong> <span class="s-badge">{words.channels[site.channel]}</span>
              <span class="admin-detail">{site.origins.join(' · ')}</span>
            </p>
            <span class="admin-actions">
              <button
                type="button"
                class="s-button s-button-small"
                aria-expanded={isOpen(site, 'snippet')}
                onClick={() => setOpen(isOpen(site, 'snippet') ? null : { kind: 'snippet', id: site.id })}
              >
                {words.snippet}
              </button>
              <button
                type="button"
                class="s-button s-button-small"
                aria-label={words.edit(site.name)}
                aria-expanded={isOpen(site, 'edit')}
                onClick={() => setOpen(isOpen(site, 'edit') ? null : { kind: 'edit', id: site.id })}
              >
                {words.edit('').trim()}
              </button>
            </span>
            {isOpen(site, 'snippet') && <SnippetGenerator site={site} phone={loaded.value?.phone ?? ''} />}
            {isOpen(site, 'edit') && (
              <div class="admin-wide">
                <SiteForm site={site} save={change(site.id)} onCancel={close} />
                <SiteSecrets site={site} onChange={loaded.reload} onRemoved={changed} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </AdminPage>
  );
});
