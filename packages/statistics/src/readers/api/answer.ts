import type { Table } from '@sterna/tabular';

/** What an answer of a publisher's interface holds. */
export interface Answer {
  readonly table: Table;
  /** Which page of how many it is, where it says so. */
  readonly page?: { readonly number: number; readonly of: number };
}

/** An object of JSON whose members are still to be looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a cell: texts and numbers as they are, lists joined. */
export function cellOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map((each) => cellOf(each) ?? '').join('; ') : null;
}

/** Which page an answer is, from the members that name it. */
export function pageOf(number: unknown, of: unknown): Pick<Answer, 'page'> {
  const page = { number: Number(number), of: Number(of) };
  return Number.isInteger(page.number) && Number.isInteger(page.of) && page.of > 1 ? { page } : {};
}
