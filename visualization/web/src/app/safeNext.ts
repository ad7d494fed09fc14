/** Where to go after signing in: a path of this site only, so that a link cannot lead elsewhere. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
