import type { DraftCopies } from '../../port/desk-port.ts';
import { useDesk } from '../parts/desk-context.ts';

const NOBODY: DraftCopies = { cc: [], bcc: [] };

/** Opens the fields for copies, where there are none yet. */
export function CopiesButton({ ticketId }: { ticketId: string }) {
  const desk = useDesk();
  const { recipients } = desk.texts;
  if (desk.drafts.draft(ticketId, 'public').copies) return null;
  return (
    <button
      type="button"
      class="link-button copies-button"
      onClick={() => desk.drafts.setCopies(ticketId, NOBODY)}
    >
      {recipients.open}
    </button>
  );
}
