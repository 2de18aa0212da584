import { css } from 'lit';

export const ticketTrackerStyles = css`
  form,
  .access {
    display: grid;
    gap: var(--sinia-space-4);
  }

  form > .s-button {
    justify-self: start;
  }

  .s-input.large {
    max-width: 18em;
    min-height: 56px;
    font-size: 1.375em;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.03em;
  }

  .key {
    color: var(--sinia-muted);
    font-variant-numeric: tabular-nums;
  }

  .line {
    --stop: 26px;

    display: grid;
    grid-template-columns: repeat(3, 1fr);
    padding: 0;
    list-style: none;
  }

  .stop {
    position: relative;
    display: grid;
    justify-items: start;
    align-content: start;
    gap: 2px;
    padding-inline-end: var(--sinia-space-2);
    line-height: 1.3;
  }

  .stop time {
    color: var(--sinia-muted);
    font-size: 0.875em;
  }

  .stop .mark {
    position: relative;
    width: var(--stop);
    height: var(--stop);
    margin-block-end: var(--sinia-space-2);
    border: 3px solid var(--sinia-control-line);
    border-radius: 50%;
    background: var(--sinia-surface);
  }

  .stop:not(:last-child)::before {
    content: "";
    position: absolute;
    inset-block-start: calc(var(--stop) / 2 - 1.5px);
    inset-inline: calc(var(--stop) - 1px) 0;
    height: 3px;
    background: var(--sinia-line);
  }

  .stop[data-place="done"]::before {
    background: var(--sinia-status-solved);
  }

  .stop[data-place="done"] .mark,
  .stop[data-stop="resolved"][data-place="now"] .mark {
    border-color: var(--sinia-status-solved);
    background: var(--sinia-status-solved);
  }

  .stop[data-place="now"]:not([data-stop="resolved"]) .mark {
    border-color: var(--sinia-status-open);
    background: linear-gradient(to top, var(--sinia-status-open) 50%, transparent 50%);
  }

  .stop[data-stop="open"][data-place="now"] .mark {
    border-color: var(--sinia-status-new);
    background: var(--sinia-surface);
  }

  .stop[data-place="ahead"] strong {
    color: var(--sinia-muted);
    font-weight: 400;
  }

  @media (forced-colors: active) {
    .stop:not(:last-child)::before {
      background: CanvasText;
    }

    .stop .mark {
      border-color: CanvasText !important;
      forced-color-adjust: none;
    }

    .stop[data-place="done"] .mark,
    .stop[data-stop="resolved"][data-place="now"] .mark {
      background: CanvasText;
    }

    .stop[data-stop="in_progress"][data-place="now"] .mark {
      background: linear-gradient(to top, CanvasText 50%, Canvas 50%);
    }
  }

  /* Large letters in a narrow place: the line goes down instead of across. */
  @container (width < 14em) {
    .line {
      grid-template-columns: minmax(0, 1fr);
    }

    .stop {
      grid-template-columns: auto minmax(0, 1fr);
      column-gap: var(--sinia-space-3);
      padding-block-end: var(--sinia-space-4);
    }

    .stop .mark {
      grid-row: 1 / 3;
    }

    .stop:not(:last-child)::before {
      inset-block: calc(var(--stop) - 1px) 0;
      inset-inline: calc(var(--stop) / 2 - 1.5px) auto;
      width: 3px;
      height: auto;
    }
  }

  .sentence {
    font-size: 1.125em;
    text-wrap: pretty;
  }

  .access {
    padding-block-start: var(--sinia-space-6);
    border-block-start: 1px solid var(--sinia-line);
  }

  .thread {
    padding-block-start: var(--sinia-space-6);
    border-block-start: 1px solid var(--sinia-line);
  }

  .thread ol,
  .tickets {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sinia-space-4);
    padding: 0;
    list-style: none;
  }

  .message {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--sinia-space-1);
    justify-self: start;
    max-width: min(92%, 68ch);
    padding: var(--sinia-space-3) var(--sinia-space-4);
    border: 1px solid var(--sinia-line);
    border-radius: var(--sinia-radius-card);
    border-end-start-radius: 3px;
    background: var(--sinia-tint);
  }

  .message[data-author="customer"] {
    justify-self: end;
    border-end-start-radius: var(--sinia-radius-card);
    border-end-end-radius: 3px;
    background: var(--sinia-raised);
  }

  .message .by {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--sinia-space-3);
  }

  .message time {
    color: var(--sinia-muted);
    font-size: 0.875em;
  }

  .message .body {
    white-space: pre-wrap;
  }

  .message ul {
    padding: 0;
    list-style: none;
  }

  .message li {
    min-width: 0;
    max-width: 100%;
  }

  .tickets {
    gap: 0;
  }

  .tickets li + li {
    border-block-start: 1px solid var(--sinia-line);
  }

  .ticket {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: var(--sinia-space-1) var(--sinia-space-3);
    width: 100%;
    min-height: 72px;
    padding: var(--sinia-space-3) 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .ticket:hover .subject {
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }

  .ticket .subject {
    font-weight: var(--sinia-weight-medium);
  }

  .ticket .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--sinia-space-4);
    grid-row: 2;
    color: var(--sinia-muted);
    font-size: 0.9285em;
  }

  .ticket .s-icon {
    grid-row: 1 / 3;
    grid-column: 2;
    color: var(--sinia-muted);
  }

  .empty {
    padding-block: var(--sinia-space-6);
    color: var(--sinia-muted);
    text-wrap: balance;
  }
`;
