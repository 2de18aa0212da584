import { css } from 'lit';

export const surveyStyles = css`
  form,
  .end {
    display: grid;
    gap: var(--sinia-space-6);
  }

  .about {
    color: var(--sinia-muted);
  }

  .figure {
    font-size: 1.375em;
    font-weight: var(--sinia-weight-strong);
    font-variant-numeric: tabular-nums;
  }

  @container (width >= 34rem) {
    .choices {
      grid-template-columns: repeat(5, 1fr);
    }

    .choice {
      flex-direction: column;
      justify-content: center;
      min-height: 88px;
      padding: var(--sinia-space-2);
      text-align: center;
    }
  }
`;
