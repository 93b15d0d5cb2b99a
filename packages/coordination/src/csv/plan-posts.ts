import type { Holding, HoldingFields, PostFields } from '../directory/directory.ts';
import { postName } from '../directory/names.ts';
import { likeness } from '../directory/tidy.ts';
import { readDay, reversed } from '../fields/check-holding.ts';
import { postKey, readPostKind, readPostSector } from '../fields/check-post.ts';
import { type FieldRead, readText } from '../fields/draft.ts';
import { dateOrderOf } from '../fields/read-date.ts';
import type { DirectoryFinding } from '../texts/finding.ts';
import { postCells } from './cells.ts';
import { changesBetween, type Planned, type PlannedHolding } from './plan.ts';
import type { PlanContext } from './plan-institutions.ts';
import type { DirectoryRecord, RecordTable } from './read-records.ts';

interface PlannedPosts {
  readonly posts: readonly Planned<PostFields>[];
  readonly holdings: readonly Planned<PlannedHolding>[];
}

interface MetHolding {
  readonly record: DirectoryRecord;
  readonly post: PostFields;
  readonly postId: number;
  readonly fields: HoldingFields;
}

/** Reads cells, and keeps what is wrong with them. */
class RecordReader {
  readonly found: DirectoryFinding[] = [];
  readonly #record: DirectoryRecord;

  constructor(record: DirectoryRecord) {
    this.#record = record;
  }

