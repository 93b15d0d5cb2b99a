import { callings } from '../check/check-institutions.ts';
import type { Institution, InstitutionFields } from '../directory/institution.ts';
import { likeness, tidyLine } from '../directory/tidy.ts';

/** An institution that a file may refer to; those that the file itself adds have negative ids. */
export type Referable = Pick<InstitutionFields, 'name' | 'shortName'> & { readonly id: number };

/** What a text refers to. */
export type Referred = { readonly id: number } | { readonly problem: 'institution-unknown' | 'institution-ambiguous' };

class Register {
  readonly #ids = new Map<string, Set<number>>();

  add(text: string, id: number): void {
    const key = likeness(text);
    if (key === '') return;
    const ids = this.#ids.get(key) ?? new Set();
    this.#ids.set(key, ids.add(id));
  }

  find(text: string): readonly number[] {
    return [...(this.#ids.get(likeness(text)) ?? [])];
  }
}

/** How files name institutions: by short name, else by a name in any language; deleted ones only where none else fits. */
export class InstitutionBook {
  readonly #shortNames = new Register();
  readonly #names = new Register();
  readonly #deleted = new Register();

  constructor(institutions: readonly Institution[]) {
    for (const institution of institutions) {
      if (!institution.isDeleted) this.add(institution);
      else for (const name of callings(institution)) this.#deleted.add(name, institution.id);
    }
  }

  add({ id, name, shortName }: Referable): void {
    this.#shortNames.add(shortName, id);
    for (const text of Object.values(name)) this.#names.add(text, id);
  }

  /** Ids of those that have a short name, or a name where none has it as its short name. */
  find(text: string): readonly number[] {
    const short = this.#shortNames.find(text);
    return short.length > 0 ? short : this.#names.find(text);
  }

  /** Ids of those that have a name in some language. */
  findByName(text: string): readonly number[] {
    return this.#names.find(text);
  }

  findByShortName(text: string): readonly number[] {
    return this.#shortNames.find(text);
  }

  refer(text: string): Referred {
    const found = this.find(text);
    const [id, another] = found.length > 0 ? found : this.#deleted.find(text);
    if (id === undefined) return { problem: 'institution-unknown' };
    return another === undefined ? { id } : { problem: 'institution-ambiguous' };
  }

  /** The shortest text that refers to an institution and to no other; its name where there is none. */
  referenceTo(institution: Referable): string {
    const texts = callings(institution);
    const own = texts.find((text) => {
      const referred = this.refer(text);
      return 'id' in referred && referred.id === institution.id;
    });
    return tidyLine(own ?? texts[0] ?? '');
  }
}
