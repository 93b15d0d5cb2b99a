import { MessageFindings } from '../message-findings.ts';
import type { DataRecord } from '../model/data.ts';
import type { ErrorMessage, ReadMessageOptions } from '../model/message.ts';
import { SdmxError } from '../model/message.ts';
import type { Structure } from '../model/structure.ts';
import { CrossSectionalReader } from './cross-sectional-reader.ts';
import type { DataSetReader } from './data-reader.ts';
import type { DataSetContext } from './data-set-head.ts';
import { ElementGatherer, type XmlElement } from './element.ts';
import { readErrors } from './errors.ts';
import { GenericReader } from './generic-reader.ts';
import { NO_HEADER, type ReadHeader, readHeader } from './header.ts';
import { isEnvelope, type MessageLayout, type MessageRoot, rootOf } from './root.ts';
import { StructureSpecificReader } from './structure-specific-reader.ts';
import { StructuresReader } from './structures/structures-reader.ts';
import type { XmlAttributes, XmlHandler } from './tokens.ts';
import { UtilityReader } from './utility-reader.ts';

/** What a message turned out to be. */
export type MessageNature = 'data' | 'structures' | 'error' | 'other';

/** Elements that tell that a data set has begun where it is not there. */
const WITHOUT_DATA_SET: ReadonlySet<string> = new Set(['Series', 'Obs', 'Group', 'Attributes']);

type DataSetReaderClass = new (
  attributes: XmlAttributes,
  context: DataSetContext,
  records: DataRecord[],
) => DataSetReader;

const READERS: Readonly<Record<MessageLayout, DataSetReaderClass>> = {
  generic: GenericReader,
  specific: StructureSpecificReader,
  cross: CrossSectionalReader,
  utility: UtilityReader,
  'by-content': StructureSpecificReader,
};

/** Follows a message from its root on and hands its parts to their readers. */
export class MessageParser implements XmlHandler {
  readonly findings: MessageFindings = new MessageFindings();
  header: ReadHeader = NO_HEADER;
  nature: MessageNature | undefined;
  errors: ErrorMessage['errors'] = [];
  /** Set by whoever tokenises. */
  line: () => number = () => 0;
  readonly #options: ReadMessageOptions;
  readonly #namespaces: string[] = [];
  readonly #prefixes = new Map<string, string>();
  #records: DataRecord[] = [];
  #root: MessageRoot | undefined;
  #sawHeader = false;
  #depth = 0;
  /** Depth of the message's root element; deeper than 1 in an envelope. */
  #rootDepth = 0;
  #part: XmlHandler | undefined;
  /** Depth of the element whose inside `#part` reads. */
  #partDepth = 0;
  #dataSet: DataSetReader | undefined;
  #structures: StructuresReader | undefined;
  #sawDataSet = false;
  #unsaid: XmlAttributes | undefined;

  constructor(options: ReadMessageOptions) {
    this.#options = options;
  }

  /** Name of the format, in the words of `MessageFormat` for data and structures. */
  get format(): string {
    return this.#root?.format ?? 'xml';
  }

  /** What a message is that holds neither data nor structures. */
  get what(): string {
    return this.#root?.what ?? 'no SDMX message';
  }

  get structures(): readonly Structure[] {
    return this.#structures?.structures ?? [];
  }

  /** The records read since the last call. */
  takeRecords(): readonly DataRecord[] {
    const records = this.#records;
    // Readers of data sets hold on to the list they were made with.
    const taken = records.slice();
    records.length = 0;
    return taken;
  }

  open(name: string, attributes: XmlAttributes): void {
    this.#depth++;
    if (this.#part) this.#part.open(name, attributes);
    else if (this.#root) this.#openPart(this.#root, name, attributes);
    else this.#openRoot(name, attributes);
  }

  close(name: string): void {
    this.#depth--;
    if (this.#part && this.#depth >= this.#partDepth) {
      this.#part.close(name);
      return;
    }
    if (this.#part) {
      this.#closePart(name);
      return;
    }
    if (this.#root && this.#depth < this.#rootDepth) this.#closeRoot();
  }

  text(text: string): void {
    this.#part?.text(text);
  }

  #openRoot(name: string, attributes: XmlAttributes): void {
    this.#rememberNamespaces(attributes);
    // A registry's message has its header before the answer that is read.
    if (name === 'Header') {
      this.#gatherHeader(name, attributes);
      return;
    }
    const root = rootOf(name, attributes, this.#namespaces);
    if (!root) {
      if (this.#depth === 1 && !isEnvelope(name)) {
        throw new SdmxError('not-sdmx', `“${name}” is not the root element of an SDMX message.`, this.line());
      }
      return;
    }
    this.#root = root;
    this.#rootDepth = this.#depth;
    if (root.nature === 'other') this.nature = 'other';
    if (root.deviates && root.nature !== 'other') {
      this.findings.add(
        'warning',
        'namespace',
        'The message has no namespace of SDMX, or that of another version than its elements. It is read by the names of its elements.',
        this.line(),
      );
    }
    if (root.nature === 'error') this.#gather(name, attributes, (element) => this.#takeErrors(element));
  }

  #rememberNamespaces(attributes: XmlAttributes): void {
    for (const [name, value] of Object.entries(attributes)) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      this.#namespaces.push(value);
      this.#prefixes.set(name.slice('xmlns:'.length), value);
    }
  }

  #openPart(root: MessageRoot, name: string, attributes: XmlAttributes): void {
    if (name === 'Header') {
      this.#gatherHeader(name, attributes);
    } else if (name === 'Footer') {
      this.#gather(name, attributes, (element) => this.#takeFooter(element));
    } else if (name === 'Error' || name === 'ErrorMessage') {
      this.#gather(name, attributes, (element) => this.#takeErrors(element));
    } else if (root.nature === 'data') {
      this.#openData(root, name, attributes);
    } else if (root.nature === 'structures') {
      this.#openStructures(name, attributes);
    }
  }

