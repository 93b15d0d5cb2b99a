import { LANGUAGES } from '@sterna/vocabulary';
import { SDMX_BASE } from './sdmx/sdmx-request.ts';

/** Something of the document, as JSON. */
export type JsonObject = { readonly [name: string]: unknown };

const text = (description: string, example: string): JsonObject => ({
  name: '',
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

const PARAMETERS: Readonly<Record<string, JsonObject>> = {
  language: {
    ...text('Language of titles and texts.', 'en'),
    schema: { type: 'string', enum: [...LANGUAGES] },
  },
  place: text('A country: its ISO 3166-1 alpha-3 code, in any case.', 'sen'),
  chart: text('Id of a chart or table, as the profile page links it.', 'immigrants-and-emigrants'),
  key: text(
    'A figure: indicator, place, counterpart, sex, age, period and further dimensions, joined by ~.',
    'EMIGRANT_CORRIDOR_SHARE~MDA~RUS~_T~_T~2020',
  ),
  format: {
    ...text('Data in one of five forms, or the picture in one of two.', 'csv'),
    schema: { type: 'string', enum: ['csv', 'xlsx', 'sdmx-csv', 'sdmx-json', 'sdmx-ml', 'svg', 'png'] },
  },
  space: text('A space that publishes editions, by its short name.', 'sen'),
  number: text('Number of a published edition.', '1'),
  document: text('Number of a policy document that its space has opened to everybody.', '1'),
  edition: {
    ...text('The edition as a file; json is what its hash is of.', 'json'),
    schema: { type: 'string', enum: ['pdf', 'docx', 'xlsx', 'csv', 'json'] },
  },
  flow: text('A dataflow: id, or agency,id, or agency,id,version.', 'EVIDENCE'),
  seriesKey: text('Codes by dimension, joined by points; several by +; none for any; all.', 'A.MIGRANT_STOCK.SEN'),
  provider: text('A provider of data: id, or agency,id; several by +; all.', 'all'),
  component: text('A dimension, or all.', 'all'),
  resource: text('A kind of structures, such as dataflow, datastructure, codelist, or structure for all.', 'dataflow'),
  agency: text('An agency; several by +; all.', 'all'),
  id: text('An id; several by +; all.', 'all'),
  version: text('A version, latest or all; several by +.', 'latest'),
  item: text('Items of a scheme; several by +; all.', 'all'),
  context: text('What a schema is of: datastructure, dataflow or provisionagreement.', 'dataflow'),
};

const inPath = (...names: readonly string[]): readonly JsonObject[] =>
  names.map((name) => ({ ...PARAMETERS[name], name }));

const inQuery = (name: string, description: string, values?: readonly string[]): JsonObject => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string', ...(values && { enum: values }) },
});

const file = (...types: readonly string[]): JsonObject => ({
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }])),
});

const PDF = 'application/pdf';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const errors = (...statuses: readonly number[]): JsonObject =>
  Object.fromEntries(statuses.map((status) => [status, { description: ERRORS[status] ?? 'An error.' }]));

const ERRORS: Readonly<Record<number, string>> = {
  304: 'The client has this answer already.',
  400: 'The query is not written as it should be.',
  403: 'The query is written well, but asks for something that the structure does not have.',
  404: 'There is nothing of the kind.',
  406: 'None of the formats asked for can be given.',
  413: 'The answer would be too large; ask for less.',
  414: 'The address is too long.',
  501: 'Not offered here.',
  503: 'Too much is being made already; try again after the seconds of Retry-After.',
};

function reading(
  summary: string,
  parameters: readonly JsonObject[],
  answer: JsonObject,
  problems: JsonObject,
): JsonObject {
  return { get: { summary, parameters, responses: { 200: { description: 'Found.', ...answer }, ...problems } } };
}

