import { error } from '@sveltejs/kit';

const LARGEST_ID = 2 ** 31 - 1;

/** An id of the database; `undefined` for all that cannot be one. */
export function idFrom(text: string): number | undefined {
  if (!/^[1-9]\d{0,9}$/.test(text)) return undefined;
  const id = Number(text);
  return id <= LARGEST_ID ? id : undefined;
}

/** The id that an address or a form names. @throws 404 where it names none */
export function requiredId(text: string | undefined): number {
  const id = idFrom(text ?? '');
  if (id === undefined) error(404, 'no such entry');
  return id;
}

/** The id that a field of choices names; `null` where nothing is chosen. @throws 404 for what can be no id */
export function chosenId(text: string): number | null {
  return text === '' ? null : requiredId(text);
}
