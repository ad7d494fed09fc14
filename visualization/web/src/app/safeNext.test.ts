import { describe, expect, it } from 'vitest';

import { safeNext } from './safeNext';

describe('safeNext', () => {
  it('follows a path of this site', () => {
    expect(safeNext('/company/1?asOf=2024-01-01')).toBe('/company/1?asOf=2024-01-01');
  });

  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])('goes home for %j', (next) => {
    expect(safeNext(next)).toBe('/');
  });
});
