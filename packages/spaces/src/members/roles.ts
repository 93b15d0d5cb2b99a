import type { Role } from '@sterna/store/spaces';
import type { LocalText } from '@sterna/vocabulary';

/** Roles in the order in which they may do less. */
export const ROLES: readonly Role[] = ['administrator', 'focal point', 'reviewer', 'contributor', 'reader'];

/** What roles are called, on pages and in letters. */
export const ROLE_NAMES: Readonly<Record<Role, LocalText>> = {
  administrator: { fr: 'administration', en: 'administrator', es: 'administración', ar: 'مسؤول المنصة' },
  'focal point': { fr: 'point focal', en: 'focal point', es: 'punto focal', ar: 'جهة التنسيق' },
  reviewer: { fr: 'relecture', en: 'reviewer', es: 'revisión', ar: 'مراجعة' },
  contributor: { fr: 'contribution', en: 'contributor', es: 'contribución', ar: 'مساهمة' },
  reader: { fr: 'lecture', en: 'reader', es: 'lectura', ar: 'قراءة' },
};

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
