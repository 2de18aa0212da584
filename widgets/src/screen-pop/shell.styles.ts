import { css } from 'lit';

export const shellStyles = css`
  :host {
    max-width: 32rem;
  }

  .frame {
    gap: var(--sinia-space-4);
  }

  .door {
    display: grid;
    justify-items: center;
    gap: var(--sinia-space-3);
    padding-block: var(--sinia-space-6);
    text-align: center;
  }

  .door > .s-icon {
    width: 2em;
    height: 2em;
    color: var(--sinia-muted);
  }
`;
