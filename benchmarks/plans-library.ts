import type { Session } from '../packages/store/src/engine.ts';

/** Accounts of the made-up library. */
export const LIBRARY = { space: 101, member: 'member' } as const;

const WORDS_OF_BLOCK = 60;
const PASSAGES = 300;
const MEASURES = 500;

/** Words of each language that speak of migration; about one block in twenty holds one. */
const ON_MIGRATION: Readonly<Record<string, readonly string[]>> = {
  fr: ['migrants', 'envois de fonds', 'diaspora', 'réfugiés', 'émigration'],
  en: ['migrants', 'remittances', 'diaspora', 'refugees', 'emigration'],
  es: ['migrantes', 'remesas', 'diáspora', 'refugiados', 'emigración'],
  ar: ['المهاجرون', 'تحويلات', 'الجالية', 'اللاجئون', 'الهجرة'],
};
const LETTERS: Readonly<Record<string, string>> = {
  fr: 'aeioubcdflmnprst',
  en: 'aeioubcdghklmnrstw',
  es: 'aeioubcdlmnprst',
  ar: 'ابتجدرسعفقكلمنوي',
};

/** Numbers that are the same in every run. */
function lots(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Words as a language has them: few of them very often, many rarely. */
function wordsOf(language: string): (next: () => number) => string {
  const next = lots(language.charCodeAt(0));
  const letters = LETTERS[language] ?? '';
  const letter = (): string => letters[Math.floor(next() * letters.length)] ?? '';
  const all = Array.from({ length: 8000 }, () => Array.from({ length: 2 + Math.floor(next() * 9) }, letter).join(''));
  return (lot) => all[Math.floor(all.length ** lot()) - 1] ?? letters;
}

/** The text of a made-up document. @param words how many */
function blocksOf(language: string, words: number): readonly { readonly block: number; readonly text: string }[] {
  const next = lots(7);
  const word = wordsOf(language);
  return Array.from({ length: Math.ceil(words / WORDS_OF_BLOCK) }, (_, block) => {
    const text = Array.from({ length: WORDS_OF_BLOCK }, () => word(next));
    const about = ON_MIGRATION[language] ?? [];
    if (block % 20 === 0) text[30] = about[(block / 20) % about.length] ?? '';
    return { block, text: `${text.join(' ')}.` };
  });
}

/** What is read of the document `id`, as statements over the blocks that it has. */
const readingOf = (id: number, language: string): string => `
  insert into passage (space_id, document_id, passage, block, start, page, language, text, sectors, groups)
    select ${LIBRARY.space}, ${id}, n, b.block, 0, b.page, '${language}', left(b.text, 200), '{employment}', '{emigrants}'
    from generate_series(0, ${PASSAGES - 1}) n
    join document_block b on b.space_id = ${LIBRARY.space} and b.document_id = ${id} and b.block = n * 4 % (select count(*) from document_block c where c.space_id = ${LIBRARY.space} and c.document_id = ${id});
  insert into passage_theme (space_id, document_id, passage, theme, depth, score)
    select ${LIBRARY.space}, ${id}, n, (array['remittances', 'borders', 'labour-migration'])[n % 3 + 1], n % 5 + 1, 0.8
    from generate_series(0, ${PASSAGES - 1}) n;
  insert into measure (space_id, document_id, measure, text, page, block, themes)
    select ${LIBRARY.space}, ${id}, n, repeat('measure ', 20), 1, n, case when n % 20 = 0 then '{remittances}'::text[] else '{}' end
    from generate_series(0, ${MEASURES - 1}) n;
  insert into document_theme (space_id, document_id, theme, proposed_depth, proposed_framing)
    select ${LIBRARY.space}, ${id}, 'theme-' || n, n % 6, 'neutral' from generate_series(1, 30) n;`;

/**
 * Fills an empty database with policy documents of four languages, every second open to everybody.
 *
 * @param documents how many
 * @param words of each
 */
export async function fillLibrary(session: Session, documents: number, words: number): Promise<void> {
  const { space, member } = LIBRARY;
  await session.run(`
    insert into space (id, code, parent_id, place) overriding system value values (${space}, 'library', 1, 'GIN');
    insert into account (id, name, email) values ('${member}', 'Reader', 'reader@library.example');
    insert into member (space_id, account_id, role) values (${space}, '${member}', 'reader');`);
  const languages = Object.keys(ON_MIGRATION);
  for (let id = 1; id <= documents; id++) {
    const language = languages[id % languages.length] ?? 'en';
    await session.run(`
      insert into policy_document (space_id, id, title, kind, language, from_year, to_year, file_sha256, file_size, format, state,
          pages, words, brought_by, published_at)
        overriding system value values (${space}, ${id}, 'Plan ${id}', 'development plan', '${language}', ${2000 + (id % 20)},
          ${2005 + (id % 20)}, md5('${id}') || md5('${id}'), 1, 'pdf', 'read', 200, ${words}, '${member}',
          ${id % 2 === 0 ? 'now()' : 'null'});`);
    if (id <= languages.length) {
      const rows = blocksOf(language, words).map(
        ({ block, text }) =>
          `(${space}, ${id}, ${block}, 'paragraph', ${Math.floor(block / 7) + 1}, ${Math.floor(block / 7) + 1}, '${language}', '${text}')`,
      );
      await session.run(
        `insert into document_block (space_id, document_id, block, kind, page, to_page, language, text) values ${rows.join(',')}`,
      );
    } else {
      const of = id % languages.length === 0 ? languages.length : id % languages.length;
      await session.run(`
        insert into document_block (space_id, document_id, block, kind, page, to_page, language, text)
          select space_id, ${id}, block, kind, page, to_page, language, 'Plan ${id} ' || text from document_block
          where space_id = ${space} and document_id = ${of};`);
    }
    await session.run(readingOf(id, language));
  }
}
