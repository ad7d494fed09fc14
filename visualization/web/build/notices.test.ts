import { describe, expect, it } from 'vitest';

import { packageFolder } from './notices';

describe('packageFolder', () => {
  it('finds packages, scoped and nested ones too', () => {
    expect(packageFolder('/w/node_modules/antd/es/index.js')).toBe('/w/node_modules/antd');
    expect(packageFolder('/w/node_modules/@rc-component/table/es/a.js?v=1')).toBe('/w/node_modules/@rc-component/table');
    expect(packageFolder('/w/node_modules/a/node_modules/b/c.js')).toBe('/w/node_modules/a/node_modules/b');
    expect(packageFolder('\0/w/node_modules/a/b.js')).toBe('/w/node_modules/a');
  });

  it('knows our own modules', () => {
    expect(packageFolder('/w/src/main.tsx')).toBeNull();
  });
});
