import { css } from 'lit';

/** Large answers of which one is on: the cards of the form, the five of the survey. */
export const choiceStyles = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-block-end: var(--sinia-space-2);
    padding: 0;
  }

  .choices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sinia-space-2);
  }

  .choice {
    display: flex;
    align-items: center;
    gap: var(--sinia-space-3);
    min-height: 56px;
    padding: var(--sinia-space-2) min(var(--sinia-space-4), 4cqi);
    border: 1px solid var(--sinia-control-line);
    border-radius: var(--sinia-radius-card);
    background: var(--sinia-raised);
    line-height: 1.3;
    cursor: pointer;
  }

  .choice:hover {
    background: var(--sinia-hover);
  }

  .choice input {
    position: absolute;
    opacity: 0;
  }

  .choice:has(:checked) {
    border-color: var(--sinia-strong);
    background: var(--sinia-selected);
    box-shadow: inset 0 0 0 1px var(--sinia-strong);
    font-weight: var(--sinia-weight-medium);
  }

  .choice:has(:focus-visible) {
    outline: 2px solid var(--sinia-focus);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    .choice:has(:checked) {
      border: 3px solid Highlight;
    }
  }
`;
