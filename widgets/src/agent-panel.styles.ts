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

  #desk {
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
