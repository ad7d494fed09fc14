import type { SignedIn } from './session';

/** Roles that may load registry files, as `IMPORTS` of domain/access.py says; the service decides, this only hides. */
const IMPORTERS: readonly SignedIn['role'][] = ['OPERATIONS', 'ADMIN', 'MANAGER'];

/** Whether to offer the pages for imports and for the review of matches. */
export function mayImport(role: SignedIn['role']): boolean {
  return IMPORTERS.includes(role);
}
