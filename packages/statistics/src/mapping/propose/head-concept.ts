import { columnLetter } from '@sterna/tabular';

/** A concept's id made of a heading: `Type de visa` → `TYPE_DE_VISA`; of one without Latin letters, `COLUMN_C`. */
export function headConcept(heading: string, column: number): string {
  const words = heading
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '')
    .slice(0, 40);
  return /^[A-Z]/.test(words) && words.length > 1 ? words : `COLUMN_${columnLetter(column + 1)}`;
}