  take<Value>(key: string, read: (text: string) => FieldRead<Value>): Value {
    const { value, problems } = read(this.#record.text(key) ?? '');
    for (const problem of problems) this.found.push(this.#record.finding(problem, key));
    return value;
  }

  get isSound(): boolean {
    return this.found.every(({ severity }) => severity !== 'error');
  }
}

/** Columns that speak of who held the post. */
const OF_HOLDING = ['holder', 'contact', 'institution', 'began', 'ended', 'note'];

function readHolding(
  record: DirectoryRecord,
  reader: RecordReader,
  order: ReturnType<typeof dateOrderOf>,
  { book }: PlanContext,
): HoldingFields {
  const text = record.text('institution') ?? '';
  const referred = book.refer(text);
  const fail = (rule: string, key: string): void => {
    reader.found.push(record.finding({ rule, values: { value: text } }, key));
  };
  if (text === '') fail('institution-missing', 'institution');
  else if ('problem' in referred) fail(referred.problem, 'institution');
  const began = reader.take('began', (each) => readDay(each, order));
  const ended = reader.take('ended', (each) => readDay(each, order));
  const holder = reader.take('holder', (each) => readText(each, 'holder'));
  if ((record.text('began') ?? '') === '') fail('first-day-missing', 'began');
  if (holder === '') fail('holder-missing', 'holder');
  if (began !== null && ended !== null && ended < began)
    reader.found.push(record.finding(reversed(began, ended), 'ended'));
  return {
    institution: 'id' in referred ? referred.id : 0,
    account: null,
    holder,
    contact: reader.take('contact', (each) => readText(each, 'contact')),
    began: began ?? '',
    ended,
    note: reader.take('note', (each) => readText(each, 'note')),
  };
}

/** What the rows of one table would do to the posts of a directory and to those who hold them. */
export function planPosts(table: RecordTable, context: PlanContext): PlannedPosts {
  const { directory, findings, language } = context;
  const known = new Map(directory.posts.flatMap((post) => (post.isDeleted ? [] : [[postKey(post), post.id] as const])));
  const posts = new Map<string, Planned<PostFields>>();
  const met: MetHolding[] = [];
  const order = dateOrderOf(
    table.records.flatMap((record) => [record.text('began') ?? '', record.text('ended') ?? '']),
  );
  for (const record of table.records) {
    const reader = new RecordReader(record);
    const post: PostFields = {
      kind: reader.take('kind', readPostKind),
      title: reader.take('title', (text) => readText(text, 'title')),
      sector: reader.take('sector', readPostSector),
    };
    const isHeld = OF_HOLDING.some((key) => (record.text(key) ?? '') !== '');
    const fields = isHeld ? readHolding(record, reader, order, context) : undefined;
    findings.push(...reader.found);
    if (!reader.isSound) continue;
    const key = postKey(post);
    const id = posts.get(key)?.id ?? known.get(key) ?? context.nextId();
    const change = id < 0 ? 'added' : 'unchanged';
    if (!posts.has(key)) {
      posts.set(key, { at: record.at, change, id, fields: post, title: postName(post)[language], changes: [] });
    }
    if (fields) met.push({ record, post, postId: id, fields });
  }
  return { posts: [...posts.values()], holdings: planHoldings(met, table, context) };
}

/** Ways in which a row and a time that is there are taken to be the same, the surest first. */
type Sameness = (row: HoldingFields, present: Holding) => boolean;

function nameOf(holding: Pick<Holding, 'holder' | 'accountName'>): string {
  return holding.holder || (holding.accountName ?? '');
}

const SAMENESS: readonly Sameness[] = [
  (row, present) =>
    row.began === present.began &&
    row.ended === present.ended &&
    row.institution === present.institution &&
    row.holder === nameOf(present) &&
    row.contact === present.contact &&
    row.note === present.note,
  (row, present) => row.began === present.began && likeness(row.holder) === likeness(nameOf(present)),
  (row, present) => row.began === present.began && row.institution === present.institution,
];

function pairUp(met: readonly MetHolding[], { directory }: PlanContext): ReadonlyMap<MetHolding, Holding> {
  const pairs = new Map<MetHolding, Holding>();
  const taken = new Set<number>();
  const holdings = new Map(directory.posts.map((post) => [post.id, post.holdings]));
  for (const isSame of SAMENESS) {
    for (const row of met) {
      if (pairs.has(row)) continue;
      const found = holdings.get(row.postId)?.find((each) => !taken.has(each.id) && isSame(row.fields, each));
      if (!found) continue;
      pairs.set(row, found);
      taken.add(found.id);
    }
  }
  return pairs;
}

function planHoldings(
  met: readonly MetHolding[],
  table: RecordTable,
  context: PlanContext,
): readonly Planned<PlannedHolding>[] {
  const { findings, language } = context;
  const deleted = new Set(context.directory.institutions.flatMap(({ id, isDeleted }) => (isDeleted ? [id] : [])));
  const pairs = pairUp(met, context);
  const rows = new Map<string, number>();
  const cells = (post: PostFields, holding: HoldingFields): Readonly<Record<string, string>> =>
    postCells(post, holding, (id) => `${id}`, language);
  return met.flatMap((each): readonly Planned<PlannedHolding>[] => {
    const { record, post, postId, fields } = each;
    const present = pairs.get(each);
    const twice = JSON.stringify([postId, fields.began, fields.institution, likeness(fields.holder)]);
    const row = rows.get(twice);
    rows.set(twice, record.at.row);
    if (row !== undefined && !present) {
      findings.push(record.finding({ rule: 'row-twice', values: { row } }));
      return [];
    }
    if (deleted.has(fields.institution) && present?.institution !== fields.institution) {
      const values = { value: record.text('institution') ?? '' };
      findings.push(record.finding({ rule: 'institution-unknown', values }, 'institution'));
      return [];
    }
    const title = `${postName(post)[language]}: ${fields.holder}`;
    if (!present)
      return [
        {
          at: record.at,
          change: 'added',
          id: context.nextId(),
          fields: { ...fields, post: postId },
          title,
          changes: [],
        },
      ];
    const before = cells(post, { ...present, holder: nameOf(present) });
    const kept = keptFields(fields, present, table.keys);
    const changes = changesBetween(before, cells(post, kept), table.keys).map((change) =>
      change.key === 'institution'
        ? { ...change, before: context.reference(present.institution), after: record.text('institution') ?? '' }
        : change,
    );
    const change = changes.length > 0 ? 'changed' : 'unchanged';
    const account = kept.holder === nameOf(present) ? present.account : null;
    const holder = account === present.account && account !== null ? present.holder : kept.holder;
    return [
      { at: record.at, change, id: present.id, fields: { ...kept, account, holder, post: postId }, title, changes },
    ];
  });
}

/** Columns that the file does not have stay as they are. */
function keptFields(fields: HoldingFields, present: Holding, keys: ReadonlySet<string>): HoldingFields {
  return {
    ...fields,
    contact: keys.has('contact') ? fields.contact : present.contact,
    ended: keys.has('ended') ? fields.ended : present.ended,
    note: keys.has('note') ? fields.note : present.note,
  };
}
