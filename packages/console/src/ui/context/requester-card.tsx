import type { Ticket } from '@sinia/contracts';
import { shownName } from '@sinia/core';
import { shieldCheckIcon, triangleAlertIcon } from '@sinia/design/icons';
import { initials } from '../../format/initials.ts';
import { Address } from '../parts/address.tsx';
import { useDesk } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Fact } from './fact.tsx';

interface Props {
  readonly ticket: Ticket;
  /** Whose it is stands above: here only what the ticket itself says. */
  readonly known: boolean;
}

/** Who asks as the ticket has it, how sure we are of it, and where they are told what happens. */
export function RequesterCard({ ticket, known }: Props) {
  const { texts } = useDesk();
  const { context } = texts;
  const { requester, contactSnapshot: snapshot, noticeRoute: route, origin } = ticket;
  const name = shownName(requester) ?? texts.list.anonymous;
  const differs = snapshot.name !== null && snapshot.name !== requester.name;
  return (
    <section class="context-section">
      <h3 class="context-title">{context.requester}</h3>
      {!known && (
        <p class="requester">
          <span class="s-avatar" aria-hidden="true">
            {initials(name)}
          </span>
          <bdi class="requester-name">{name}</bdi>
        </p>
      )}
      <p class="identity" data-verified={requester.verified || undefined}>
        <Icon of={requester.verified ? shieldCheckIcon : triangleAlertIcon} />
        {requester.verified ? context.verified : context.unverified}
      </p>
      <dl class="facts">
        <Fact name={context.email}>{requester.email && <Address of={requester.email} />}</Fact>
        <Fact name={context.phone}>{requester.phone}</Fact>
        <Fact name={context.documentId}>{requester.documentId}</Fact>
        <Fact name={context.contract}>{requester.contract}</Fact>
        <Fact name={context.address}>{snapshot.address}</Fact>
        <Fact name={context.contact}>{differs ? snapshot.name : null}</Fact>
        <Fact name={context.route}>
          {route ? (
            <>
              {texts.composer.viaName[route.channel]} · <Address of={route.address} />
            </>
          ) : (
            context.noRoute
          )}
        </Fact>
        <Fact name={context.origin}>
          {texts.channel[origin.channel]} · <Address of={origin.address} />
        </Fact>
      </dl>
    </section>
  );
}
