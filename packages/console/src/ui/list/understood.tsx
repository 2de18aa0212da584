import { useDesk } from '../parts/desk-context.ts';

/** How the search was read: its operators in words, and what meant nothing. */
export function Understood() {
  const desk = useDesk();
  const text = desk.list.query.value;
  if (!text) return null;
  const { understood, unknown } = desk.understand(text);
  if (understood.length + unknown.length === 0) return null;
  return (
    <p class="search-understood" role="status">
      {understood.map((one) => (
        <span key={one} class="s-badge s-badge-info">
          {one}
        </span>
      ))}
      {unknown.length > 0 && (
        <span class="s-badge s-badge-warning">{desk.texts.search.unknown(unknown.join(' '))}</span>
      )}
    </p>
  );
}
