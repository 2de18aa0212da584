import { css } from 'lit';

/** The seal when all is done. */
export const sealStyles = css`
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
`;
