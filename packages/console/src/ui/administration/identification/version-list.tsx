import { formatWhen } from '@sinia/i18n';
import type { Rules } from '../../../port/people-port.ts';
import { useDesk } from '../../parts/desk-context.ts';
import { useRules } from './identification-context.ts';

/** Who wrote which version, and when. */
export function VersionList({ versions }: Pick<Rules, 'versions'>) {
  const desk = useDesk();
  const { texts } = useRules();
  return (
    <section class="rules-part">
      <h3 class="rules-title">{texts.versions}</h3>
      {versions.length === 0 && <p class="s-muted">{texts.shipped}</p>}
      <ol class="admin-list" reversed>
        {versions.map(({ version, savedBy, savedAt }) => (
          <li key={version} class="admin-row">
            <span>
              {texts.version(version)}
              <span class="admin-detail">
                {savedBy} · {formatWhen(desk.words.value.locale, savedAt, desk.now())}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
