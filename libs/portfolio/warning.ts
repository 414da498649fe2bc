/** Hears of what went wrong where nobody else does. */
export type Report = (error: unknown) => void;

export const warn: Report = (error) => process.emitWarning(error instanceof Error ? error : String(error));
