/**
 * A Content-Disposition that saves a file under a name of any letters: in ASCII for old programs, in UTF-8 (RFC 6266,
 * RFC 8187) for the others. Control characters, quotation marks and separators of folders are taken out.
 */
export function attachmentNamed(name: string): string {
  const safe = name.replace(/[\s\p{C}"\\/:*?<>|]+/gu, ' ').trim() || 'file';
  const plain =
    safe
      .normalize('NFD')
      .replace(/[^\x20-\x7e]+/g, '')
      .replaceAll('%', '')
      .trim() || 'file';
  const encoded = encodeURIComponent(safe.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
