import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { GLOBAL_SPACE } from './schema.ts';

/** The attribute that an export gives to figures that were derived when it was made. */
const DERIVATION = '"DERIVATION":';

/**
 * Whether attributes say that a figure is carried: derived before it came in, as a part of an export. It never comes before
 * a figure that a source states.
 *
 * @param attributes as JSON text
 */
export function saysCarried(attributes: string): boolean {
  return attributes.includes(DERIVATION);
}

/** Whether a figure of the database is carried. @param figure name of its table within the statement */
export function isCarried(figure: 'o' | 'other'): RawBuilder<SqlBool> {
  const attributes = sql.ref(`${figure}.attributes_id`);
  return sql<SqlBool>`(${attributes} is not null and ${attributes} in (
    select id from attribute_set where space_id = ${GLOBAL_SPACE} and carried))`;
}
