/** The text of a field of a form; empty where it is missing or a file. Nothing that is kept can hold a NUL. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}
