import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import { chosen, type DocumentFilter, type DocumentKind } from './documents.ts';

export interface PassageFilter extends Omit<DocumentFilter, 'words'> {
  /** Only blocks that hold a passage of this theme. */
  readonly theme?: string;
}

/** A block of a document that holds the words looked for. */
export interface FoundBlock {
  readonly space: number;
  readonly spaceCode: string;
  readonly document: number;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly place: string | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly isOpen: boolean;
  readonly block: number;
  readonly page: number;
  readonly language: string;
  /** The text around the words, which stand between U+0002 and U+0003. */
  readonly excerpt: string;
  /** Themes of the passages in it. */
  readonly themes: readonly string[];
  readonly rank: number;
}

export interface FoundBlocks {
  readonly found: readonly FoundBlock[];
  /** How many there are in all. */
  readonly total: number;
}

const LANGUAGES = ['fr', 'en', 'es', 'ar'] as const;

/**
 * Looks for words in the documents that the acting account, or everybody, may read: each text by the rules of its language.
 * Quotes keep words together, a minus leaves words out, `or` gives a choice.
 *
 * @param words as a person types them
 */
export async function searchDocuments(
  session: Session,
  words: string,
  filter: PassageFilter,
  page: { readonly from: number; readonly most: number },
): Promise<FoundBlocks> {
  const query = (language: string): ReturnType<typeof sql> =>
    sql`websearch_to_tsquery(${sql.lit(CONFIGURATIONS[language] ?? 'english')}::regconfig, plain_letters(${words}))`;
  const asked = sql.join(
    LANGUAGES.map((language) => sql`(b.language = ${sql.lit(language)} and b.words @@ ${query(language)})`),
    sql` or `,
  );
  const ofLanguage = sql`case b.language when 'fr' then ${query('fr')} when 'es' then ${query('es')} when 'ar' then ${query('ar')}
    else ${query('en')} end`;
  const rows = await session.rows(
    statement(sql<FoundBlock & { total: number }>`
      with found as (
        select b.space_id, b.document_id, b.block, b.page, b.language, b.text, s.code, d.title, d.kind,
          coalesce(d.place, s.place) as place, d.from_year, d.to_year, d.published_at is not null as open,
          ts_rank_cd(b.words, ${ofLanguage}, 1) as rank, count(*) over () as total
        from document_block b
        join policy_document d on d.space_id = b.space_id and d.id = b.document_id
        join space s on s.id = b.space_id
        where (${asked}) and ${chosen(filter)}
          and (${filter.theme ?? null}::text is null or exists (
            select from passage p join passage_theme t on t.space_id = p.space_id and t.document_id = p.document_id and t.passage = p.passage
            where p.space_id = b.space_id and p.document_id = b.document_id and p.block = b.block and t.theme = ${filter.theme ?? null}))
        order by rank desc, b.space_id, b.document_id, b.block offset ${page.from} limit ${page.most})
      select b.space_id as space, b.code as "spaceCode", b.document_id as document, b.title, b.kind, b.place,
        b.from_year as "fromYear", b.to_year as "toYear", b.open as "isOpen", b.block, b.page, b.language,
        ts_headline(case b.language when 'fr' then 'french'::regconfig when 'es' then 'spanish'::regconfig
            when 'ar' then 'arabic'::regconfig else 'english'::regconfig end, b.text, ${ofLanguage},
          ${`StartSel=\u0002, StopSel=\u0003, MaxWords=45, MinWords=20, MaxFragments=2, FragmentDelimiter=" … "`}) as excerpt,
        array(select distinct t.theme from passage p join passage_theme t on t.space_id = p.space_id
            and t.document_id = p.document_id and t.passage = p.passage
          where p.space_id = b.space_id and p.document_id = b.document_id and p.block = b.block order by 1) as themes,
        b.rank::double precision as rank, b.total::integer as total
      from found b order by b.rank desc, b.space_id, b.document_id, b.block`),
  );
  return { found: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

const CONFIGURATIONS: Readonly<Record<string, string>> = { fr: 'french', en: 'english', es: 'spanish', ar: 'arabic' };
