import { css } from 'lit';

export const ticketFormStyles = css`
  form {
    display: grid;
    gap: var(--sinia-space-6);
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
    border: 2px solid var(--sinia-line);
    border-radius: 2px;
  }

  .progress i[data-on] {
    border-color: var(--sinia-action);
  }

  @media (forced-colors: active) {
    .progress i {
      border-color: GrayText;
    }

    .progress i[data-on] {
      border-color: Highlight;
    }
  }

  .choice .s-icon {
    color: var(--sinia-link);
  }

  @container (width >= 30rem) {
    .choices {
      grid-template-columns: 1fr 1fr;
    }
  }

  .place {
    display: flex;
    flex-wrap: wrap;
    gap: var(--sinia-space-3);
  }

  .place .s-field {
    flex: 3 1 9em;
  }

  .place .s-field:last-child {
    flex: 1 1 5em;
  }

  .more summary {
    display: flex;
    align-items: center;
    min-height: 44px;
    color: var(--sinia-link);
    cursor: pointer;
  }

  .more .s-field {
    margin-block-start: var(--sinia-space-4);
  }

  .check {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    padding-block-start: var(--sinia-space-2);
    border-block-start: 1px solid var(--sinia-line);
  }

  .check .s-button {
    padding-inline: 0;
    color: var(--sinia-link);
    text-decoration: underline;
  }

  .check dl {
    display: grid;
    grid-column: 1 / -1;
    gap: var(--sinia-space-3);
  }

  dt {
    color: var(--sinia-muted);
    font-size: 0.9285em;
  }

  dd {
    display: -webkit-box;
    overflow: hidden;
    white-space: pre-line;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
  }

  .trap {
    position: absolute;
    inset-inline-start: -200vw;
  }

  .actions {
    display: grid;
    gap: var(--sinia-space-2);
  }


`;
