const LONGEST = 80;

/** What a reader typed, for repeating it: at most 80 letters, with an ellipsis where it was longer. */
export function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST).join('')}…`;
}
