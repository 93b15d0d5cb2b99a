// Reads messages/{language}.json for Paraglide. Kept here so that a build needs nothing from the network.
//
// A message is a text with {variables}, or one text for each plural form of a variable:
//   "files": { "count=one": "{count} file", "count=other": "{count} files" }

/** @param {string} text */
function patternOf(text) {
  return text
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\{\w+\}$/.test(piece)
        ? { type: 'expression', arg: { type: 'variable-reference', name: piece.slice(1, -1) } }
        : { type: 'text', value: piece },
    );
}

/** @param {string[]} texts */
function variablesIn(texts) {
  const names = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  return [...new Set(names)].map((name) => ({ type: 'input-variable', name }));
}

/** @param {string} name */
function pluralDeclaration(name) {
  return {
    type: 'local-variable',
    name: `${name}Plural`,
    value: {
      type: 'expression',
      arg: { type: 'variable-reference', name },
      annotation: { type: 'function-reference', name: 'plural', options: [] },
    },
  };
}

export default {
  key: 'sterna.message-format',
  toBeImportedFiles: ({ settings }) =>
    settings.locales.map((locale) => ({ locale, path: `./messages/${locale}.json` })),
  importFiles: ({ files }) => {
    const bundles = new Map();
    const messages = [];
    const variants = [];
    for (const file of files) {
      const texts = JSON.parse(new TextDecoder().decode(file.content));
      for (const [key, message] of Object.entries(texts)) {
        if (typeof message === 'string') {
          if (!bundles.has(key)) bundles.set(key, { id: key, declarations: variablesIn([message]) });
          messages.push({ bundleId: key, locale: file.locale, selectors: [] });
          variants.push({ messageBundleId: key, messageLocale: file.locale, matches: [], pattern: patternOf(message) });
          continue;
        }
        const forms = Object.entries(message);
        const counted = forms[0][0].split('=')[0];
        const declarations = [...variablesIn([`{${counted}}`, ...Object.values(message)]), pluralDeclaration(counted)];
        if (!bundles.has(key)) bundles.set(key, { id: key, declarations });
        const selector = `${counted}Plural`;
        messages.push({
          bundleId: key,
          locale: file.locale,
          selectors: [{ type: 'variable-reference', name: selector }],
        });
        for (const [form, text] of forms) {
          const category = form.split('=')[1];
          const match =
            category === 'other'
              ? { type: 'catchall-match', key: selector }
              : { type: 'literal-match', key: selector, value: category };
          variants.push({
            messageBundleId: key,
            messageLocale: file.locale,
            matches: [match],
            pattern: patternOf(text),
          });
        }
      }
    }
    return { bundles: [...bundles.values()], messages, variants };
  },
};
