import type { LocalisedText } from '../../model/data.ts';
import type {
  Annotation,
  ArtefactReference,
  Item,
  Maintainable,
  Representation,
  TextFormat,
} from '../../model/structure.ts';
import { textIn, textsIn } from '../../names-in.ts';
import { urnOf } from '../../urn.ts';

/** An object that is written as JSON. */
export type Written = Readonly<Record<string, unknown>>;

const NUMBERS = new Set([
  'minLength',
  'maxLength',
  'minValue',
  'maxValue',
  'startValue',
  'endValue',
  'interval',
  'decimals',
  'minOccurs',
  'maxOccurs',
]);
const SWITCHES = new Set(['isSequence', 'isMultiLingual']);

/** Writes what structures of all kinds have: names, annotations, representations. */
export class StructureMembers {
  readonly version: '1.0' | '2.0';
  readonly #languages: readonly string[] | undefined;

  constructor(version: '1.0' | '2.0', languages: readonly string[] | undefined) {
    this.version = version;
    this.#languages = languages;
  }

  urn(reference: ArtefactReference, item?: string): string {
    return urnOf(reference, item, this.version === '1.0' ? '2.1' : '3.0');
  }

  named(text: LocalisedText | undefined, one: string, many: string): Written {
    const best = textIn(text, this.#languages);
    const all = textsIn(text, this.#languages);
    return { ...(best !== undefined && { [one]: best }), ...(all && Object.keys(all).length > 0 && { [many]: all }) };
  }

  annotations(annotations: readonly Annotation[] | undefined): Written {
    if (!annotations || annotations.length === 0) return {};
    return {
      annotations: annotations.map(({ id, title, type, url, text }) => ({
        ...(id !== undefined && { id }),
        ...(title !== undefined && { title }),
        ...(type !== undefined && { type }),
        ...this.named(text, 'text', 'texts'),
        ...(url !== undefined && { links: [{ href: url, rel: 'url' }] }),
      })),
    };
  }

  head(structure: Maintainable): Written {
    const { kind, id, agency, version, name, description, isFinal, isExternalReference } = structure;
    const { validFrom, validTo, structureUrl, serviceUrl } = structure;
    const links = [
      { rel: 'self', type: kind, urn: this.urn({ kind, agency, id, version }) },
      ...(structureUrl === undefined ? [] : [{ rel: 'external', href: structureUrl }]),
      ...(serviceUrl === undefined ? [] : [{ rel: 'service', href: serviceUrl }]),
    ];
    return {
      id,
      version,
      agencyID: agency,
      ...(isFinal !== undefined && { isFinal }),
      ...(isExternalReference !== undefined && { isExternalReference }),
      ...(validFrom !== undefined && { validFrom }),
      ...(validTo !== undefined && { validTo }),
      ...this.named(name, 'name', 'names'),
      ...this.named(description, 'description', 'descriptions'),
      ...this.annotations(structure.annotations),
      links,
    };
  }

  item({ id, name, description, annotations, representation }: Item): Written {
    return {
      id,
      ...this.named(name, 'name', 'names'),
      ...this.named(description, 'description', 'descriptions'),
      ...(representation && { coreRepresentation: this.representation(representation) }),
      ...this.annotations(annotations),
    };
  }

  /** 2.0 states how often a value may come beside the format, 1.0 within. */
  representation(representation: Representation): Written {
    const { facets = {}, type } = representation.format ?? {};
    const isOccurrence = (name: string): boolean => this.version === '2.0' && /^(min|max)Occurs$/.test(name);
    const within: Record<string, string> = {};
    const beside: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(facets)) {
      if (isOccurrence(name)) beside[name] = facetValue(name, value);
      else within[name] = value;
    }
    const hasFormat = type !== undefined || Object.keys(within).length > 0;
    const isCoded = representation.kind === 'enumeration';
    const member = isCoded ? 'enumerationFormat' : this.version === '1.0' ? 'textFormat' : 'format';
    return {
      ...(isCoded && { enumeration: this.urn(representation.list) }),
      ...((hasFormat || (representation.format && Object.keys(beside).length === 0)) && {
        [member]: this.#format({ ...(type !== undefined && { type }), facets: within }),
      }),
      ...beside,
    };
  }

  #format({ type, facets = {} }: TextFormat): Written {
    const values = Object.entries(facets).map(([name, value]) => [name, facetValue(name, value)]);
    const member = this.version === '1.0' ? 'textType' : 'dataType';
    return { ...(type !== undefined && { [member]: type }), ...Object.fromEntries(values) };
  }
}

/** Numbers and switches as JSON has them, where their text comes back the same. */
function facetValue(name: string, value: string): unknown {
  if (NUMBERS.has(name) && /\d/.test(value) && String(Number(value)) === value) return Number(value);
  return SWITCHES.has(name) && (value === 'true' || value === 'false') ? value === 'true' : value;
}
