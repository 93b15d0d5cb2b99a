import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import { inSlices } from './in-slices.ts';

/** Words met in a document that often speak of migration, and do not there. */
export interface PassedOver {
  /** From 0, in reading order. */
  readonly number: number;
  readonly block: number;
  /** Characters from the start of the block to the sentence. */
  readonly start: number;
  /** 0 where the document has none. */
  readonly page: number;
  readonly language: string;
  readonly sentence: string;
  /** As written. */
  readonly words: string;
  /** Theme they would speak of; `migration` where none is named. */
  readonly concept: string;
  readonly because: 'phrase' | 'name' | 'sense' | 'reference';
  /** The phrase or name, or the words in the other sense, as written. */
  readonly within: string;
  /** The other sense, in the words of the concepts; empty for the other reasons. */
  readonly meaning: string;
}

export interface StoredPassedOver extends PassedOver {
  /** The passage that holds the sentence now, because of other words in it or because a person took it in; none else. */
  readonly passage: number | null;
}

/** Saves what was passed over while a document was read. */
export async function savePassedOver(
  session: Session,
  space: number,
  id: number,
  passedOver: readonly PassedOver[],
): Promise<void> {
  await inSlices(passedOver, (json) =>
    session.change(
      statement(sql`
        insert into passed_over (space_id, document_id, number, block, start, page, language, sentence, words, concept, because,
          within, meaning)
        select ${space}, ${id}, (r->>'number')::integer, (r->>'block')::integer, (r->>'start')::integer, (r->>'page')::integer,
          r->>'language', r->>'sentence', r->>'words', r->>'concept', r->>'because', r->>'within', r->>'meaning'
        from jsonb_array_elements(${json}::jsonb) r`),
    ),
  );
}

/** What was passed over in a document, in reading order; nothing for those who code it blind. */
export function readPassedOver(session: Session, space: number, id: number): Promise<StoredPassedOver[]> {
  return session.rows(
    statement(sql<StoredPassedOver>`
      select o.number, o.block, o.start, o.page, o.language, o.sentence, o.words, o.concept, o.because, o.within, o.meaning,
        (select min(p.passage) from passage p where p.space_id = o.space_id and p.document_id = o.document_id
          and p.block = o.block and p.start < o.start + length(o.sentence) and p.start + length(p.text) > o.start) as passage
      from passed_over o where o.space_id = ${space} and o.document_id = ${id} order by o.number`),
  );
}
