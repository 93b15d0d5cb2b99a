import type { Component, DataStructure, Representation, TextFormat } from '../model/structure.ts';
import { xmlText } from './error-message.ts';
import type { StructureGraph } from './references.ts';

/** Types of texts of SDMX 2.1 and the XML types that hold them (SDMX 2.1 section 3A, part IV). */
const XML_TYPES: Readonly<Record<string, string>> = {
  String: 'xs:string',
  AlphaNumeric: 'common:AlphaNumericType',
  Alpha: 'common:AlphaType',
  Numeric: 'common:NumericType',
  BigInteger: 'xs:integer',
  Integer: 'xs:int',
  Long: 'xs:long',
  Short: 'xs:short',
  Decimal: 'xs:decimal',
  Float: 'xs:float',
  Double: 'xs:double',
  Boolean: 'xs:boolean',
  URI: 'xs:anyURI',
  Count: 'xs:integer',
  InclusiveValueRange: 'xs:decimal',
  ExclusiveValueRange: 'xs:decimal',
  Incremental: 'xs:decimal',
  ObservationalTimePeriod: 'common:ObservationalTimePeriodType',
  StandardTimePeriod: 'common:StandardTimePeriodType',
  BasicTimePeriod: 'common:BasicTimePeriodType',
  GregorianTimePeriod: 'common:GregorianTimePeriodType',
  GregorianYear: 'xs:gYear',
  GregorianYearMonth: 'xs:gYearMonth',
  GregorianDay: 'xs:date',
  ReportingTimePeriod: 'common:ReportingTimePeriodType',
  ReportingYear: 'common:ReportingYearType',
  ReportingSemester: 'common:ReportingSemesterType',
  ReportingTrimester: 'common:ReportingTrimesterType',
  ReportingQuarter: 'common:ReportingQuarterType',
  ReportingMonth: 'common:ReportingMonthType',
  ReportingWeek: 'common:ReportingWeekType',
  ReportingDay: 'common:ReportingDayType',
  DateTime: 'xs:dateTime',
  TimeRange: 'common:TimeRangeType',
  Month: 'xs:gMonth',
  MonthDay: 'xs:gMonthDay',
  Day: 'xs:gDay',
  Time: 'xs:time',
  Duration: 'xs:duration',
};

/** Facets of SDMX and those of XML schema, with the types they may be put on. */
const FACETS: readonly (readonly [sdmx: string, xml: string, on: RegExp])[] = [
  ['minLength', 'minLength', /^(?:xs:string|xs:anyURI|common:(?:Alpha|Numeric))/],
  ['maxLength', 'maxLength', /^(?:xs:string|xs:anyURI|common:(?:Alpha|Numeric))/],
  ['minValue', 'minInclusive', /^xs:(?:int|integer|long|short|decimal|float|double)$/],
  ['maxValue', 'maxInclusive', /^xs:(?:int|integer|long|short|decimal|float|double)$/],
  ['decimals', 'fractionDigits', /^xs:decimal$/],
  ['pattern', 'pattern', /./],
];

/** How a component's values are typed: the name of the type, and its declaration where it has one of its own. */
export interface ComponentType {
  readonly name: string;
  readonly declaration?: string;
}

/** Codes that are allowed for components, by component id. */
export type AllowedCodes = ReadonlyMap<
  string,
  { readonly only?: ReadonlySet<string>; readonly not: ReadonlySet<string> }
>;

function facetsOf(format: TextFormat, base: string): readonly string[] {
  return FACETS.flatMap(([sdmx, xml, on]) => {
    const value = format.facets?.[sdmx];
    return value !== undefined && on.test(base) ? [`<xs:${xml} value="${xmlText(value)}"/>`] : [];
  });
}

function simpleType(name: string, base: string, content: readonly string[]): string {
  return `<xs:simpleType name="${xmlText(name)}"><xs:restriction base="${base}">${content.join('')}</xs:restriction></xs:simpleType>`;
}

/** The representation of a component: its own, or that of its concept. */
function representationOf(component: Component, graph: StructureGraph): { of?: Representation; own: boolean } {
  if (component.representation) return { of: component.representation, own: true };
  if (!component.concept) return { own: false };
  const scheme = graph.find({ kind: 'conceptscheme', ...component.concept.scheme });
  const item = component.concept.item;
  const concept = scheme && 'items' in scheme ? scheme.items.find(({ id }) => id === item) : undefined;
  return { ...(concept?.representation && { of: concept.representation }), own: false };
}

/** The codes that a list leaves after constraints. */
function codesOf(
  representation: Representation & { readonly kind: 'enumeration' },
  component: string,
  allowed: AllowedCodes,
  graph: StructureGraph,
): readonly string[] | undefined {
  const list = graph.find({ kind: 'codelist', ...representation.list });
  if (!list || !('items' in list)) return undefined;
  const { only, not } = allowed.get(component) ?? {};
  return list.items.map(({ id }) => id).filter((id) => (only === undefined || only.has(id)) && !not?.has(id));
}

/** The XML type of a component's values; types of their own are named after the component. */
export function typeOfComponent(component: Component, graph: StructureGraph, allowed: AllowedCodes): ComponentType {
  const { of, own } = representationOf(component, graph);
  const { id } = component;
  if (of?.kind === 'enumeration') {
    const codes = codesOf(of, id, allowed, graph);
    const values = codes?.map((code) => `<xs:enumeration value="${xmlText(code)}"/>`);
    return { name: id, declaration: simpleType(id, 'xs:string', values ?? []) };
  }
  const base = XML_TYPES[of?.format.type ?? 'String'] ?? 'xs:string';
  const facets = of ? facetsOf(of.format, base) : [];
  if (own && facets.length === 0) return { name: base };
  return { name: id, declaration: simpleType(id, base, facets) };
}

/** Types of all components of a structure, by component id. */
export function typesOf(
  structure: DataStructure,
  graph: StructureGraph,
  allowed: AllowedCodes,
): ReadonlyMap<string, ComponentType> {
  const types = new Map<string, ComponentType>();
  for (const component of [...structure.dimensions, ...structure.measures, ...structure.attributes]) {
    types.set(component.id, typeOfComponent(component, graph, allowed));
  }
  for (const dimension of structure.dimensions) {
    if (dimension.kind !== 'time-dimension') continue;
    const format = dimension.representation?.kind === 'text' ? dimension.representation.format.type : undefined;
    types.set(dimension.id, { name: XML_TYPES[format ?? ''] ?? 'common:ObservationalTimePeriodType' });
  }
  return types;
}
