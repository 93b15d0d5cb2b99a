import {
  DERIVED,
  EVIDENCE,
  type EvidenceShape,
  flowOfSource,
  type SourceShape,
  sternaStructures,
} from '@sterna/exchange';
import type {
  Annotation,
  ArtefactReference,
  Categorisation,
  ContentConstraint,
  ItemScheme,
  LocalisedText,
  OtherStructure,
  Structure,
} from '@sterna/sdmx';
import { componentId, INDICATORS, STERNA_AGENCY, sdmxCode, sourceById, sourceTitle } from '@sterna/statistics';
import { LANGUAGES } from '@sterna/vocabulary';
import { DERIVABLE } from './derived-observations.ts';
import { areaHierarchy } from './published/area-hierarchy.ts';
import { figureProcess } from './published/figure-process.ts';
import { consumerScheme, publisherScheme } from './published/organisations.ts';
import { profileTaxonomy } from './published/profile-taxonomy.ts';
import { publisherCodes } from './published/publisher-codes.ts';
import { sourceMetadata } from './published/source-metadata.ts';
import { describedStructure } from './structure-descriptions.ts';
import { TOPICS, topicOf } from './topics.ts';

const OWN = { agency: STERNA_AGENCY, version: '1.0' } as const;
const PROVIDERS = { kind: 'dataproviderscheme', agency: STERNA_AGENCY, id: 'DATA_PROVIDERS', version: '1.0' } as const;

const flowReference = (id: string): ArtefactReference => ({ ...OWN, kind: 'dataflow', id });

function nameOf(source: string): LocalisedText {
  if (!sourceById(source)) return { en: source };
  return Object.fromEntries(LANGUAGES.map((language) => [language, sourceTitle(source, language)]));
}

/** What is said of a source, as `SOURCE_METADATA` has it. */
function saidOf(source: string): readonly Annotation[] {
  const known = sourceById(source);
  if (!known) return [];
  const { publisher, licence, url } = known;
  return [
    { id: 'PUBLISHER', type: 'PUBLISHER', text: { ...publisher } },
    { id: 'LICENCE', type: 'LICENCE', title: licence },
    { id: 'ADDRESS', type: 'ADDRESS', url },
  ];
}

/** The sources, as those who provide the data. */
function providerScheme(sources: readonly SourceShape[]): ItemScheme {
  return {
    ...PROVIDERS,
    name: { en: 'Sources', fr: 'Sources', es: 'Fuentes', ar: 'المصادر' },
    items: sources.map(({ id }) => {
      const said = saidOf(id);
      return { id: flowOfSource(id), name: nameOf(id), ...(said.length > 0 && { annotations: said }) };
    }),
  };
}

/** That a source provides a dataflow: its own, and a part of that of all figures. */
function agreement(flow: string, source: string): OtherStructure {
  const provider = flowOfSource(source);
  return {
    ...OWN,
    kind: 'provisionagreement',
    id: flow === provider ? flow : `${flow}-${provider}`,
    name: nameOf(source),
    references: [flowReference(flow), { ...PROVIDERS, item: provider }],
  };
}

/** Codes in use by dimension, of one source or of all. */
function codesOf(sources: readonly SourceShape[]): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, Set<string>>();
  const add = (id: string, values: readonly string[]): void => {
    const known = codes.get(id) ?? new Set();
    for (const value of values) known.add(sdmxCode(value));
    codes.set(id, known);
  };
  const further = new Set(sources.flatMap(({ dimensions }) => Object.keys(dimensions)));
  for (const source of sources) {
    for (const [id, values] of Object.entries(source.codes)) add(id, values);
    // Series that do not have a further dimension say so.
    for (const name of further) add(componentId(name, 'dimension'), ['_Z', ...(source.dimensions[name] ?? [])]);
  }
  return new Map([...codes].map(([id, values]) => [id, [...values].sort()]));
}

/** Dimensions of which it is settled what may occur; places come and go with the releases. */
const SETTLED = ['INDICATOR', 'SEX', 'AGE', 'UNIT_MEASURE'];

/**
 * What a dataflow may have, and what it has. Of time nothing is said here: clients of the field (pandaSDMX, sdmx1 and
 * pysdmx until lately) end with an error at a range of time, and constraints come with every dataflow that is asked for
 * with all references. `/availableconstraint` says it.
 */
