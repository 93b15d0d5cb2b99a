import { indicatorByCode } from '@sterna/statistics';
import { LANGUAGES } from '@sterna/vocabulary';
import { type ProfileTemplate, type SectionTemplate, STATEMENTS } from '../template/template.ts';
import { BLOCK_FIELDS, type FieldKind } from './block-fields.ts';
import { isStorable } from './rich-text.ts';
import { blockName } from './template-change.ts';
import type { TextFinding } from './text-finding.ts';

const MOST = { parts: 20, sections: 40, blocks: 40, title: 200, indicators: 30, keyFigures: 12, depth: 3 } as const;
const ID = /^[a-z][a-z0-9-]{0,62}$/;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks a template that comes from a form or a file. Without findings it is one that `assembleProfile` can take.
 *
 * @returns findings of severity `error`
 */
export function checkTemplate(value: unknown): readonly TextFinding[] {
  const check = new TemplateCheck();
  check.template(value);
  return check.findings;
}

/** A template out of JSON. @returns `undefined` where `checkTemplate` has findings */
export function parseTemplateJson(value: unknown): ProfileTemplate | undefined {
  return checkTemplate(value).length === 0 ? (value as ProfileTemplate) : undefined;
}

class TemplateCheck {
  readonly findings: TextFinding[] = [];
  readonly #sections = new Set<string>();
  readonly #blocks = new Set<string>();

  template(value: unknown): void {
    if (!isFields(value)) {
      this.#wrong('template', 'template');
      return;
    }
    if (typeof value['id'] !== 'string' || typeof value['version'] !== 'number') this.#wrong('template', 'id');
    this.#title(value['kicker'], 'kicker');
    const { summary, keyFigures, parts, annex } = value;
    if (!isList(summary, MOST.keyFigures)) this.#wrong('template', 'summary');
    else for (const id of summary) this.#statement(id, 'summary');
    if (!isList(keyFigures, MOST.keyFigures)) this.#wrong('template', 'keyFigures');
    else for (const figure of keyFigures) this.#keyFigure(figure);
    if (!isList(parts, MOST.parts) || parts.length === 0) this.#wrong('template', 'parts');
    else for (const part of parts) this.#section(part, 1);
    this.#section(annex, 1);
    if (!this.#sections.has('annex-sources')) {
      this.#find('sources-needed', 'An edition names its sources: the section “annex-sources” stays.', 'annex-sources');
    }
  }

