import { useDesk } from '../parts/desk-context.ts';
import { StatusGlyph } from '../parts/status.tsx';
import type { Opening } from './opening.ts';

interface Props {
  readonly opening: Opening;
  readonly close: () => void;
}

/** What the same person has open: perhaps this is no new matter. */
export function SimilarTickets({ opening, close }: Props) {
  const desk = useDesk();
  const { opening: t } = desk.texts;
  const similar = opening.similar.value;
  return (
    <div role="status">
      {similar.length > 0 && (
        <div class="s-notice s-notice-warning similar">
          <p>{t.similar(similar.length)}</p>
          <ul>
            {similar.map((ticket) => (
              <li key={ticket.id}>
                <StatusGlyph status={ticket.status} />
                <bdi class="s-truncate">{ticket.subject}</bdi>
                <button
                  type="button"
                  class="link-button"
                  aria-label={`${t.openSimilar}: ${ticket.subject}`}
                  onClick={() => {
                    close();
                    void desk.openTicket(ticket.id);
                  }}
                >
                  {t.openSimilar}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
