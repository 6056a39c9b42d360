import { css } from 'lit';

/** Plain native controls, dressed. */
export const formStyles = css`
  label.field {
    display: grid;
    gap: var(--space-1);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  input:not([type='checkbox'], [type='radio'], [type='range']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: var(--control-height);
    padding: 0.35em 0.75em;
    border: var(--line-width) solid var(--control-border);
    border-radius: var(--radius);
    background: var(--control-paper);
    font-size: var(--text-md);
    font-weight: var(--weight-text);
  }
  textarea {
    resize: vertical;
    line-height: 1.4;
  }
  select {
    appearance: none;
    padding-inline-end: 2.2em;
    background-image: linear-gradient(45deg, transparent 50%, currentColor 50%), linear-gradient(135deg, currentColor 50%, transparent 50%);
    background-position:
      calc(100% - 1.15em) 55%,
      calc(100% - 0.8em) 55%;
    background-size: 0.35em 0.35em;
    background-repeat: no-repeat;
  }
  select:dir(rtl) {
    background-position:
      0.8em 55%,
      1.15em 55%;
  }
  input[type='range'] {
    accent-color: var(--accent);
  }
  input[aria-invalid='true'],
  textarea[aria-invalid='true'] {
    border-color: var(--danger);
  }
  .hint {
    color: var(--quiet-ink);
    font-size: var(--text-xs);
    font-weight: var(--weight-text);
  }
  .mistake {
    color: var(--danger);
    font-size: var(--text-xs);
    font-weight: var(--weight-strong);
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
    margin-block-end: var(--space-1);
    font-size: var(--text-sm);
    font-weight: var(--weight-strong);
  }
  /* A button that is a file input: the input lies unseen over it. */
  .file {
    position: relative;
  }
  .file input {
    position: absolute;
    inset: 0;
    min-block-size: 0;
    opacity: 0;
    cursor: pointer;
  }
  .file:has(:focus-visible) {
    outline: var(--focus-width) solid var(--focus);
    outline-offset: 2px;
    border-radius: var(--radius);
  }
`;