  #keyFigure(figure: unknown): void {
    if (!isFields(figure)) {
      this.#wrong('template', 'keyFigures');
      return;
    }
    this.#indicator(figure['indicator'], 'keyFigures');
    if (figure['change'] !== undefined) this.#indicator(figure['change'], 'keyFigures');
    const { compare } = figure;
    if (compare !== undefined && compare !== 'first' && compare !== 'highest') this.#wrong('keyFigures', 'compare');
  }

  #section(section: unknown, depth: number): void {
    if (!isFields(section)) {
      this.#wrong('template', 'section');
      return;
    }
    const { id, title, blocks, sections } = section;
    if (typeof id !== 'string' || !ID.test(id)) {
      this.#wrong('section', 'id');
      return;
    }
    if (this.#sections.has(id)) this.#find('section-twice', `The section “${id}” is there twice. Take one away.`, id);
    this.#sections.add(id);
    this.#title(title, id);
    if (!isList(blocks, MOST.blocks)) this.#wrong(id, 'blocks');
    else this.#ownBlocks(blocks, id);
    if (sections === undefined) return;
    if (!isList(sections, MOST.sections) || depth >= MOST.depth) this.#wrong(id, 'sections');
    else for (const inner of sections) this.#section(inner, depth + 1);
  }

  #ownBlocks(blocks: readonly unknown[], section: string): void {
    const names = new Set<string>();
    for (const block of blocks) {
      if (!this.#block(block, section)) continue;
      const name = blockName(block as SectionTemplate['blocks'][number]);
      if (names.has(name)) {
        this.#find('block-twice', `The section “${section}” has the block “${name}” twice. Take one away.`, name);
      }
      names.add(name);
    }
  }

  #block(block: unknown, section: string): boolean {
    const kind = isFields(block) ? block['block'] : undefined;
    const wanted = typeof kind === 'string' && Object.hasOwn(BLOCK_FIELDS, kind) ? BLOCK_FIELDS[kind] : undefined;
    if (!isFields(block) || !wanted) {
      this.#find('unknown-block', `The section “${section}” has a block of no known kind.`, section);
      return false;
    }
    const before = this.findings.length;
    const strange = Object.keys(block).find((name) => name !== 'block' && !Object.hasOwn(wanted, name));
    if (strange !== undefined) this.#wrong(section, shown(strange));
    for (const [name, { kind: field, isOptional }] of Object.entries(wanted)) {
      if (block[name] === undefined && isOptional) continue;
      this.#field(block[name], field, name, section);
    }
    return this.findings.length === before;
  }

  #field(value: unknown, kind: FieldKind, name: string, section: string): void {
    switch (kind) {
      case 'statement':
        this.#statement(value, section);
        return;
      case 'indicator':
        this.#indicator(value, section);
        return;
      case 'indicators':
        if (!isList(value, MOST.indicators) || value.length === 0) {
          this.#wrong(section, name);
          return;
        }
        for (const code of value) this.#indicator(code, section);
        return;
      case 'title':
        this.#title(value, section, name === 'text' ? 2000 : MOST.title);
        return;
      case 'id':
        this.#blockId(value, section);
        return;
      case 'direction':
        if (value !== 'from-centre' && value !== 'to-centre') this.#wrong(section, name);
        return;
      case 'count':
      case 'year': {
        const [least, most] = kind === 'count' ? [1, 300] : [1900, 2200];
        if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) this.#wrong(section, name);
        return;
      }
      case 'code':
        if (typeof value !== 'string' || !/^[A-Z][A-Z0-9_]{0,62}$/.test(value)) this.#wrong(section, name);
        return;
      case 'places':
        if (!isList(value, 300) || !value.every(isPlaceCode)) this.#wrong(section, name);
    }
  }

  #blockId(id: unknown, section: string): void {
    if (typeof id !== 'string' || !ID.test(id)) {
      this.#wrong(section, 'id');
      return;
    }
    // Pictures and tables are files under this name, in the whole document.
    if (this.#blocks.has(id)) {
      this.#find(
        'block-twice',
        `The section “${section}” has the block “${id}”, which is there twice. Take one away.`,
        id,
      );
    }
    this.#blocks.add(id);
  }

  #statement(id: unknown, section: string): void {
    if (typeof id === 'string' && STATEMENTS.has(id)) return;
    this.#find('unknown-statement', `There is no statement “${shown(id)}”. Take it out of “${section}”.`, shown(id));
  }

  #indicator(code: unknown, section: string): void {
    if (typeof code === 'string' && indicatorByCode(code)) return;
    const message = `The indicator catalogue has no “${shown(code)}”. Choose another one for “${section}”.`;
    this.#find('unknown-indicator', message, shown(code));
  }

  #title(title: unknown, section: string, longest: number = MOST.title): void {
    const isWhole =
      isFields(title) &&
      LANGUAGES.every((language) => {
        const text = title[language];
        return typeof text === 'string' && text.trim() !== '' && text.length <= longest && isStorable(text);
      });
    if (isWhole) return;
    const message = `“${section}” needs a title of at most ${longest} letters in at least one language.`;
    this.#find('title-needed', message, section);
  }

  #wrong(section: string, field: string): void {
    this.#find(
      'template-shape',
      `The template has something wrong in “${section}”: ${field}. Begin that part anew.`,
      section,
    );
  }

  #find(rule: string, message: string, subject: string): void {
    this.findings.push({ rule, severity: 'error', message, where: subject, subject });
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown, most: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length <= most;
}

function isPlaceCode(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Z0-9_]{2,12}$/.test(value);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 80) : typeof value;
}
