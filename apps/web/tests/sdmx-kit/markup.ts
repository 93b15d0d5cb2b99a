import { SaxesParser } from 'saxes';

/** An element as a program sees it that knows nothing of our readers. */
export interface Element {
  /** Without prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** Reads a whole document; throws where it is not well-formed. */
export function parse(document: string): Element {
  const parser = new SaxesParser();
  const stack: Open[] = [{ name: '', attributes: {}, children: [], text: '' }];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Open = { name: name.replace(/^.*:/, ''), attributes: { ...attributes }, children: [], text: '' };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('text', (text) => {
    const top = stack.at(-1);
    if (top) top.text += text;
  });
  parser.on('closetag', () => void stack.pop());
  parser.write(document).close();
  const [root] = stack[0]?.children ?? [];
  if (!root) throw new Error('an empty document');
  return root;
}

/** Children of a name. */
export function inside(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Everything of a name, at any depth, in the order of the document. */
export function within(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name)]);
}
