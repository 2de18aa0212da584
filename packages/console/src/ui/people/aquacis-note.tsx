import { triangleAlertIcon } from '@sinia/design/icons';
import { formatWhen } from '@sinia/i18n';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { usePeople } from './people-context.ts';
import type { AquacisNews } from './person-search.ts';

/** Not answering as it should; the others are as things are. */
const TROUBLE: readonly AquacisNews['degraded'][] = ['paused', 'breaker_open', 'timeout', 'unavailable'];

/** How old what is shown of Aquacis is; a banner where it does not answer. */
export function AquacisNote({ news }: { news: AquacisNews }) {
  const desk = useDesk();
  const { directory } = usePeople().texts;
  const { degraded, source, asOf } = news;
  const when = asOf && formatWhen(desk.words.value.locale, asOf, desk.now());
  const reason = degraded && directory.degraded[degraded];
  if (TROUBLE.includes(degraded)) {
    return (
      <p class="s-notice s-notice-warning people-notice">
        <Icon of={triangleAlertIcon} />
        <span>{[reason, when ? directory.shown(when) : directory.copyNever].join(' ')}</span>
      </p>
    );
  }
  const age = source === 'live' ? directory.live : when ? directory.copy(when) : directory.copyNever;
  const calm = degraded === 'not_configured' ? reason : [reason, age].filter(Boolean).join(' ');
  return <p class="s-small s-muted aquacis-age">{calm}</p>;
}
