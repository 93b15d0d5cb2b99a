import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** What pages call the parts around their article: menus, notices, links to share, what else there is to read. */
const AROUND =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|rgpd|tarteaucitron|breadcrumbs?|fil-d-?ariane|migas|nav|navbar|navigation|menu|megamenu|topbar|top-bar|sidebar|side-bar|skip|skip-link|sr-only|visually-hidden|share|sharing|social|addtoany|newsletter|pagination|pager|footer|site-header|masthead|toolbar|search|related|comments?|popup|modal|advert|ads|print-only|noprint|lang-switcher|language-switcher)(?:$|[\s_-])/i;
const ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
]);
/** Elements that hold the article, whatever they are called. */
const KEPT = new Set([
  'html',
  'body',
  'main',
  'article',
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'td',
  'tr',
  'table',
  'li',
  'span',
  'b',
  'i',
]);
/** Of the letters of the page, what holds more is its article. */
const MOST = 0.4;
/** Letters of a main part from which it is the article. */
const FEWEST_LETTERS = 200;

export const attributesOf = (node: Node): ReadonlyMap<string, string> =>
  new Map('attrs' in node ? node.attrs.map(({ name, value }) => [name, value]) : []);

/** Letters inside each node, counted without calling itself, however deep a page is nested. */
export function countLetters(roots: readonly Node[]): ReadonlyMap<Node, number> {
  const order: Node[] = [];
  const waiting = [...roots];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    order.push(node);
    if (/^(?:script|style|template|noscript)$/.test(node.nodeName)) continue;
    if ('childNodes' in node) waiting.push(...node.childNodes);
  }
  const letters = new Map<Node, number>();
  for (const node of order.reverse()) {
    const own = node.nodeName === '#text' && 'value' in node ? node.value.trim().length : 0;
    const inside =
      'childNodes' in node ? node.childNodes.reduce((sum, child) => sum + (letters.get(child) ?? 0), 0) : 0;
    letters.set(node, own + inside);
  }
  return letters;
}

/** Whether an element is a part around the article: a menu, a notice on cookies, links. */
export function isAround(node: Node, letters: ReadonlyMap<Node, number>, all: number): boolean {
  if (!('attrs' in node) || (letters.get(node) ?? 0) >= all * MOST) return false;
  const attributes = attributesOf(node);
  if (attributes.has('hidden') || /display\s*:\s*none/i.test(attributes.get('style') ?? '')) return true;
  if (KEPT.has(node.nodeName)) return false;
  const named = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`;
  return ROLES.has(attributes.get('role') ?? '') || AROUND.test(named) || node.nodeName === 'aside';
}

/** The main part of a page, where it marks one that holds its text. */
export function mainPart(roots: readonly Node[], letters: ReadonlyMap<Node, number>): readonly Node[] {
  const found: Node[] = [];
  const waiting = [...roots];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const isMain = node.nodeName === 'main' || attributesOf(node).get('role') === 'main';
    if (isMain) found.push(node);
    else if ('childNodes' in node) waiting.push(...node.childNodes);
  }
  const [main] = found;
  return found.length === 1 && main !== undefined && (letters.get(main) ?? 0) > FEWEST_LETTERS ? [main] : roots;
}
