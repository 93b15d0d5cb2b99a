/**
 * The files of contributions are kept, so that a figure can be followed down to the row it came from, and a contribution
 * read again as it was read; and imports of public data say which account brought them.
 */
export const ownDataMended: string = `
alter table contribution add column file_size bigint;
alter table contribution add column file_reading jsonb;
comment on column contribution.file_size is 'Bytes of the file; none for a grid, and for files from before they were kept.';
comment on column contribution.file_reading is 'What was said of how the file is read: its mapping, its indicator.';

create table contribution_file (
  space_id integer not null,
  contribution_id integer not null,
  piece integer not null,
  bytes bytea not null,
  primary key (space_id, contribution_id, piece),
  foreign key (space_id, contribution_id) references contribution (space_id, id)
);
alter table contribution_file alter column bytes set storage external;
comment on table contribution_file is 'The files that figures were brought in with, as they came, packed by gzip and cut into pieces.';
comment on column contribution_file.space_id is 'Space they are for.';
comment on column contribution_file.contribution_id is 'Contribution they came with.';
comment on column contribution_file.piece is 'Number of the piece, from 1.';
comment on column contribution_file.bytes is 'The piece. All of them together, unpacked, have the SHA-256 of the contribution.';

create function may_see_file(space integer, contribution integer) returns boolean language sql stable security definer
return exists (select from contribution c where c.space_id = may_see_file.space and c.id = may_see_file.contribution
  and c.space_id = any (my_spaces())
  and (c.brought_by = acting_account() or may_decide_all(c.space_id, c.id)));
comment on function may_see_file(integer, integer) is 'Whether the acting account may have the file of a contribution: who brought it, and who decides on all of it.';

create function guard_contribution_file() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not exists (select from contribution c where c.space_id = new.space_id and c.id = new.contribution_id
    and c.state = 'proposed' and c.brought_at = transaction_timestamp() and c.file_size is not null
    and c.brought_by is not distinct from coalesce(acting_account(), c.brought_by)) then
    raise exception 'A file comes in together with its contribution.' using errcode = 'STC01';
  end if;
  return new;
end $$;
comment on function guard_contribution_file() is 'Lets files in within the transaction of their contribution only.';
create trigger guarded before insert on contribution_file for each row execute function guard_contribution_file();

alter table contribution_file enable row level security;
grant select, insert on contribution_file to sterna_member;
create policy kept on contribution_file for select to sterna_member using (may_see_file(space_id, contribution_id));
create policy brought on contribution_file for insert to sterna_member with check (
  space_id = any ((select spaces_as('contributor', 'focal point'))::integer[]));
revoke execute on function guard_contribution_file from public;

alter table import_job add column brought_by text collate "C" references account;
comment on column import_job.brought_by is 'Account that uploaded the file; none where a key or the machine itself gave the right.';
`;
