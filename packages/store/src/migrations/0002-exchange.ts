/**
 * What files of every kind bring besides figures: attributes of observations, SDMX structures; mappings that people keep;
 * imports on their way in.
 *
 * Attributes are interned: as a column of their own they would take more room than the figures (docs/decisions/0015).
 */
export const exchange: string = `
create sequence attribute_set_id as integer;
create table attribute_set (
  space_id integer not null references space,
  id integer not null,
  digest uuid not null,
  attributes jsonb not null,
  carried boolean not null generated always as (attributes ? 'DERIVATION') stored,
  primary key (space_id, id)
);
create unique index attribute_set_content on attribute_set (space_id, digest);
comment on table attribute_set is 'Attributes that figures carry beyond status and note, each combination once.';
comment on column attribute_set.space_id is 'Space it was imported into.';
comment on column attribute_set.id is 'Number of the set, from the sequence attribute_set_id.';
comment on column attribute_set.digest is 'MD5 of the attributes as text, to find a set by its content.';
comment on column attribute_set.attributes is 'Values by SDMX concept, as the source has them; a value that is no plain text is JSON written as text.';

comment on column attribute_set.carried is 'Whether they say that a figure was derived before it came in, as a part of an export.';

alter table observation add column attributes_id integer;
comment on column observation.attributes_id is 'Set of further attributes; none for most figures.';
comment on column observation.period is '2020, 2020-S1, 2020-T3, 2020-Q1, 2020-M01, 2020-W53, 2020-D366, 2020-01-31, 2020-01-31T12:00:00 or 2015/2020.';

create table set_aside (
  space_id integer not null,
  series_id integer not null,
  release_id integer not null,
  part_id integer not null,
  row integer not null,
  col integer,
  value double precision,
  period text collate "C" not null,
  status text collate "C" not null,
  note text,
  attributes_id integer
);
create index set_aside_release on set_aside (space_id, release_id, series_id, period);
comment on table set_aside is 'Figures of files that another file of their release states as well: they come forward when that file is taken back.';
comment on column set_aside.space_id is 'Space the figure belongs to.';
comment on column set_aside.series_id is 'Series the figure is of.';
comment on column set_aside.release_id is 'Release that states it.';
comment on column set_aside.part_id is 'Part of the file it stands in.';
comment on column set_aside.row is 'Row it stands in, counted from 1.';
comment on column set_aside.col is 'Column it stands in, counted from 1, where a row holds several figures.';
comment on column set_aside.value is 'The figure, the same as the release''s or another; none where the file states it as missing.';
comment on column set_aside.period is 'Its period.';
comment on column set_aside.status is 'SDMX CL_OBS_STATUS.';
comment on column set_aside.note is 'Footnote or qualification as the source has it.';
comment on column set_aside.attributes_id is 'Set of further attributes.';

create table structure (
  space_id integer not null references space,
  kind text collate "C" not null,
  agency text collate "C" not null,
  id text collate "C" not null,
  version text collate "C" not null,
  content jsonb not null,
  imported_at timestamptz not null default now(),
  primary key (space_id, kind, agency, id, version)
);
comment on table structure is 'SDMX structures that have been imported: data structures, dataflows, codelists and their like.';
comment on column structure.space_id is 'Space it was imported into.';
comment on column structure.kind is 'Kind of structure, by its name in SDMX REST 2.1.';
comment on column structure.agency is 'Agency that maintains it.';
comment on column structure.id is 'Its id.';
comment on column structure.version is 'Its version.';
comment on column structure.content is 'The structure itself, in the model of the package sdmx.';
comment on column structure.imported_at is 'When it was last imported.';

create table mapping (
  space_id integer not null references space,
  name text not null,
  definition jsonb not null,
  changed_at timestamptz not null default now(),
  primary key (space_id, name)
);
comment on table mapping is 'How tables of no publisher''s layout are read, kept under a name.';
comment on column mapping.space_id is 'Space the mapping belongs to.';
comment on column mapping.name is 'Name a person has given it.';
comment on column mapping.definition is 'The mapping, in the form docs/for-statisticians.md describes.';
comment on column mapping.changed_at is 'When it was last kept.';

create table import_job (
  space_id integer not null references space,
  id uuid not null default gen_random_uuid(),
  number bigint generated always as identity,
  batch uuid not null,
  archive uuid,
  name text not null,
  size bigint not null,
  kept_as text,
  state text not null check (state in
    ('waiting', 'reading', 'ready', 'importing', 'imported', 'refused', 'interrupted', 'failed', 'unpacked')),
  runner uuid,
  options jsonb not null default '{}',
  observations integer not null default 0,
  preview jsonb,
  report jsonb,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (space_id, id)
);
create index import_job_newest on import_job (space_id, number desc);
comment on table import_job is 'Uploaded files on their way in.';
comment on column import_job.space_id is 'Space the file is to be imported into.';
comment on column import_job.id is 'Id of the job; not to be guessed.';
comment on column import_job.number is 'Order in which jobs were made.';
comment on column import_job.batch is 'Shared by files uploaded together.';
comment on column import_job.archive is 'Job of the archive that the file came out of.';
comment on column import_job.name is 'Name the file had, without folders.';
comment on column import_job.size is 'Its size in bytes.';
comment on column import_job.kept_as is 'Name of the file in the folder of uploads; none when it is no longer kept.';
comment on column import_job.state is 'waiting, reading, ready, importing, imported, refused, interrupted, failed; or unpacked, for an archive whose files have become jobs.';
comment on column import_job.runner is 'Process that works on it, by an id it has given itself.';
comment on column import_job.options is 'What a person has said of the file.';
comment on column import_job.observations is 'Figures read or stored so far.';
comment on column import_job.preview is 'What the file is and what it would change.';
comment on column import_job.report is 'What became of it.';
comment on column import_job.created_at is 'When it was uploaded.';
comment on column import_job.changed_at is 'When something of it last changed; a job that is being worked on changes every few seconds.';

alter table attribute_set enable row level security;
alter table set_aside enable row level security;
alter table structure enable row level security;
alter table mapping enable row level security;
alter table import_job enable row level security;
create policy visible on attribute_set for select to sterna_reader using (space_id = 1 or space_id = any ((select visible_spaces())::integer[]));
create policy visible on set_aside for select to sterna_reader using (space_id = 1 or space_id = any ((select visible_spaces())::integer[]));
create policy visible on structure for select to sterna_reader using (space_id = 1 or space_id = any ((select visible_spaces())::integer[]));
create policy visible on mapping for select to sterna_reader using (space_id = 1 or space_id = any ((select visible_spaces())::integer[]));
create policy visible on import_job for select to sterna_reader using (space_id = 1 or space_id = any ((select visible_spaces())::integer[]));
grant select on attribute_set, set_aside, structure, mapping, import_job to sterna_reader;
`;
