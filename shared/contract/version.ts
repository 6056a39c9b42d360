/** The contract's own version: grows with every change of a message or a route; `docs/contract-history.md` says what changed. */
export const contractVersion = '1.3.0';
