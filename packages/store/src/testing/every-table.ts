import type { Engine } from '../engine.ts';

/** Letters, marks and lines that a careless format would lose. */
const AWKWARD = `E'tab\\there, line\\nbreak, return\\r, back\\\\slash, \\\\N, \\\\., ''quotes'' "double", {braces}, العربية, é, 😀, \\u200f'`;

/**
 * Fills every table with at least one row, with values that are easily lost: absent ones, empty texts and lists, times to
 * the microsecond, the largest numbers, texts with every kind of mark.
 */
export async function fillEveryTable(engine: Engine): Promise<void> {
  await engine.write((session) =>
    session.run(`${INSTALLATION}${SPACE}${COORDINATION}${STATISTICS}${EDITIONS}${OWN_DATA} ${PLANS}`),
  );
}

const INSTALLATION = `
insert into installation values ('secret', repeat('ab', 32));
insert into account (id, name, email, email_verified, two_factor_enabled, created_at) values
  ('a1', ${AWKWARD}, 'focal-point@plan.example', true, true, '2024-02-29 23:59:59.999999+00'),
  ('a2', 'Bureau de statistique', 'data@statistics.example', false, false, '-infinity'),
  ('Z', 'order', 'z@statistics.example', false, false, now()), ('é', 'order', 'e@statistics.example', false, false, now());
insert into credential (id, subject, provider, account_id, password) values ('c1', 'a1', 'credential', 'a1', 'salt:hash');
insert into session (id, token, account_id, expires_at, ip_address) values ('s1', 'token', 'a1', now() + interval '1 day', '192.0.2.1');
insert into verification (id, identifier, value, expires_at) values ('v1', 'x', ${AWKWARD}, now());
insert into second_factor (id, account_id, secret, backup_codes) values ('f1', 'a1', 'encrypted', 'encrypted');
insert into passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
  values ('p1', 'a1', 'key', 'credential', 9223372036854775807, 'singleDevice', false);
insert into attempt (subject) values ('hash');
insert into letter (kind, address, language, subject, body) values ('invitation', 'data@statistics.example', 'fr', '', ${AWKWARD});
`;

const SPACE = `
insert into space (code, parent_id, place, languages, name, level, settings) values
  ('sen', 1, 'SEN', '{fr,ar}', jsonb_build_object('fr', ${AWKWARD}), 'country', '{"n": 1e400, "list": [null, true]}');
insert into place (space_id, code, parent, level, name) values (2, 'SN-B', null, 'region', jsonb_build_object('fr', ${AWKWARD}));
insert into place (space_id, code, parent, level, name) values (2, 'SN-A', 'SN-B', 'municipality', '{"ar": "أ"}');
insert into space (code, parent_id, place, level) select 'sen-dk', id, 'SEN', 'region' from space where code = 'sen';
insert into member (space_id, account_id, role) values (1, 'a1', 'administrator'), (2, 'a1', 'focal point');
insert into member (space_id, account_id, role, sections, indicators) values (2, 'a2', 'contributor', array[${AWKWARD}, ''], '{}');
insert into invitation (space_id, token_sha256, email, role, invited_by) values (2, 'sha', 'union@labour.example', 'reader', 'a1');
`;

const COORDINATION = `
insert into institution (space_id, name, kind) values (2, '{"fr": "Ministère du plan"}', 'ministry');
insert into institution (space_id, id, name, kind) values (2, 900, '{}', 'agency');
update institution set parent_id = 900 where id = 1;
insert into post (space_id, kind, title) values (2, 'focal point', ${AWKWARD});
insert into post_holding (space_id, post_id, institution_id, account_id, began, ended) values (2, 1, 1, 'a1', '0044-03-15 BC', null);
insert into responsibility (space_id, subject, code, institution_id) values (2, 'section', 'health', 1);
`;

const STATISTICS = `
insert into source (space_id, id) values (1, 'TEST');
insert into release (space_id, source, version, dated, title) values (1, 'TEST', '1', '2024-01-01', ${AWKWARD});
insert into release_file (space_id, release_id, name, sha256, size, reader) values (1, 1, 'a.csv', 'sha', 9007199254740993, 'test');
insert into file_part (space_id, file_id, name) values (1, 1, null);
insert into indicator (space_id, code, source, title, unit) values (1, 'X:Y', 'TEST', '', 'PS');
insert into series (space_id, id, indicator, ref_area, counterpart, sex, age, unit, dimensions)
  select 1, n, 'X:Y', 'SEN', '_T', '_T', '_T', 'PS', jsonb_build_object('N', n) from generate_series(1, 1200) n;
insert into observation (space_id, series_id, release_id, part_id, row, value, in_force, period, status, note)
  select 1, n, 1, 1, n, n / 3.0, true, '2020', 'A', case n % 3 when 0 then ${AWKWARD} end from generate_series(1, 1200) n;
insert into observation (space_id, series_id, release_id, part_id, row, value, in_force, period, status) values
  (1, 1, 1, 1, 1, 1.7976931348623157e308, true, '2021', 'A'), (1, 1, 1, 1, 1, 5e-324, true, '2022', 'A'),
  (1, 1, 1, 1, 1, 0.1::float8 + 0.2::float8, true, '2023', 'A'), (1, 1, 1, 1, 1, null, true, '2024', 'M');
insert into attribute_set (space_id, id, digest, attributes) values (1, nextval('attribute_set_id'), gen_random_uuid(), '{"A": "é"}');
insert into set_aside (space_id, series_id, release_id, part_id, row, period, status)
  select 1, n, 1, 1, n, '2020', 'A' from generate_series(1, 30) n;
insert into structure (space_id, kind, agency, id, version, content) values (1, 'codelist', 'SDMX', 'CL', '1.0', '{"a": [1, 2.50]}');
insert into mapping (space_id, name, definition) values (1, 'zebra', '{}'), (1, 'Äpfel', '{}'), (1, 'apple', '{}'), (1, ${AWKWARD}, '{}');
insert into import_job (space_id, batch, name, size, kept_as, state) values
  (1, gen_random_uuid(), 'waiting.csv', 4, '0123abcd-0000-4000-8000-000000000001', 'waiting'),
  (1, gen_random_uuid(), 'lost.csv', 4, '0123abcd-0000-4000-8000-000000000002', 'waiting');
select setval('series_id', 1200);
`;