const DATA_TYPES = [
  'application/vnd.sdmx.genericdata+xml;version=2.1',
  'application/vnd.sdmx.structurespecificdata+xml;version=2.1',
  'application/vnd.sdmx.data+json;version=1.0.0',
  'application/vnd.sdmx.data+csv;version=1.0.0',
  'application/vnd.sdmx.data+json;version=2.0.0',
  'application/vnd.sdmx.data+csv;version=2.0.0',
  'application/vnd.sdmx.data+xml;version=3.0.0',
];
const STRUCTURE_TYPES = [
  'application/vnd.sdmx.structure+xml;version=2.1',
  'application/vnd.sdmx.structure+json;version=1.0.0',
];
const PERIODS = [
  inQuery('startPeriod', 'First period wanted: 2020, 2020-06, 2020-Q2, 2020-06-30 …'),
  inQuery('endPeriod', 'Last period wanted.'),
  inQuery('updatedAfter', 'Only what was imported after this moment.'),
];
const EXPLORED = [
  {
    ...inQuery('indicator', 'Code of an indicator; may be given several times.'),
    required: true,
    example: 'MIGRANT_STOCK',
  },
  { ...inQuery('place', 'ISO 3166-1 alpha-3 code; may be given several times.'), example: 'SEN' },
];
const FORMAT = inQuery('format', 'A format by name, in place of an Accept header: xml, json, csv …');

const SDMX: JsonObject = {
  [`${SDMX_BASE}/data/{flow}/{seriesKey}/{provider}`]: reading(
    'Data of a dataflow (SDMX REST 2.1): EVIDENCE, DERIVED, or that of a source. Key and provider may be left out.',
    [
      ...inPath('flow', 'seriesKey', 'provider'),
      ...PERIODS,
      inQuery('firstNObservations', 'At most so many observations of each series, from its beginning.'),
      inQuery('lastNObservations', 'At most so many observations of each series, up to its end.'),
      inQuery('dimensionAtObservation', 'The dimension at the observations, or AllDimensions.'),
      inQuery('detail', 'How much is said.', ['full', 'dataonly', 'serieskeysonly', 'nodata']),
      inQuery('includeHistory', 'Earlier releases as further data sets.', ['true', 'false']),
      FORMAT,
    ],
    file(...DATA_TYPES),
    errors(304, 400, 403, 404, 406, 413, 414),
  ),
  [`${SDMX_BASE}/availableconstraint/{flow}/{seriesKey}/{provider}/{component}`]: reading(
    'Which codes and periods there are data for.',
    [
      ...inPath('flow', 'seriesKey', 'provider', 'component'),
      ...PERIODS,
      inQuery('mode', 'What the query finds, or what could be added to it.', ['exact', 'available']),
      inQuery('references', 'Structures wanted with it.'),
      FORMAT,
    ],
    file(...STRUCTURE_TYPES),
    errors(304, 400, 403, 404, 406, 413, 414),
  ),
  [`${SDMX_BASE}/schema/{context}/{agency}/{id}/{version}`]: reading(
    'XML schema of structure-specific data.',
    [
      ...inPath('context', 'agency', 'id', 'version'),
      inQuery('dimensionAtObservation', 'The dimension at the observations, or AllDimensions.'),
      inQuery('explicitMeasure', 'Whether each measure has an element type of its own.', ['true', 'false']),
      FORMAT,
    ],
    file('application/vnd.sdmx.schema+xml;version=2.1', ...STRUCTURE_TYPES),
    errors(304, 400, 403, 404, 406, 414),
  ),
  [`${SDMX_BASE}/{resource}/{agency}/{id}/{version}/{item}`]: reading(
    'Structures: dataflows, data structures, codelists … Everything behind the resource may be left out.',
    [
      ...inPath('resource', 'agency', 'id', 'version', 'item'),
      inQuery('detail', 'How much is said of each.'),
      inQuery('references', 'Which structures around them are wanted too.'),
      FORMAT,
    ],
    file(...STRUCTURE_TYPES),
    errors(304, 400, 404, 406, 414, 501),
  ),
};

