/** A word that tells how things go. */
const COURSE =
  /^[^\p{L}]*(?:aumento|incremento|disminuci[óo]n|p[ée]rdida|degradaci[óo]n|augmentation|hausse|baisse|diminution|increased|increases|decreased|decreases|decrease|reduced|rise)(?!\p{L})/iu;

/** Whether a text tells a course of things, unless what introduces it says that it is wanted: `Aumento del nivel del mar`. */
export const isCourse = (text: string): boolean => COURSE.test(text);
