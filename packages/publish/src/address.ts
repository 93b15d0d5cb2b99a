const SAFE_SCHEMES = new Set(['http', 'https', 'mailto']);

/**
 * Lets through only addresses that lead somewhere when followed: relative ones, fragments, http, https and mailto.
 * Anything else (`javascript:`, `data:`, `file:`) gives nothing, and the text stands without a link.
 */
export function safeAddress(address: string): string | undefined {
  // Browsers ignore white space and control characters inside a scheme, so they are taken out before it is judged.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const bare = address.replace(/[\u0000-\u0020\u007f]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1];
  if (scheme === undefined) return bare;
  return SAFE_SCHEMES.has(scheme.toLowerCase()) ? bare : undefined;
}

/** The address when it leads out of the document (http, https, mailto); files have no place for relative ones. */
export function outsideAddress(address: string): string | undefined {
  const safe = safeAddress(address);
  return safe !== undefined && /^[a-z]+:/i.test(safe) ? safe : undefined;
}
