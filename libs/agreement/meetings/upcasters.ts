import { Unsealed } from '#libs/kernel/sealing.js';
import type { Upcaster } from '#libs/kernel/upcasting.js';

/** In the first version these stood in clear: readable by everybody who has the register, and for good. */
const SEALED_SINCE: readonly string[] = ['title', 'place'];

const titleAndPlace: Upcaster = (data) => {
  const entries = Object.entries(data as object).map(([name, value]): [string, unknown] => [
    name,
    SEALED_SINCE.includes(name) && typeof value === 'string' ? new Unsealed(value) : value,
  ]);
  return Object.fromEntries(entries);
};

/** From version 1 on (register.md, "Sealed"). */
export const meetingUpcasters: Readonly<Record<string, Readonly<Record<number, Upcaster>>>> = {
  MeetingScheduled: { 1: titleAndPlace },
  MeetingHeld: { 1: titleAndPlace },
  MeetingCorrected: { 1: titleAndPlace },
};