  #openData(root: MessageRoot, name: string, attributes: XmlAttributes): void {
    if (name === 'DataSet') {
      // In a group of messages, the first element of the data set tells their layout.
      if (root.layout === 'by-content') this.#unsaid = attributes;
      else this.#startDataSet(root.layout ?? 'specific', attributes);
    } else if (this.#unsaid) {
      const generic = name === 'KeyFamilyRef' || Object.keys(attributes).every((each) => /^(type|xmlns.*)$/.test(each));
      const dataSet = this.#unsaid;
      this.#unsaid = undefined;
      this.#depth--;
      this.#startDataSet(generic ? 'generic' : 'specific', dataSet);
      this.#root = { ...root, format: generic ? 'sdmx-ml-2.0-generic' : 'sdmx-ml-2.0-compact' };
      this.#depth++;
      this.#part?.open(name, attributes);
    } else if (WITHOUT_DATA_SET.has(name)) {
      this.findings.once(
        'warning',
        'missing-data-set',
        'The data stand directly in the message, without a data set. They are read as one.',
        this.line(),
      );
      this.#depth--;
      this.#startDataSet(root.layout === 'generic' ? 'generic' : 'specific', {});
      this.#depth++;
      this.#part?.open(name, attributes);
    }
  }

  #startDataSet(layout: MessageLayout, attributes: XmlAttributes): void {
    if (!this.#sawHeader) this.#sayMissingHeader();
    const context: DataSetContext = {
      header: this.header,
      options: this.#options,
      findings: this.findings,
      namespaces: this.#namespaces,
      prefixes: this.#prefixes,
      version: this.#root?.version ?? '2.1',
      line: this.line,
    };
    const reader = new READERS[layout](attributes, context, this.#records);
    this.#dataSet = reader;
    this.#part = reader;
    this.#partDepth = this.#depth;
    this.#sawDataSet = true;
    this.nature = 'data';
  }

  #gatherHeader(name: string, attributes: XmlAttributes): void {
    this.#gather(name, attributes, (element) => {
      if (this.#sawHeader || element.children.length === 0) return;
      this.header = readHeader(element);
      this.#sawHeader = true;
    });
  }

  #sayMissingHeader(): void {
    this.findings.once('warning', 'missing-header', 'The message has no header. The data are read.', this.line());
  }

  #openStructures(name: string, attributes: XmlAttributes): void {
    if (this.#structures === undefined && !this.#sawHeader) this.#sayMissingHeader();
    this.#structures ??= new StructuresReader(this.line, this.findings);
    // The reader sees this element too, for 2.0 and careless senders have structures directly in the message.
    this.#part = this.#structures;
    this.#partDepth = this.#rootDepth;
    this.#structures.open(name, attributes);
  }

  #gather(name: string, attributes: XmlAttributes, finished: (element: XmlElement) => void): void {
    const gatherer = new ElementGatherer(this.line, finished);
    gatherer.open(name, attributes);
    this.#part = gatherer;
    this.#partDepth = this.#depth;
  }

  /** The element that a part reads the inside of has closed. */
  #closePart(name: string): void {
    const part = this.#part;
    this.#part = undefined;
    if (part === this.#dataSet) {
      this.#dataSet?.end();
      this.#dataSet = undefined;
    } else part?.close(name);
    if (this.#root && this.#depth < this.#rootDepth) this.#closeRoot();
  }

  #closeRoot(): void {
    if (this.#unsaid) {
      this.#startDataSet('specific', this.#unsaid);
      this.#dataSet?.end();
      this.#part = undefined;
    }
    if (this.nature === undefined && this.errors.length > 0) this.nature = 'error';
    if (this.nature !== undefined || !this.#root) return;
    if (this.#root.nature === 'structures') this.nature = 'structures';
    if (this.#root.nature === 'data') {
      this.nature = 'data';
      this.findings.add('info', 'no-data', 'The message holds no data set.');
    }
  }

  #takeErrors(element: XmlElement): void {
    this.errors = [...this.errors, ...readErrors(element).map(({ code, text }) => ({ code, text }))];
    this.nature ??= 'error';
  }

  #takeFooter(element: XmlElement): void {
    const remarks = readErrors(element);
    for (const { code, text, severity } of remarks) {
      this.findings.add(severity, 'footer-message', `The sender says (${code}): ${text}`, element.line);
    }
    if (!this.#sawDataSet) this.errors = [...this.errors, ...remarks.map(({ code, text }) => ({ code, text }))];
  }
}
