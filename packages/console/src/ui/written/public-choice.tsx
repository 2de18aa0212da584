import type { Ticket } from '@sinia/contracts';
import { personalDataIn } from '@sinia/core/personal-data';
import { globeIcon, lockIcon, triangleAlertIcon } from '@sinia/design/icons';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { PublicWay } from '../../port/written-port.ts';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { aboutPublic, usePublic } from './public-context.ts';

export interface PublicChoiceProps {
  readonly ticket: Ticket;
  /** What is said of the private way, shown while that one is chosen. */
  readonly way: ComponentChildren;
}

/** Who reads the answer to what somebody wrote in public: they alone, unless an agent says that everybody does. */
export const PublicChoice = aboutPublic<PublicChoiceProps>(function PublicChoice({ ticket, way }) {
  const desk = useDesk();
  const { port } = usePublic();
  const [found, setFound] = useState<PublicWay | null>(null);
  useEffect(() => {
    let current = true;
    port.publicWay(ticket.id).then(
      (answer) => current && setFound(answer),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [port, ticket.id, ticket.updatedAt]);
  if (!found) return <>{way}</>;
  const everybody = desk.publishing.value === ticket.id;
  return (
    <>
      <Who ticketId={ticket.id} everybody={everybody} way={found} />
      {everybody ? <Refused ticketId={ticket.id} way={found} /> : way}
    </>
  );
});

function Who({ ticketId, everybody, way }: { ticketId: string; everybody: boolean; way: PublicWay }) {
  const desk = useDesk();
  const { choice } = usePublic().texts;
  const id = useId();
  const option = (chosen: boolean, label: string, icon: typeof globeIcon) => (
    <label class="public-option" data-chosen={everybody === chosen || undefined}>
      <input
        type="radio"
        name={id}
        checked={everybody === chosen}
        onChange={() => {
          desk.publishing.value = chosen ? ticketId : null;
        }}
      />
      <Icon of={icon} />
      {label}
    </label>
  );
  const help = everybody ? choice.everybodyHelp(way.name, desk.texts.channel[way.channel]) : choice.aloneHelp;
  return (
    <fieldset class="public-choice" aria-describedby={`${id}-help`}>
      <legend>{choice.label}</legend>
      {option(false, choice.alone, lockIcon)}
      {option(true, choice.everybody, globeIcon)}
      <p id={`${id}-help`} class="s-small s-muted">
        {help}
      </p>
    </fieldset>
  );
}

/** Why what stands in the editor cannot be published, said while it is written. */
function Refused({ ticketId, way }: { ticketId: string; way: PublicWay }) {
  const desk = useDesk();
  const { texts } = usePublic();
  const body = desk.drafts.text(ticketId, 'public').trim();
  const found = personalDataIn(body, way);
  const used = way.limit.unit === 'bytes' ? new TextEncoder().encode(body).length : body.length;
  const long = used > way.limit.length ? texts.tooLong(used, way.limit.length) : null;
  const files = desk.uploadsOf(ticketId, 'public').attachmentIds.length > 0 ? texts.files : null;
  const others = [long, files].filter((one) => one !== null);
  return (
    <div class="public-refused" role="status">
      {found.length > 0 && (
        <>
          <p>
            <Icon of={triangleAlertIcon} />
            {texts.found}
          </p>
          <ul>
            {found.map(({ kind, text }) => (
              <li key={`${kind} ${text}`}>
                {texts.kinds[kind]}: <bdi>{text}</bdi>
              </li>
            ))}
          </ul>
          <p>{texts.remedy}</p>
          <button
            type="button"
            class="s-button s-button-small"
            onClick={() => {
              desk.publishing.value = null;
            }}
          >
            {texts.alone}
          </button>
        </>
      )}
      {others.map((one) => (
        <p key={one}>
          <Icon of={triangleAlertIcon} />
          {one}
        </p>
      ))}
    </div>
  );
}
