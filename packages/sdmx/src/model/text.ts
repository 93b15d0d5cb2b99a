/** A text in one or more languages, by language tag: `{ en: 'Senegal', fr: 'Sénégal' }`. */
export type LocalisedText = Readonly<Record<string, string>>;