/** The route folder behind each documented path: `src/routes` + it + `/+server.ts`. A test holds the two together. */
export const DOCUMENTED_ROUTES: Readonly<Record<string, string>> = {
  '/{language}/{place}/profile.pdf': '/[lang=language]/[place]/profile.[format=file]',
  '/{language}/{place}/profile.docx': '/[lang=language]/[place]/profile.[format=file]',
  '/{language}/{place}/profile.xlsx': '/[lang=language]/[place]/profile.[format=file]',
  '/{language}/{place}/profile/charts/{chart}.svg': '/[lang=language]/[place]/profile/charts/[file]',
  '/{language}/{place}/profile/charts/{chart}.png': '/[lang=language]/[place]/profile/charts/[file]',
  '/{language}/{place}/profile/charts/{chart}.csv': '/[lang=language]/[place]/profile/charts/[file]',
  '/{language}/trace/{key}.csv': '/[lang=language]/trace/[key].csv',
  '/{language}/explore/data.{format}': '/[lang=language]/explore/data.[format=export]',
  '/{language}/gaps/data.csv': '/[lang=language]/gaps/data.csv',
  '/{language}/{place}/gaps/data.csv': '/[lang=language]/[place]/gaps/data.csv',
  '/{language}/editions/{space}/feed.xml': '/[lang=language]/editions/[code]/feed.xml',
  '/{language}/editions/{space}/{number}.{edition}': '/[lang=language]/editions/[code]/[number].[format=edition]',
  '/{language}/editions/{space}/{number}/charts/{chart}.svg': '/[lang=language]/editions/[code]/[number]/charts/[file]',
  '/{language}/plans/{space}/{document}/file': '/[lang=language]/plans/[code]/[id]/file',
  '/{language}/plans/{space}/{document}/measures/data.csv': '/[lang=language]/plans/[code]/[id]/measures/data.csv',
  '/{language}/plans/{space}/{document}/passages/data.csv': '/[lang=language]/plans/[code]/[id]/passages/data.csv',
  '/{language}/plans/{space}/{document}/goals/data.csv': '/[lang=language]/plans/[code]/[id]/goals/data.csv',
  '/{language}/plans/{space}/{document}/scorecard.csv': '/[lang=language]/plans/[code]/[id]/scorecard.csv',
  '/{language}/plans/{space}/{document}/gap/data.csv': '/[lang=language]/plans/[code]/[id]/gap/data.csv',
  '/{language}/plans/{space}/{document}/report.pdf': '/[lang=language]/plans/[code]/[id]/report.[format=file]',
  '/{language}/plans/{space}/{document}/report.docx': '/[lang=language]/plans/[code]/[id]/report.[format=file]',
  '/{language}/plans/data.csv': '/[lang=language]/plans/data.csv',
  '/{language}/plans/compare/data.csv': '/[lang=language]/plans/compare/data.csv',
  '/{language}/plans/search/data.csv': '/[lang=language]/plans/search/data.csv',
  '/health': '/health',
  '/api/openapi.json': '/api/openapi.json',
  ...Object.fromEntries(Object.keys(SDMX).map((path) => [path, '/sdmx/2.1/[...query]'])),
};

const PROFILE = (format: string, type: string): JsonObject =>
  reading(
    `The migration profile of a country as ${format}.`,
    inPath('language', 'place'),
    file(type),
    errors(404, 503),
  );

const OF_PLAN = (what: string): JsonObject =>
  reading(what, inPath('language', 'space', 'document'), file('text/csv'), errors(404));

const REPORT = (format: string, type: string): JsonObject =>
  reading(
    `The report on a policy document that is open to everybody, as ${format}.`,
    inPath('language', 'space', 'document'),
    file(type),
    errors(404, 503),
  );

const CHART = (what: string, type: string): JsonObject =>
  reading(what, inPath('language', 'place', 'chart'), file(type), errors(404, 503));

