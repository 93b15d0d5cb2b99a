/** A template as its parts. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'slot';
      readonly name: string;
      readonly field?: string;
      readonly format?: string;
      readonly argument?: string;
    }
  | { readonly kind: 'optional'; readonly parts: readonly TemplatePart[] };

const TOKEN = /\[\[|\]\]|\{([a-zA-Z]+)(?:\.([a-zA-Z]+))?(?:\|([a-z]+)(?::([^}]*))?)?\}/g;

/**
 * Reads a statement's template.
 *
 * @throws Error when brackets do not match: templates are our own data, so this is a mistake of ours
 */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const stack: TemplatePart[][] = [[]];
  let end = 0;
  const add = (part: TemplatePart): void => {
    stack.at(-1)?.push(part);
  };
  for (const match of template.matchAll(TOKEN)) {
    if (match.index > end) add({ kind: 'text', text: template.slice(end, match.index) });
    end = match.index + match[0].length;
    if (match[0] === '[[') stack.push([]);
    else if (match[0] === ']]') {
      const parts = stack.pop();
      if (!parts || stack.length === 0) throw new Error(`unmatched ]] in statement template: ${template}`);
      add({ kind: 'optional', parts });
    } else add(slot(match));
  }
  if (end < template.length) add({ kind: 'text', text: template.slice(end) });
  const [parts] = stack;
  if (!parts || stack.length !== 1) throw new Error(`unmatched [[ in statement template: ${template}`);
  return parts;
}

function slot(match: RegExpExecArray): TemplatePart {
  const [, name = '', field, format, argument] = match;
  return { kind: 'slot', name, ...(field && { field }), ...(format && { format }), ...(argument && { argument }) };
}
