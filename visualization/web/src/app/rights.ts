import type { SignedIn } from './session';

/** Whether to offer the pages for imports and for the review of matches. */
export function mayImport(user: SignedIn): boolean {
  return user.rights.includes('imports');
}

/** Whether to offer accounts, contacts and power maps. */
export function mayRelate(user: SignedIn): boolean {
  return user.rights.includes('relationships');
}
