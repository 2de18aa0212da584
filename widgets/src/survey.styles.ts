import { css } from 'lit';

export const surveyStyles = css`
  form,
  .end {
    display: grid;
    gap: var(--sinia-space-6);
  }

  .head {
    display: grid;
    gap: var(--sinia-space-1);
  }

  .about {
    color: var(--sinia-muted);
    overflow-wrap: anywhere;
  }

  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .ratings {
    display: grid;
    gap: var(--sinia-space-2);
  }

  .rating {
    display: flex;
    align-items: center;
    gap: var(--sinia-space-3);
    min-height: 56px;
    padding: var(--sinia-space-2) var(--sinia-space-4);
    border: 1px solid var(--sinia-control-line);
    border-radius: var(--sinia-radius-card);
    background: var(--sinia-raised);
    line-height: 1.25;
    cursor: pointer;
  }

  .figure {
    font-size: 1.375em;
    font-weight: var(--sinia-weight-strong);
    font-variant-numeric: tabular-nums;
  }

  @container (width >= 34rem) {
    .ratings {
      grid-template-columns: repeat(5, 1fr);
    }

    .rating {
      flex-direction: column;
      justify-content: center;
      min-height: 88px;
      padding: var(--sinia-space-2);
      text-align: center;
    }
  }

  .rating:hover {
    background: var(--sinia-hover);
  }

  .rating input {
    position: absolute;
    opacity: 0;
  }

  .rating:has(:checked) {
    border-color: var(--sinia-strong);
    background: var(--sinia-strong);
    color: var(--sinia-on-strong);
  }

  .rating:has(:focus-visible) {
    outline: 2px solid var(--sinia-focus);
    outline-offset: 2px;
  }

  form > .s-button {
    min-height: 52px;
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
`;
