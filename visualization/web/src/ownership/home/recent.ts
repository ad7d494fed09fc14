const STORED = 'irontree.recent';
const KEPT = 6;

/** Ids of the companies opened last on this machine, newest first. Ids only: names stay with the service. */
export function recentCompanies(): string[] {
  try {
    const found: unknown = JSON.parse(window.localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(found) ? found.filter((id) => typeof id === 'string').slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** Notes that a company was opened. */
export function noteRecentCompany(id: string): void {
  const ids = [id, ...recentCompanies().filter((known) => known !== id)].slice(0, KEPT);
  window.localStorage.setItem(STORED, JSON.stringify(ids));
}

/** Forgets all of them. */
export function forgetRecentCompanies(): void {
  window.localStorage.removeItem(STORED);
}