/** The OpenAPI document of the addresses that programs may use. @param origin public address without a trailing slash */
export function openApiDocument(origin: string): JsonObject {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sterna',
      version: '0.1.0',
      summary: 'Statistics on migration and development, with the source of every figure.',
      description:
        'Everything may be read by anybody, from any site. Statistics are to be had by SDMX REST 2.1; profiles, charts and ' +
        'tables as files. Figures keep the licences of their publishers, which answers and pages name.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: origin || '/' }],
    paths: {
      '/{language}/{place}/profile.pdf': PROFILE('PDF', PDF),
      '/{language}/{place}/profile.docx': PROFILE('Word', WORD),
      '/{language}/{place}/profile.xlsx': PROFILE('Excel', EXCEL),
      '/{language}/{place}/profile/charts/{chart}.svg': CHART('A chart of a profile.', 'image/svg+xml'),
      '/{language}/{place}/profile/charts/{chart}.png': CHART('A chart of a profile as a picture.', 'image/png'),
      '/{language}/{place}/profile/charts/{chart}.csv': CHART('The figures of a chart or table.', 'text/csv'),
      '/{language}/trace/{key}.csv': reading(
        'What a derived figure was computed from, with the place of each input in its publisher’s file.',
        inPath('language', 'key'),
        file('text/csv'),
        errors(404),
      ),
      '/{language}/explore/data.{format}': reading(
        'What the explorer shows for the same parameters, as a file.',
        [...inPath('language', 'format'), ...EXPLORED],
        file('text/csv', EXCEL, ...DATA_TYPES.slice(1, 6), 'image/svg+xml', 'image/png'),
        errors(304, 400, 404, 503),
      ),
      '/{language}/gaps/data.csv': reading(
        'Which indicators have figures for which countries, and how old the newest are.',
        inPath('language'),
        file('text/csv'),
        {},
      ),
      '/{language}/{place}/gaps/data.csv': reading(
        'The same for one country.',
        inPath('language', 'place'),
        file('text/csv'),
        errors(404),
      ),
      '/{language}/plans/{space}/{document}/file': reading(
        'The original of a policy document that is open to everybody.',
        inPath('language', 'space', 'document'),
        file(PDF, WORD, 'application/octet-stream'),
        errors(404),
      ),
      '/{language}/plans/{space}/{document}/measures/data.csv': OF_PLAN('What a policy document commits to.'),
      '/{language}/plans/{space}/{document}/passages/data.csv': OF_PLAN(
        'Its passages on migration, with theme and depth.',
      ),
      '/{language}/plans/{space}/{document}/goals/data.csv': OF_PLAN(
        'Targets of the 2030 Agenda and objectives of the Global Compact that it addresses, with their passages.',
      ),
      '/{language}/plans/{space}/{document}/scorecard.csv': OF_PLAN('How deep it treats each of the thirty themes.'),
      '/{language}/plans/{space}/{document}/gap/data.csv': OF_PLAN(
        'Its depth held against the figures of its country, theme by theme.',
      ),
      '/{language}/plans/{space}/{document}/report.pdf': REPORT('PDF', PDF),
      '/{language}/plans/{space}/{document}/report.docx': REPORT('Word', WORD),
      '/{language}/plans/data.csv': reading(
        'Policy documents that are open to everybody.',
        inPath('language'),
        file('text/csv'),
        {},
      ),
      '/{language}/plans/compare/data.csv': reading(
        'How deep policy documents treat each theme.',
        [
          ...inPath('language'),
          inQuery('document', 'A document as space and number, `sen-1`; may be given several times.'),
        ],
        file('text/csv'),
        errors(404),
      ),
      '/{language}/plans/search/data.csv': reading(
        'Where words stand in the policy documents that are open to everybody.',
        [...inPath('language'), inQuery('words', 'What is looked for; quotes keep words together.')],
        file('text/csv'),
        {},
      ),
      '/{language}/editions/{space}/feed.xml': reading(
        'The editions that a space has published, as an Atom feed.',
        inPath('language', 'space'),
        file('application/atom+xml'),
        errors(404),
      ),
      '/{language}/editions/{space}/{number}.{edition}': reading(
        'A published edition, which never changes.',
        inPath('language', 'space', 'number', 'edition'),
        file(PDF, WORD, EXCEL, 'text/csv', 'application/json'),
        errors(304, 404, 503),
      ),
      '/{language}/editions/{space}/{number}/charts/{chart}.svg': reading(
        'A chart of a published edition; .png and .csv give it as a picture and as figures.',
        inPath('language', 'space', 'number', 'chart'),
        file('image/svg+xml'),
        errors(304, 404),
      ),
      ...SDMX,
      '/health': reading('Whether the database answers.', [], file('application/json'), errors(503)),
      '/api/openapi.json': reading('This document.', [], file('application/json'), {}),
    },
  };
}
