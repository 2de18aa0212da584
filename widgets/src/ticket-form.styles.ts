import { css } from 'lit';

export const ticketFormStyles = css`
  form {
    display: grid;
    gap: var(--sinia-space-6);
  }

  .head {
    display: grid;
    gap: var(--sinia-space-2);
  }

  .progress {
    display: flex;
    align-items: center;
    gap: var(--sinia-space-2);
    color: var(--sinia-muted);
  }

  .progress i {
    width: 28px;
    height: 4px;
    border-radius: 2px;
    background: var(--sinia-line);
  }

  .progress i[data-on] {
    background: var(--sinia-action);
  }

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

  .cards {
    display: grid;
    gap: var(--sinia-space-2);
  }

  @container (width >= 30rem) {
    .cards {
      grid-template-columns: 1fr 1fr;
    }
  }

  .card {
    display: flex;
    align-items: center;
    gap: var(--sinia-space-3);
    min-height: 56px;
    padding: var(--sinia-space-3) var(--sinia-space-4);
    border: 1px solid var(--sinia-control-line);
    border-radius: var(--sinia-radius-card);
    background: var(--sinia-raised);
    line-height: 1.3;
    cursor: pointer;
    transition: background var(--sinia-motion-fast) var(--sinia-ease);
  }

  .card:hover {
    background: var(--sinia-hover);
  }

  .card .s-icon {
    color: var(--sinia-link);
  }

  .card input {
    position: absolute;
    opacity: 0;
  }

  .card:has(:checked) {
    border-color: var(--sinia-strong);
    background: var(--sinia-selected);
    box-shadow: inset 0 0 0 1px var(--sinia-strong);
    font-weight: var(--sinia-weight-medium);
  }

  .card:has(:focus-visible) {
    outline: 2px solid var(--sinia-focus);
    outline-offset: 2px;
  }

  .more summary {
    display: flex;
    align-items: center;
    min-height: 44px;
    color: var(--sinia-link);
    cursor: pointer;
  }

  .more[open] {
    display: grid;
    gap: var(--sinia-space-4);
  }

  .more .s-field {
    margin-block-start: var(--sinia-space-4);
  }

  .trap {
    position: absolute;
    inset-inline-start: -200vw;
  }

  .actions {
    display: grid;
    gap: var(--sinia-space-2);
  }

  .actions .s-button {
    min-height: 52px;
    font-size: 1.0625em;
  }

  .sent {
    display: grid;
    gap: var(--sinia-space-4);
  }

  .seal {
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    border-radius: 50%;
    background: var(--sinia-success-soft);
    color: var(--sinia-success);
    font-size: 1.4em;
  }

  .key-card {
    display: grid;
    gap: var(--sinia-space-3);
    padding: var(--sinia-space-6) var(--sinia-space-4);
    border-radius: var(--sinia-radius-card);
    background: var(--sinia-tint);
  }

  .key {
    font-size: clamp(1.25em, 7.6cqi, 3em);
    font-weight: var(--sinia-weight-strong);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.01em;
    line-height: 1.1;
    white-space: nowrap;
    user-select: all;
  }

  .steps {
    display: grid;
    gap: var(--sinia-space-2);
    padding-inline-start: 1.4em;
  }

  .steps li::marker {
    color: var(--sinia-muted);
    font-variant-numeric: tabular-nums;
  }
`;
