import { type RawBuilder, sql } from 'kysely';

type Language = 'fr' | 'en' | 'es' | 'ar';

export type StoredState = 'draft' | 'under review' | 'validated' | 'published' | 'superseded';
export type StoredTaskState = 'to write' | 'written' | 'reviewed';
export type StoredTexts = Readonly<Partial<Record<Language, string>>>;

/** An institution as it is named beside what it does. */
export interface StoredInstitutionName {
  readonly id: number;
  readonly name: StoredTexts;
  readonly shortName: string;
}

/** An account as it is named beside what it did; without a name where the acting account may not know it. */
export interface StoredAccountName {
  readonly id: string;
  readonly name: string;
  readonly institution: StoredInstitutionName | null;
}

export interface StoredEdition {
  readonly space: number;
  readonly id: number;
  readonly number: number | null;
  readonly title: StoredTexts;
  readonly state: StoredState;
  readonly template: object;
  readonly languages: readonly Language[];
  /** ISO date. */
  readonly due: string | null;
  readonly corrects: { readonly id: number; readonly number: number } | null;
  readonly reason: string;
  readonly createdBy: StoredAccountName | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly supersededAt: Date | null;
  /** Number of the edition that took its place. */
  readonly supersededBy: number | null;
  readonly sha256: string | null;
  readonly deletedAt: Date | null;
}

export interface StoredText {
  readonly id: number;
  readonly section: string;
  readonly language: Language;
  readonly body: string;
  readonly base: number | null;
  readonly merged: number | null;
  readonly kind: 'written' | 'merged' | 'restored' | 'suggested' | 'carried';
  readonly standing: 'in line' | 'aside' | 'open' | 'taken' | 'declined';
  readonly remark: string;
  readonly author: StoredAccountName | null;
  readonly at: Date;
  readonly isHead: boolean;
  /** Who took or declined it. */
  readonly settledBy: StoredAccountName | null;
}

/** A text of an edition, for a statement. */
export interface TextPlace {
  readonly space: number;
  readonly edition: number;
  readonly section: string;
  readonly language: string;
}

/** Names an institution, by an expression for its id, within the space of another expression. */
export function institutionName(space: string, id: string): RawBuilder<StoredInstitutionName | null> {
  return sql.raw(`(select json_build_object('id', named.id, 'name', named.name, 'shortName', named.short_name)
    from institution named where named.space_id = ${space} and named.id = ${id})`);
}

/** Names an account, by an expression for its id, with the institution it acts for in a space. */
export function accountName(space: string, id: string): RawBuilder<StoredAccountName | null> {
  return sql.raw(`(case when ${id} is null then null else json_build_object(
    'id', ${id},
    'name', coalesce((select known.name from account known where known.id = ${id}), ''),
    'institution', (select json_build_object('id', named.id, 'name', named.name, 'shortName', named.short_name)
      from member acting join institution named on named.space_id = acting.space_id and named.id = acting.institution_id
      where acting.space_id = ${space} and acting.account_id = ${id})) end)`);
}