function constraints(flow: string, name: LocalisedText, sources: readonly SourceShape[]): readonly ContentConstraint[] {
  const codes = codesOf(sources);
  const components = [...codes].filter(([, values]) => values.length > 0).map(([id, values]) => ({ id, values }));
  const count = (field: 'series' | 'observations'): number =>
    sources.reduce((sum, each) => sum + (each[field] ?? 0), 0);
  const head = { ...OWN, kind: 'contentconstraint', name, attached: [flowReference(flow)] } as const;
  const allowed = components.filter(({ id }) => SETTLED.includes(id));
  if (components.length === 0) return [];
  return [
    { ...head, id: `ALLOWED_${flow}`, type: 'Allowed', regions: [{ include: true, components: allowed }] },
    {
      ...head,
      id: `ACTUAL_${flow}`,
      type: 'Actual',
      regions: [{ include: true, components }],
      ...(sources.length === 1 && { counts: { series: count('series'), observations: count('observations') } }),
    },
  ];
}

/**
 * What the structure of a source allows, and what the source may contribute to all figures: constraints of a data
 * structure and of a provision agreement, beside those of dataflows. Schemas of the two are narrower with them.
 */
function furtherConstraints(source: SourceShape): readonly ContentConstraint[] {
  const flow = flowOfSource(source.id);
  const codes = codesOf([source]);
  const components = SETTLED.map((id) => ({ id, values: codes.get(id) ?? [] })).filter(
    ({ values }) => values.length > 0,
  );
  if (components.length === 0) return [];
  const { id: part, kind: agreed, agency, version } = agreement(EVIDENCE, source.id);
  const head = { ...OWN, kind: 'contentconstraint', name: nameOf(source.id), type: 'Allowed' } as const;
  const regions = [{ include: true, components }];
  return [
    { ...head, id: `ALLOWED_STRUCTURE_${flow}`, attached: [{ ...OWN, kind: 'datastructure', id: flow }], regions },
    { ...head, id: `ALLOWED_${part}`, attached: [{ kind: agreed, agency, id: part, version }], regions },
  ];
}

/** Which indicators may be derived. What there is of each is computed when it is asked for. */
function derivedConstraint(name: LocalisedText): ContentConstraint {
  const indicators = { id: 'INDICATOR', values: DERIVABLE.map(sdmxCode) };
  const attached = [flowReference(DERIVED)];
  const regions = [{ include: true, components: [indicators] }];
  return { ...OWN, kind: 'contentconstraint', id: `ALLOWED_${DERIVED}`, name, type: 'Allowed', attached, regions };
}

const TOPIC_SCHEME = { kind: 'categoryscheme', agency: STERNA_AGENCY, id: 'TOPICS', version: '1.0' } as const;

function topicScheme(): ItemScheme {
  return {
    ...TOPIC_SCHEME,
    name: { en: 'Topics', fr: 'Thèmes', es: 'Temas', ar: 'المواضيع' },
    items: TOPICS,
  };
}

/** Files each dataflow under the topics of its indicators. */
function categorisations(shape: EvidenceShape): readonly Categorisation[] {
  const known = new Set(INDICATORS.map(({ code }) => code));
  return shape.sources.flatMap((source) => {
    const topics = new Set(source.codes.INDICATOR.map((code) => (known.has(code) ? topicOf(code) : 'OTHER')));
    const flow = flowOfSource(source.id);
    return [...topics].sort().map((topic) => ({
      ...OWN,
      kind: 'categorisation' as const,
      id: `${flow}-${topic}`,
      name: nameOf(source.id),
      source: flowReference(flow),
      target: { scheme: TOPIC_SCHEME, item: topic },
    }));
  });
}

/**
 * All structures that the service shows: ours, with providers, agreements, topics and constraints, then those that were
 * imported. What is small comes first, so that programs that try the first they find are not overwhelmed.
 */
export function publishedStructures(shape: EvidenceShape): readonly Structure[] {
  const sources = shape.sources.toSorted((a, b) => (a.observations ?? 0) - (b.observations ?? 0));
  const ordered = { ...shape, sources };
  const all: LocalisedText = {
    en: 'All figures',
    fr: 'Toutes les données',
    es: 'Todos los datos',
    ar: 'جميع البيانات',
  };
  const structures = sternaStructures(ordered);
  const own: readonly Structure[] = [
    ...structures,
    providerScheme(sources),
    ...sources.map(({ id }) => agreement(flowOfSource(id), id)),
    ...sources.map(({ id }) => agreement(EVIDENCE, id)),
    topicScheme(),
    ...categorisations(ordered),
    ...sources.flatMap((source) => constraints(flowOfSource(source.id), nameOf(source.id), [source])),
    ...constraints(EVIDENCE, all, sources),
    ...sources.flatMap(furtherConstraints),
    ...structures.flatMap((each) =>
      each.kind === 'dataflow' && each.id === DERIVED ? [derivedConstraint(each.name)] : [],
    ),
    publisherScheme(),
    consumerScheme(),
    areaHierarchy(),
    ...publisherCodes(),
    ...sourceMetadata(PROVIDERS),
    profileTaxonomy(),
    figureProcess(),
  ];
  return [...own.map(describedStructure), ...(shape.structures ?? [])];
}
