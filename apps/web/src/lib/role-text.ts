import type { Role } from '@sterna/spaces';
import { m } from '#lib/paraglide/messages.js';

/** The name of a role, as it stands inside a sentence. */
export function roleName(role: Role): string {
  const names: Readonly<Record<Role, () => string>> = {
    reader: m.invitation_role_reader,
    contributor: m.invitation_role_contributor,
    reviewer: m.invitation_role_reviewer,
    'focal point': m.invitation_role_focal_point,
    administrator: m.invitation_role_administrator,
  };
  return names[role]();
}
