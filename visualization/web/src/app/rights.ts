import type { SignedIn } from './session';

/** Whether to offer the import page. */
export function mayImport(user: SignedIn): boolean {
  return user.rights.includes('imports');
}
