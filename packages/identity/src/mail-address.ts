/** Longest address that mail knows (RFC 5321). */
const LONGEST = 254;

/** Visible signs of ASCII: the database and we agree on what is a small letter only there. */
const FORM = /^[\x21-\x3f\x41-\x7e]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/i;

/** Whether a text has the form of an e-mail address that accounts can have. */
export function isAddress(text: string): boolean {
  return text.length <= LONGEST && FORM.test(text);
}
