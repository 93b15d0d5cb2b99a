/** What editions lacked: their files kept for good, references of validations, who settled and reviewed, comments carried. */
export const editionsMended: string = `
create table edition_file (
  space_id integer not null,
  edition_id integer not null,
  language text not null,
  format text not null check (format in ('pdf', 'docx', 'xlsx')),
  standing text not null check (standing in ('published', 'superseded')),
  bytes bytea not null,
  sha256 text collate "C" not null,
  made_at timestamptz not null default now(),
  primary key (space_id, edition_id, language, format, standing),
  foreign key (space_id, edition_id, language) references edition_document (space_id, edition_id, language)
);
alter table edition_file alter column bytes set storage external;
comment on table edition_file is 'Files of published editions. Each is made once and stays as it is, byte for byte.';
comment on column edition_file.space_id is 'Space of the edition.';
comment on column edition_file.edition_id is 'Edition.';
comment on column edition_file.language is 'Language.';
comment on column edition_file.format is 'pdf, docx, xlsx.';
comment on column edition_file.standing is 'published: as it was published; superseded: marked with what took its place.';
comment on column edition_file.bytes is 'The file.';
comment on column edition_file.sha256 is 'SHA-256 of the file.';
comment on column edition_file.made_at is 'When it was made.';

create function guard_edition_file() returns trigger language plpgsql security definer set search_path from current as $$
begin
  raise exception 'A file of a published edition stays as it is.' using errcode = 'STE01';
end $$;
comment on function guard_edition_file() is 'Keeps files of published editions as they are (STE01).';
create trigger guarded before update on edition_file for each row execute function guard_edition_file();

alter table edition_file enable row level security;
grant select on edition_file to sterna_reader, sterna_member;
create policy published on edition_file for select to sterna_reader, sterna_member using (
  edition_state(space_id, edition_id) in ('published', 'superseded'));

alter table validation add column reference text not null default '';
alter table validation add column reference_date date;
comment on column validation.reference is 'Letter or decision by which the body said so, where somebody else enters it.';
comment on column validation.reference_date is 'Day of that letter or decision.';
drop policy given on validation;
create policy given on validation for insert to sterna_member with check (
  account_id = (select acting_account()) and edition_state(space_id, edition_id) = 'under review' and (
    (space_id = any ((select spaces_as('focal point', 'reviewer'))::integer[]) and institution_id = my_institution(space_id))
    -- In another body's name a focal point enters what can be looked up.
    or (space_id = any ((select spaces_as('focal point'))::integer[]) and btrim(reference) <> '' and reference_date is not null)));

alter table section_text add column settled_by text collate "C" references account;
alter table section_text add column settled_at timestamptz;
comment on column section_text.settled_by is 'Account that took or declined it, where it was suggested or stood aside.';
comment on column section_text.settled_at is 'When.';
create function sign_settling() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.standing <> old.standing and new.standing in ('taken', 'declined') then
    new.settled_by := acting_account();
    new.settled_at := now();
  end if;
  return new;
end $$;
comment on function sign_settling() is 'Says who took or declined a text.';
create trigger signed before update of standing on section_text for each row execute function sign_settling();

-- Whoever suggested something may withdraw it.
create policy withdrawn on section_text for update to sterna_member
  using (author = (select acting_account()) and kind = 'suggested' and standing = 'open'
    and edition_state(space_id, edition_id) in ('draft', 'under review') and space_id = any ((select my_spaces())::integer[]))
  with check (author = (select acting_account()) and kind = 'suggested' and standing = 'declined'
    and space_id = any ((select my_spaces())::integer[]));

alter table section_task add column reviewed_by text collate "C" references account;
alter table section_task add column reviewed_at timestamptz;
comment on column section_task.reviewed_by is 'Account that says it is reviewed.';
comment on column section_task.reviewed_at is 'When.';
create function sign_review() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.state <> 'reviewed' then
    new.reviewed_by := null;
    new.reviewed_at := null;
  elsif old.state <> 'reviewed' then
    new.reviewed_by := acting_account();
    new.reviewed_at := now();
  else
    new.reviewed_by := old.reviewed_by;
    new.reviewed_at := old.reviewed_at;
  end if;
  return new;
end $$;
comment on function sign_review() is 'Says who reviewed a section.';
-- After the trigger that guards it: triggers run in the order of their names.
create trigger signed before update on section_task for each row execute function sign_review();

alter table comment add column carried_from integer;
alter table comment add foreign key (space_id, carried_from) references comment (space_id, id);
comment on column comment.carried_from is 'Comment of the edition before, which this one goes on from.';

create function carry_comments(space integer, origin integer, draft integer) returns integer language plpgsql security definer
set search_path from current as $$
declare carried integer;
begin
  if not (carry_comments.space = any (spaces_as('focal point'))) or edition_state(carry_comments.space, draft) is distinct from 'draft'
    or exists (select from comment c where c.space_id = carry_comments.space and c.edition_id = draft)
  then raise exception 'Comments are carried by the focal point into a draft without any.' using errcode = '42501'; end if;
  insert into comment (space_id, edition_id, section, language, text_id, quote, body, author, at, carried_from)
  select c.space_id, draft, c.section, c.language, h.text_id, c.quote, c.body, c.author, c.at, c.id
  from comment c
  left join section_head h on h.space_id = c.space_id and h.edition_id = draft and h.section = c.section and h.language = c.language
  where c.space_id = carry_comments.space and c.edition_id = origin and c.reply_to is null and c.resolved_at is null
    and c.deleted_at is null
  order by c.id;
  get diagnostics carried = row_count;
  insert into comment (space_id, edition_id, section, language, text_id, quote, body, reply_to, author, at, carried_from)
  select c.space_id, draft, c.section, c.language, t.text_id, c.quote, c.body, t.id, c.author, c.at, c.id
  from comment c join comment t on t.space_id = c.space_id and t.edition_id = draft and t.carried_from = c.reply_to
  where c.space_id = carry_comments.space and c.edition_id = origin and c.deleted_at is null
  order by c.id;
  return carried;
end $$;
comment on function carry_comments(integer, integer, integer) is 'Takes the open comments of one edition, with their answers, into a draft that goes on from it; each keeps its author and its time.';
revoke execute on function guard_edition_file, sign_settling, sign_review, carry_comments from public;
grant execute on function carry_comments to sterna_member;
`;
