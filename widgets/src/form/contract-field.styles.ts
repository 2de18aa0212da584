import { css } from 'lit';

/** The list of contracts scrolls in its own place; with one contract it is a line. */
export const contractFieldStyles = css`
  .contracts {
    grid-auto-rows: max-content;
    max-height: 20rem;
    padding: 3px;
    overflow: hidden auto;
  }

  .contract {
    display: grid;
    gap: var(--sinia-space-1);
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }

  .contract > strong {
    font-weight: inherit;
  }
`;
