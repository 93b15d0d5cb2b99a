import type { TableColumn } from '@sterna/document';

/** True for columns whose digits line up on the right. Years are names of rows and stand where text stands. */
export function isNumeric(type: TableColumn['type']): boolean {
  return type !== 'text' && type !== 'year';
}
