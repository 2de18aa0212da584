import { css } from 'lit';

export const agentPanelStyles = css`
  :host {
    display: grid;
    max-width: none;
    min-height: 20rem;
    height: 100%;
    container-type: normal;
  }

  #desk:not(:only-child) {
    display: none;
  }

  /* The desk measures in rem: a dense host page must not make its labels smaller than 12 px. */
  #desk {
    --sinia-text-xs: max(0.75rem, 12px);
    --sinia-text-sm: max(0.8125rem, 13px);
    --sinia-text-md: max(0.875rem, 14px);
    --sinia-text-lg: max(1rem, 16px);

    height: 100%;
  }

  .door {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--sinia-space-4);
    min-height: 20rem;
    padding: var(--sinia-space-6);
    border: 1px solid var(--sinia-line);
    border-radius: var(--sinia-radius-card);
    background: var(--sinia-surface);
    text-align: center;
  }
`;
