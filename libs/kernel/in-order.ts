/**
 * Of a list in order, the place of the first item that has come so far, and so have all after it; behind the last where
 * none has.
 */
export function firstPlace<Item>(list: readonly Item[], hasCome: (item: Item) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hasCome(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