const EDITIONS = `
insert into edition (space_id, title, template, languages, created_by) values (2, '{"fr": "Profil"}', '{"sections": []}', '{fr}', 'a1');
insert into section_task (space_id, edition_id, section, institution_id) values (2, 1, 'health', 1);
insert into section_text (space_id, edition_id, section, language, body, author) values (2, 1, 'health', 'fr', ${AWKWARD}, 'a1');
insert into section_text (space_id, edition_id, section, language, body, base_id) values (2, 1, 'health', 'fr', repeat('long ', 50000), 1);
insert into section_head (space_id, edition_id, section, language, text_id) values (2, 1, 'health', 'fr', 2);
insert into comment (space_id, edition_id, section, language, text_id, body, author) values (2, 1, 'health', 'fr', 1, ${AWKWARD}, 'a2');
insert into comment (space_id, edition_id, section, language, reply_to, body, author) values (2, 1, 'health', 'fr', 1, '', 'a1');
update edition set state = 'under review';
insert into validation (space_id, edition_id, institution_id, account_id) values (2, 1, 1, 'a1');
update edition set state = 'validated';
insert into edition_document (space_id, edition_id, language, document, sha256) values (2, 1, 'fr', jsonb_build_object('t', ${AWKWARD}), 'sha');
update edition set state = 'published', number = 1, content_sha256 = 'sha', published_at = now();
insert into edition_file (space_id, edition_id, language, format, standing, bytes, sha256) values (2, 1, 'fr', 'pdf', 'published', '\\x00ff5c0a', 'sha');
`;

const PLANS = `
insert into policy_document (space_id, title, kind, language, file_name, file_sha256, file_size, format, state, findings, languages, brought_by)
  values (2, ${AWKWARD}, 'law', 'fr', ${AWKWARD}, repeat('a', 64), 4, 'pdf', 'read', '[]', '[]', 'a2');
insert into document_file (space_id, document_id, piece, bytes) values (2, 1, 1, '\\x00ff5c0a');
insert into document_block (space_id, document_id, block, kind, page, to_page, language, text, rows)
  values (2, 1, 0, 'table', 1, 2, 'fr', ${AWKWARD}, jsonb_build_array(jsonb_build_array(${AWKWARD}::text))),
    (2, 1, 1, 'paragraph', 2, 2, 'ar', 'المهاجرون والمهاجرات', null);
insert into passage (space_id, document_id, passage, block, start, page, language, text, headings, hits, sectors, groups)
  values (2, 1, 0, 0, 0, 1, 'fr', ${AWKWARD}, array[${AWKWARD}], '[]', '{health}', '{women}');
insert into passed_over (space_id, document_id, number, block, start, page, language, sentence, words, concept, because, within)
  values (2, 1, 0, 0, 0, 1, 'fr', ${AWKWARD}, ${AWKWARD}, 'migration', 'sense', ${AWKWARD});
insert into passage_theme (space_id, document_id, passage, theme, depth, because, score)
  values (2, 1, 0, 'remittances', 3, array[${AWKWARD}], 0.123456);
insert into measure (space_id, document_id, measure, text, page, block, themes) values (2, 1, 0, ${AWKWARD}, 1, 0, '{remittances}');
insert into addressed_goal (space_id, document_id, kind, code, passages) values (2, 1, 'target', '10.c', '[]');
insert into document_theme (space_id, document_id, theme, proposed_depth, proposed_framing) values (2, 1, 'remittances', 3, 'both');
insert into document_seen (space_id, document_id, account_id) values (2, 1, 'a1');
insert into coding (space_id, document_id, account_id, blind, assigned_by) values (2, 1, 'a1', true, 'a2');
insert into coding_decision (space_id, document_id, account_id, passage, theme, verdict, depth, remark)
  values (2, 1, 'a1', 0, 'remittances', 'confirmed', 3, ${AWKWARD});
insert into settlement (space_id, document_id, passage, theme, depth, reason, settled_by)
  values (2, 1, 0, 'remittances', 2, ${AWKWARD}, 'a2');
`;

const OWN_DATA = `
insert into contribution (space_id, title, dated, file_name, file_size, file_reading, brought_by)
  values (2, ${AWKWARD}, '2024-05', ${AWKWARD}, 4, '{}', 'a2');
insert into contribution_file (space_id, contribution_id, piece, bytes) values (2, 1, 1, '\\x00ff5c0a');
insert into contribution_figure (space_id, contribution_id, number, indicator, ref_area, unit, period, value, row)
  values (2, 1, 1, 'MIGRANT_STOCK', 'SEN', 'PS', '2020', 12345.678, 1);
insert into figure_choice (space_id, indicator, ref_area, unit, period, choice, reason, chosen_by)
  values (2, 'MIGRANT_STOCK', 'SEN', 'PS', '2020', 'own', ${AWKWARD}, 'a1');
`;
