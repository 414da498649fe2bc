/** `RowSets`: where the rows are kept. */
export const ROWS = Symbol('Rows');
/** `EventsElsewhere`; without it all is computed in this thread. */
export const EVENTS_ELSEWHERE = Symbol('EventsElsewhere');
