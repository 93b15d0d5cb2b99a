import type { MessageFindings } from '../../message-findings.ts';
import type { Item, ItemScheme, Structure } from '../../model/structure.ts';
import { childOf, ElementGatherer, type XmlElement } from '../element.ts';
import type { XmlAttributes, XmlHandler } from '../tokens.ts';
import { STANDALONE_CONCEPTS } from './data-structure.ts';
import { readItemScheme } from './item-scheme.ts';
import { isStructureElement, readStructure } from './read-structure.ts';

/** Reads the structures of a message, one at a time, however their lists are nested. */
export class StructuresReader implements XmlHandler {
  readonly #structures: Structure[] = [];
  readonly #concepts = new Map<string, Item[]>();
  readonly #line: () => number;
  readonly #findings: MessageFindings;
  #gatherer: ElementGatherer | undefined;
  #passedOver = 0;

  constructor(line: () => number, findings: MessageFindings) {
    this.#line = line;
    this.#findings = findings;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#passedOver > 0) {
      this.#passedOver++;
      return;
    }
    if (!this.#gatherer && isStructureElement(name)) {
      this.#gatherer = new ElementGatherer(this.#line, (element) => this.#take(element));
    }
    if (this.#gatherer) this.#gatherer.open(name, attributes);
    else if (!isList(name)) this.#passOver(name);
  }

  close(): void {
    if (this.#passedOver > 0) this.#passedOver--;
    else this.#gatherer?.close();
  }

  text(text: string): void {
    this.#gatherer?.text(text);
  }

  /** All that was read; concepts without scheme are in a scheme for each agency. */
  get structures(): readonly Structure[] {
    const schemes = [...this.#concepts].map(
      ([agency, items]): ItemScheme => ({
        kind: 'conceptscheme',
        id: STANDALONE_CONCEPTS,
        agency,
        version: '1.0',
        name: { en: 'Concepts without a scheme' },
        items,
      }),
    );
    return [...this.#structures, ...schemes];
  }

  #take(element: XmlElement): void {
    this.#gatherer = undefined;
    if (element.name === 'Concept') {
      const agency = element.attributes['agencyID'] ?? element.attributes['agency'] ?? 'SDMX';
      const { items } = readItemScheme({ ...element, children: [element] }, 'conceptscheme');
      const known = this.#concepts.get(agency);
      if (known) known.push(...items);
      else this.#concepts.set(agency, [...items]);
      return;
    }
    const structure = readStructure(element);
    if (!structure) return;
    this.#check(structure, element.line);
    if (childOf(element, 'DataKeySet')) {
      const message = `${structure.id} allows or excludes whole keys. Of a constraint, only its cube regions are kept.`;
      this.#findings.add('warning', 'data-keys-passed-over', message, element.line);
    }
    if (childOf(element, 'CodelistExtension')) {
      const message = `${structure.id} takes codes over from other codelists. Only its own codes are kept.`;
      this.#findings.add('warning', 'codelist-extension', message, element.line);
    }
    this.#structures.push(structure);
  }

  #passOver(name: string): void {
    this.#passedOver = 1;
    if (name === 'StatusMessage' || name === 'Header') return;
    this.#findings.add(
      'warning',
      'unknown-structure',
      `Structures of the kind “${name}” are not kept. They are passed over.`,
      this.#line(),
    );
  }

  #check(structure: Structure, line: number): void {
    if (structure.id === '') {
      this.#findings.add('error', 'missing-id', `A ${structure.kind} has no id. Give it one.`, line);
    }
    if (!('items' in structure)) return;
    const seen = new Set<string>();
    for (const { id } of structure.items) {
      if (seen.has(id)) {
        const message = `${structure.id} has “${id}” more than once. All are kept; the first counts.`;
        this.#findings.add('warning', 'repeated-item', message, line);
      }
      seen.add(id);
    }
  }
}

/** Lists of structures are named in the plural, in every version; a registry's answer has them in its result. */
function isList(name: string): boolean {
  return name.endsWith('s') || name === 'QueryResult';
}
