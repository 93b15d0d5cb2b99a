import { localName, type XmlAttributes } from './tokens.ts';

/** How the data of a message are laid out; `by-content` where only the first element of the data set tells. */
export type MessageLayout = 'generic' | 'specific' | 'cross' | 'utility' | 'by-content';

/** What the root element of a message tells. */
export interface MessageRoot {
  readonly nature: 'data' | 'structures' | 'error' | 'other';
  readonly format: string;
  readonly version: '2.0' | '2.1' | '3.0';
  readonly layout?: MessageLayout;
  /** In a few words, of what is neither data nor structures. */
  readonly what?: string;
  /** Whether its namespaces are not those of the version that its name belongs to. */
  readonly deviates: boolean;
}

type Version = MessageRoot['version'];

/** `http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message`, in any case of letters. */
const NAMESPACE = /sdmx\.org\/resources\/sdmxml\/schemas\/v(\d)_(\d)/i;

function versionOf(namespaces: readonly string[]): Version | undefined {
  for (const namespace of namespaces) {
    const [, major] = NAMESPACE.exec(namespace) ?? [];
    if (!major) continue;
    if (major === '3') return '3.0';
    return /v2_1/i.test(namespace) ? '2.1' : '2.0';
  }
  return undefined;
}

/** Whether a message may be inside an element of this name. */
export function isEnvelope(name: string): boolean {
  return name === 'Envelope' || name === 'RegistryInterface';
}

/** What an element is as the root of a message, or nothing if it is none. */
export function rootOf(
  name: string,
  attributes: XmlAttributes,
  namespaces: readonly string[],
): MessageRoot | undefined {
  const version = versionOf(namespaces);
  const own = versionOf(Object.values(attributes)) ?? version;
  return dataRoot(name, own) ?? structureRoot(name, own) ?? otherRoot(name, own);
}

function dataRoot(name: string, version: Version | undefined): MessageRoot | undefined {
  switch (localName(name)) {
    case 'GenericData':
    case 'GenericTimeSeriesData': {
      const generic = version === '2.0' ? '2.0' : '2.1';
      const format = `sdmx-ml-${generic}-generic`;
      return { nature: 'data', layout: 'generic', format, version: generic, deviates: version !== generic };
    }
    case 'StructureSpecificData':
    case 'StructureSpecificTimeSeriesData': {
      const specific = version === '3.0' ? '3.0' : '2.1';
      const format = `sdmx-ml-${specific}-structure-specific`;
      return { nature: 'data', layout: 'specific', format, version: specific, deviates: version !== specific };
    }
    case 'CompactData':
      return old('specific', version);
    case 'CrossSectionalData':
      return old('cross', version);
    case 'MessageGroup':
      return old('by-content', version);
    case 'UtilityData':
      return old('utility', version);
    default:
      return undefined;
  }
}

function old(layout: MessageRoot['layout'], version: Version | undefined): MessageRoot {
  return {
    nature: 'data',
    ...(layout && { layout }),
    format: 'sdmx-ml-2.0-compact',
    version: '2.0',
    deviates: version !== '2.0',
  };
}

/**
 * A registry's answer to a query, and a request to keep structures, hold them as a structure message does; `Structures`
 * may come alone.
 */
const STRUCTURE_ROOTS: ReadonlySet<string> = new Set([
  'Structure',
  'StructureMessage',
  'Structures',
  'QueryStructureResponse',
  'SubmitStructureRequest',
]);

function structureRoot(name: string, version: Version | undefined): MessageRoot | undefined {
  const read = version ?? '2.1';
  const structures: MessageRoot = {
    nature: 'structures',
    format: `sdmx-ml-${read}`,
    version: read,
    deviates: version === undefined,
  };
  return STRUCTURE_ROOTS.has(name) ? structures : undefined;
}

function otherRoot(name: string, version: Version | undefined): MessageRoot | undefined {
  const rest = {
    format: `sdmx-ml-${version ?? '2.1'}`,
    version: version ?? '2.1',
    deviates: version === undefined,
  } as const;
  if (name === 'Error' && version) return { nature: 'error', ...rest };
  if (name === 'Fault') return { nature: 'error', ...rest };
  if (/Metadata(Report)?$|^MetadataSet$/.test(name) && version) {
    return { nature: 'other', what: 'reference metadata', ...rest };
  }
  if (!version) return undefined;
  if (/Query(Message|Type)?$/.test(name)) return { nature: 'other', what: 'a query', ...rest };
  // The kinds of a registry's messages are elements inside it; those with structures have been met above.
  if (/^(Submit|Notify|Query).*(Request|Response|Event)$/.test(name)) {
    return { nature: 'other', what: 'a message to or from a registry', ...rest };
  }
  return undefined;
}
