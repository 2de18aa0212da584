import { css } from 'lit';
import { sealStyles } from '../seal.styles.ts';

/** The receipt on screen and on paper. */
export const sentPanelStyles = css`
  ${sealStyles}

  .sent {
    display: grid;
    gap: var(--sinia-space-4);
  }

  .key-card {
    display: grid;
    gap: var(--sinia-space-3);
    padding: var(--sinia-space-6) min(var(--sinia-space-4), 4cqi);
    border-radius: var(--sinia-radius-card);
    background: var(--sinia-tint);
  }

  .key {
    font-size: clamp(1.25em, 9cqi, 3em);
    font-weight: var(--sinia-weight-strong);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.01em;
    line-height: 1.1;
    overflow-wrap: normal;
    user-select: all;
  }

  .key-card .s-button {
    flex: 1 1 auto;
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

  .printed {
    display: none;
  }

  @media (forced-colors: active) {
    .key-card {
      border: 1px solid;
    }
  }

  @media print {
    .frame,
    .key-card {
      border: 1px solid;
      color: black;
      background: white;
    }

    .printed {
      display: block;
    }

    .row,
    .seal,
    [role="status"] {
      display: none;
    }
  }
`;
