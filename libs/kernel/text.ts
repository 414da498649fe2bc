/** A sentence in every language that the service speaks. */
export interface Text {
  readonly it: string;
  readonly en: string;
}

export type Language = keyof Text;

export const say = (it: string, en: string): Text => ({ it, en });
